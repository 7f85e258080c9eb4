import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import type { NotFailed } from '../../../platform/common/failure';
import { RunRows } from '../../../platform/computing/run-rows';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { JobQueue } from '../../../platform/queue/job-queue';
import { WardsService } from '../../wards';
import { MatchComputer } from './match-computer';
import { MatchRun, MatchRunState } from '../entities/match-run.entity';
import { lockRefusal } from '../pairs/pairing-refusals';
import { fingerprintOf, loadMatchInput, loadRunInput, MatchInput } from '../profiles/profiles';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { saveProposal, summaryOf } from './save-proposal';
import { insert } from '../../../platform/database/insert';

/** What is written in the transaction in which a run is made, or taken up. */
type Along = (manager: EntityManager, run: MatchRun) => Promise<unknown>;

/** Pairings of a ward: asked for, computed off the main thread, kept as a proposal until published. */
@Injectable()
export class MatchRunsService {
  private readonly rows: RunRows<MatchRun>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly computer: MatchComputer,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {
    this.rows = new RunRows(MatchRun, unitOfWork, clock, {
      changed: 'run',
      broken: 'pairing-broken',
      interrupted: () => new DomainError('pairing-interrupted'),
    });
  }

  /** Asks for a pairing. The row is what makes it happen; the job only says that it is there. */
  async request(
    actor: Actor,
    wardId: string,
    /** For this one proposal, instead of the ward's own. */
    weights: MatchRun['weights'] = null,
  ): Promise<NotFailed<MatchRun>> {
    const run = await this.make(actor, wardId, { weights });
    await this.queue.add('matching.run', { runId: run.id }, { id: run.id });
    return run;
  }

  /**
   * For commands: a run of the ward that is theirs to execute. One whose process died is taken up;
   * while another process computes, this waits for it.
   */
  async requestOrTakeUp(actor: Actor, wardId: string, along?: Along): Promise<MatchRun> {
    for (;;) {
      const open = await this.latest(wardId, ['queued', 'running']);
      if (!open) return this.make(actor, wardId, { along });
      if (this.rows.isUnattended(open)) {
        if (along) await this.unitOfWork.write((manager) => along(manager, open));
        return open;
      }
      await setTimeout(1_000);
    }
  }

  async get(id: string, manager: EntityManager = this.unitOfWork.read): Promise<MatchRun> {
    const run = await manager.findOneBy(MatchRun, { id });
    if (!run) throw notFound('run');
    return run;
  }

  latest(wardId: string, states?: MatchRunState[]): Promise<MatchRun | null> {
    return this.unitOfWork.read.findOne(MatchRun, {
      where: { wardId, ...(states ? { state: In(states) } : {}) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** The published run that today's pairs came from, when people, pairs and settings are still those. */
  async upToDate(wardId: string): Promise<MatchRun | null> {
    const published = await this.latest(wardId, ['published']);
    if (!published) return null;
    const ward = await this.wards.get(wardId);
    const hash = fingerprintOf(await loadMatchInput(this.unitOfWork.read, ward));
    return hash === published.peopleHash ? published : null;
  }

  /** Runs that wait for a worker, and those whose worker died. */
  unattended(): Promise<MatchRun[]> {
    return this.rows.unattended();
  }

  /**
   * Computes a run and stores its proposal, all of it or nothing. Called twice, by whichever process,
   * it computes once: whoever moves the row to `running` does the work. `searchSteps` tells how much
   * work a better pairing is worth. @throws DomainError pairing-interrupted when too many processes
   * died of it
   */
  async execute(
    runId: string,
    onProgress: (percent: number) => void = () => undefined,
    searchSteps?: (input: MatchInput) => number,
  ): Promise<void> {
    await this.rows.work(runId, async (run, report) => {
      const startedAt = this.clock.now();
      const input = await this.inputOf(run);
      const told = (percent: number) => {
        report(percent);
        onProgress(percent);
      };
      const result = await this.computer.compute(input, told, searchSteps?.(input));
      if (result.reason) throw lockRefusal(result.reason);
      const milliseconds = this.clock.now() - startedAt;
      await this.unitOfWork.write(async (manager) => {
        const proposed = await this.rows.moved(manager, run, ['running'], 'proposed', {
          progress: 100,
          peopleHash: fingerprintOf(input),
          summary: summaryOf(input, result, milliseconds),
          finishedAt: this.clock.now(),
        });
        await saveProposal(manager, proposed, input, result);
      });
    });
  }

  /** Throws a proposal away, or a run that was broken off; today's pairs stay as they are. */
  async discard(actor: Actor, run: MatchRun): Promise<void> {
    const from: MatchRunState[] = ['proposed', 'failed', 'queued'];
    if (this.isInterrupted(run)) from.push('running');
    await this.unitOfWork.write(async (manager) => {
      await this.move(manager, run, from, 'discarded', {});
      await audit(manager, actor, this.clock.now(), [
        { action: 'match.discard', subjectId: run.id, wardId: run.wardId },
      ]);
    });
  }

  /** Whoever computed it has died, and nobody has taken it up yet. */
  isInterrupted(run: MatchRun): boolean {
    return run.state === 'running' && this.rows.isUnattended(run);
  }

  /**
   * Compare-and-set of a run's state, in the caller's transaction; gives the run as it then stands.
   * @throws DomainError stale-version
   */
  move(
    manager: EntityManager,
    run: MatchRun,
    from: MatchRunState[],
    to: MatchRunState,
    changes: Partial<MatchRun>,
  ): Promise<MatchRun> {
    return this.rows.moved(manager, run, from, to, changes);
  }

  /** The row of a pairing, with whatever belongs into its transaction. @throws DomainError match-in-progress */
  private async make(
    actor: Actor,
    wardId: string,
    { weights = null, along }: { weights?: MatchRun['weights']; along?: Along },
  ): Promise<NotFailed<MatchRun>> {
    const now = this.clock.now();
    const run: NotFailed<MatchRun> = {
      id: newId(),
      wardId,
      state: 'queued',
      progress: 0,
      peopleHash: null,
      weights,
      summary: null,
      failure: null,
      attempts: 0,
      requestedBy: actor.id,
      version: 1,
      createdAt: now,
      touchedAt: now,
      finishedAt: null,
    };
    try {
      return await this.unitOfWork.write(async (manager) => {
        await insert(manager, MatchRun, run);
        await along?.(manager, run);
        await audit(manager, actor, now, [{ action: 'match.request', subjectId: run.id, wardId }]);
        return run;
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError('match-in-progress', { where: 'ward' });
    }
  }

  /** What the run is computed from: the ward's people and the locks of the proposal it follows. */
  private async inputOf(run: MatchRun): Promise<MatchInput> {
    const ward = await this.wards.get(run.wardId);
    const previous = await this.latest(run.wardId, ['proposed']);
    const locks = previous
      ? await this.unitOfWork.read.findBy(ProposedPair, { runId: previous.id, isLocked: true })
      : [];
    return loadRunInput(this.unitOfWork.read, ward, run, locks);
  }
}
