import { Injectable } from '@nestjs/common';
import { type Actor, audit, systemActor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { failureOf, type NotFailed } from '../../../platform/common/failure';
import { Interrupted } from '../../../platform/computing/computing-thread';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { MatchRunsService } from '../runs/match-runs.service';
import { ProposalsService } from '../proposals/proposals.service';
import { ProvinceRun } from '../entities/province-run.entity';
import { ProvinceProgress, ProvinceRunsService } from './province-runs.service';
import { ProvinceWard } from '../entities/province-ward.entity';
import { oneAtWork } from './one-at-work';

/** Publishes the proposals of a province ward by ward, and with the last of its wards each border pair. */
@Injectable()
export class ProvincePublisher {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly provinces: ProvinceRunsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The row is what makes it happen, the caller puts the job. One run of a province is at work at a
   * time. @throws DomainError not-proposed, match-in-progress
   */
  async request(actor: Actor, run: ProvinceRun): Promise<NotFailed<ProvinceProgress>> {
    return oneAtWork(() =>
      this.unitOfWork.write(async (manager) => {
        const begun = { state: 'publishing', failure: null } as const;
        const proposed = { id: run.id, state: 'proposed' } as const;
        const { affected } = await manager.update(ProvinceRun, proposed, begun);
        if (!affected) {
          throw new DomainError('not-proposed');
        }
        await audit(manager, actor, this.clock.now(), [
          { action: 'province.publish', subjectId: run.id, wardId: null },
        ]);
        return this.provinces.progress({ ...run, ...begun }, manager);
      }),
    );
  }

  /**
   * Called again after a break it goes on with the wards that are not published yet. When nobody tries
   * again after it, a ward that throws is left out with a sentence that says so, as one that refuses.
   */
  async execute(provinceRunId: string, isLastAttempt = false): Promise<void> {
    const { read } = this.unitOfWork;
    if (!(await read.existsBy(ProvinceRun, { id: provinceRunId, state: 'publishing' }))) return;
    const wards = await read.findBy(ProvinceWard, { provinceRunId, state: 'done' });
    for (const ward of wards) await this.publishWard(ward, isLastAttempt);
    await this.unitOfWork.write((manager) =>
      manager.update(
        ProvinceRun,
        { id: provinceRunId, state: 'publishing' },
        { state: 'published', finishedAt: this.clock.now() },
      ),
    );
  }

  async unattended(): Promise<string[]> {
    const open = await this.unitOfWork.read.findBy(ProvinceRun, { state: 'publishing' });
    return open.map(({ id }) => id);
  }

  /** A ward that refuses keeps its pairs of today and says why; its officer may publish it later. */
  private async publishWard({ id, runId }: ProvinceWard, isLastAttempt: boolean): Promise<void> {
    const run = runId ? await this.runs.get(runId) : null;
    if (run?.state !== 'proposed') return;
    const failure = await this.proposals.publish(systemActor, run).then(
      () => null,
      (error: unknown) => {
        const isFinal = isLastAttempt || error instanceof DomainError;
        if (isFinal && !(error instanceof Interrupted))
          return failureOf(error, 'publishing-broken');
        throw error;
      },
    );
    if (failure !== null) {
      await this.unitOfWork.write((manager) => manager.update(ProvinceWard, { id }, { failure }));
    }
  }
}
