import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { EntityManager, In, Raw } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { WardsService } from '../../wards';
import { MatchComputer } from './match-computer';
import { MatchRun, MatchRunState } from '../entities/match-run.entity';
import { lockRefusal } from '../pairs/pairing-refusals';
import { fingerprintOf, loadMatchInput, MatchInput } from '../profiles/profiles';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { saveProposal, summaryOf } from './save-proposal';

/** The row hears so often how far a computation is; short ones end before. */
const progressMs = 1_000;
/** A computing process gives a sign of life so often, also when it is no further. */
const heartbeatMs = 5_000;
/** A run without one for so long belongs to a process that died. */
const silenceMs = 20_000;

/** What is written in the transaction in which a run is made, or taken up. */
type Along = (manager: EntityManager, run: MatchRun) => Promise<unknown>;

/** Pairings of a ward: asked for, computed off the main thread, kept as a proposal until published. */
@Injectable()
export class MatchRunsService {
  private readonly logger = new Logger(MatchRunsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly computer: MatchComputer,
    private readonly clock: Clock,
  ) {}

  /** Asks for a pairing; the row is what makes it happen, the caller puts the job. */
  async request(actor: Actor, wardId: string, along?: Along): Promise<MatchRun> {
    const now = this.clock.now();
    const run: MatchRun = {
      id: newId(),
      wardId,
      state: 'queued',
      progress: 0,
      peopleHash: null,
      summary: null,
      failure: null,
      requestedBy: actor.id,
      version: 1,
      createdAt: now,
      touchedAt: now,
      finishedAt: null,
    };
    try {
      return await this.unitOfWork.write(async (manager) => {
        await manager.insert(MatchRun, run);
        await along?.(manager, run);
        await audit(manager, actor, now, [{ action: 'match.request', subjectId: run.id, wardId }]);
        return run;
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError(
        'match-in-progress',
        'Đơn vị này đang được ghép cặp, xin chờ xong.',
        409,
      );
    }
  }

  /**
   * For commands: a run of the ward that is theirs to execute. One whose process died is taken up;
   * while another process computes, this waits for it.
   */
  async requestOrTakeUp(actor: Actor, wardId: string, along?: Along): Promise<MatchRun> {
    for (;;) {
      const open = await this.latest(wardId, ['queued', 'running']);
      if (!open) return this.request(actor, wardId, along);
      if (open.state === 'queued' || this.isSilent(open)) {
        if (along) await this.unitOfWork.write((manager) => along(manager, open));
        return open;
      }
      await setTimeout(1_000);
    }
  }

  async get(id: string, manager: EntityManager = this.unitOfWork.read): Promise<MatchRun> {
    const run = await manager.findOneBy(MatchRun, { id });
    if (!run) throw notFound('lần ghép cặp này');
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
  async unattended(): Promise<MatchRun[]> {
    // Word for word the condition of match_run_one_at_work, which then holds all there are.
    const open = await this.unitOfWork.read.findBy(MatchRun, {
      state: Raw((state) => `${state} IN ('queued', 'running')`),
    });
    return open.filter((run) => run.state === 'queued' || this.isSilent(run));
  }

  /**
   * Computes a run and stores its proposal, all of it or nothing. Called twice, by whichever process,
   * it computes once: whoever moves the row to `running` does the work. `searchMs` tells how long a
   * better pairing may be looked for.
   */
  async execute(
    runId: string,
    onProgress: (percent: number) => void = () => undefined,
    searchMs?: (input: MatchInput) => number,
  ): Promise<void> {
    const run = await this.claim(runId);
    if (!run) return;
    const startedAt = this.clock.now();
    let percentDone = 0;
    const progress = this.reportRegularly(run.id, () => percentDone);
    try {
      const input = await this.inputOf(run);
      const tell = (percent: number) => {
        percentDone = percent;
        onProgress(percent);
      };
      const result = await this.computer.compute(input, tell, searchMs?.(input));
      if (result.reason) throw lockRefusal(result.reason);
      const milliseconds = this.clock.now() - startedAt;
      await this.unitOfWork.write(async (manager) => {
        await this.move(manager, run, ['running'], 'proposed', {
          progress: 100,
          peopleHash: fingerprintOf(input),
          summary: summaryOf(input, result, milliseconds),
          finishedAt: this.clock.now(),
        });
        await saveProposal(manager, run, input, result);
      });
    } catch (error) {
      await this.fail(run, error);
      throw error;
    } finally {
      clearInterval(progress);
    }
  }

  /** Throws a proposal away; today's pairs stay as they are. */
  async discard(actor: Actor, run: MatchRun): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.move(manager, run, ['proposed', 'failed', 'queued'], 'discarded', {});
      await audit(manager, actor, this.clock.now(), [
        { action: 'match.discard', subjectId: run.id, wardId: run.wardId },
      ]);
    });
  }

  /** Compare-and-set of a run's state, in the caller's transaction. */
  async move(
    manager: EntityManager,
    run: MatchRun,
    from: MatchRunState[],
    to: MatchRunState,
    changes: Partial<MatchRun>,
  ): Promise<void> {
    const set = { ...changes, state: to, touchedAt: this.clock.now(), version: run.version + 1 };
    const result = await manager.update(
      MatchRun,
      { id: run.id, state: In(from), version: run.version },
      set,
    );
    if (result.affected !== 1) {
      throw new DomainError('stale-version', 'Lần ghép cặp này vừa được thay đổi ở nơi khác.', 409);
    }
    Object.assign(run, set);
  }

  /** What the run is computed from: the ward's people and the locks of the proposal it follows. */
  private async inputOf(run: MatchRun): Promise<MatchInput> {
    const ward = await this.wards.get(run.wardId);
    const previous = await this.latest(run.wardId, ['proposed']);
    const locks = previous
      ? await this.unitOfWork.read.findBy(ProposedPair, { runId: previous.id, isLocked: true })
      : [];
    return loadMatchInput(this.unitOfWork.read, ward, locks);
  }

  private async claim(runId: string): Promise<MatchRun | null> {
    return this.unitOfWork.write(async (manager) => {
      const run = await manager.findOneBy(MatchRun, { id: runId });
      if (!run || !['queued', 'running'].includes(run.state)) return null;
      if (run.state === 'running' && !this.isSilent(run)) return null;
      await this.move(manager, run, [run.state], 'running', { progress: 0, failure: null });
      return run;
    });
  }

  private isSilent(run: MatchRun): boolean {
    return this.clock.now() - run.touchedAt > silenceMs;
  }

  private reportRegularly(runId: string, percentNow: () => number): NodeJS.Timeout {
    let [percent, silentMs] = [0, 0];
    return setInterval(() => {
      silentMs += progressMs;
      if (percentNow() === percent && silentMs < heartbeatMs) return;
      [percent, silentMs] = [percentNow(), 0];
      void this.report(runId, percent);
    }, progressMs);
  }

  /** Progress is a courtesy: when it cannot be written the computation goes on. */
  private async report(runId: string, percent: number): Promise<void> {
    const touchedAt = this.clock.now();
    await this.unitOfWork
      .write((manager) =>
        manager.update(MatchRun, { id: runId, state: 'running' }, { progress: percent, touchedAt }),
      )
      .catch((error: unknown) =>
        this.logger.warn(`Progress of run ${runId} was not written: ${String(error)}`),
      );
  }

  private async fail(run: MatchRun, error: unknown): Promise<void> {
    const known = error instanceof DomainError;
    const failure = known ? error.message : 'Ghép cặp bị lỗi, xin chạy lại.';
    if (!known)
      this.logger.error(`Run ${run.id} failed: ${String(error)}`, (error as Error)?.stack);
    await this.unitOfWork
      .write((manager) =>
        this.move(manager, run, ['running'], 'failed', { failure, finishedAt: this.clock.now() }),
      )
      .catch(() => undefined);
  }
}
