import { Logger } from '@nestjs/common';
import {
  type EntityManager,
  type FindOptionsWhere,
  type QueryDeepPartialEntity,
  Raw,
} from 'typeorm';
import type { Clock } from '../common/clock';
import { DomainError } from '../common/domain-error';
import { type Failure, failureOf } from '../common/failure';
import { staleVersion, trySet } from '../database/compare-and-set';
import type { Changed, PlainRefusalCode } from '../../texts';
import type { UnitOfWork } from '../database/unit-of-work';
import { Interrupted } from './computing-thread';

/** The row hears so often how far a computation is; short ones end before. */
const progressMs = 1_000;
/** A computing process gives a sign of life so often, also when it is no further. */
const heartbeatMs = 5_000;
/** A run without one for so long belongs to a process that died; with the look of `….resume` it goes on within 16 s. */
const silenceMs = 12_000;
/** A run in which so many processes died, as for want of memory, would end the next one as well. */
const mostAttempts = 3;

/** What the row of every long computation has; beside `queued`, `running` and `failed` its states are its own. */
export interface RunRow {
  id: string;
  state: string;
  /** 0 to 100. */
  progress: number;
  failure: Failure | null;
  /** How many processes have taken it up; where it is not counted, a run is never given up. */
  attempts?: number;
  version: number;
  /** Last sign of life; a run that is silent for long is taken up again. */
  touchedAt: number;
  finishedAt: number | null;
}

/** What is said of one kind of run, and done with it. */
interface RunTraits<Run> {
  /** Somebody else changed the row meanwhile. */
  changed: Changed;
  /** The computation broke, through no fault of anybody's input. */
  broken: PlainRefusalCode;
  /** Too many processes died of it. */
  interrupted: () => DomainError;
  /** What goes with its failure, in the same write. */
  whenFailed?: (manager: EntityManager, run: Run) => Promise<void>;
}

/**
 * Runs of one kind: rows that are queued, computed by whichever process moves them to `running`, and
 * taken up by another one when that process dies.
 */
export class RunRows<Run extends RunRow> {
  private readonly logger: Logger;

  constructor(
    private readonly entity: new () => Run,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly traits: RunTraits<Run>,
  ) {
    this.logger = new Logger(`${entity.name}s`);
  }

  /** Runs that wait for a worker, and those whose worker died. */
  async unattended(): Promise<Run[]> {
    return (await this.open()).filter((run) => this.isUnattended(run));
  }

  /** Runs that wait, and those that somebody works on. */
  open(): Promise<Run[]> {
    // Word for word the condition of the index that lets a ward have one run, which holds all there are.
    const isOpen = Raw((state) => `${state} IN ('queued', 'running')`);
    return this.unitOfWork.read.findBy(this.entity, where<Run>({ state: isOpen }));
  }

  isUnattended({ state, touchedAt }: Run): boolean {
    return state === 'queued' || (state === 'running' && this.isSilent(touchedAt));
  }

  /**
   * Has `work` done for a run that nobody works on; when it is over, or somebody else is at it,
   * nothing is done. The work ends with `moved` in the transaction that stores its result. When it
   * throws, the row says why it failed; when the process is about to end, the row waits for the next.
   * @throws DomainError `interrupted` when it was given up
   */
  async work(
    id: string,
    work: (run: Run, report: (percent: number) => void) => Promise<void>,
  ): Promise<void> {
    const run = await this.claim(id);
    if (!run) return;
    if (run.state === 'failed') throw this.traits.interrupted();
    let percentDone = 0;
    const progress = this.reportRegularly(run, () => percentDone);
    try {
      await work(run, (percent) => (percentDone = percent));
    } catch (error) {
      await this.giveUp(run, error);
      throw error;
    } finally {
      clearInterval(progress);
    }
  }

  /**
   * Compare-and-set of a run's state, in the caller's transaction; gives the run as it is then, and
   * leaves `run` as it was, since the transaction may be undone.
   * @throws DomainError stale-version
   */
  async moved(
    manager: EntityManager,
    run: Run,
    from: Run['state'][],
    to: Run['state'],
    changes: Partial<Run>,
  ): Promise<Run> {
    const moved = await this.trySet(manager, run, from, { ...changes, state: to });
    if (!moved) throw staleVersion(this.traits.changed);
    return moved;
  }

  /** The run, now `running` and ours, or `failed` because it was given up; null when it is not for us. */
  private async claim(id: string): Promise<Run | null> {
    return this.unitOfWork.write(async (manager) => {
      const run = await manager.findOneBy(this.entity, where<Run>({ id }));
      if (!run || !this.isUnattended(run)) return null;
      const taken = this.taken(run) as Partial<Run>;
      // Null when another process was quicker.
      const claimed = await this.trySet(manager, run, [run.state], taken);
      if (claimed?.state === 'failed') await this.traits.whenFailed?.(manager, claimed);
      return claimed;
    });
  }

  private taken({ attempts }: Run): Partial<RunRow> {
    const anew = { state: 'running', progress: 0, failure: null };
    if (attempts === undefined) return anew;
    if (attempts < mostAttempts) return { ...anew, attempts: attempts + 1 };
    const failure = failureOf(this.traits.interrupted(), this.traits.broken);
    return { state: 'failed', failure, finishedAt: this.clock.now() };
  }

  private trySet(
    manager: EntityManager,
    run: Run,
    from: Run['state'][],
    changes: Partial<Run>,
  ): Promise<Run | null> {
    const set = { ...changes, touchedAt: this.clock.now() };
    return trySet<RunRow, Run, Partial<Run>>(manager, this.entity, run, set, {
      where: { state: from },
    });
  }

  private isSilent(touchedAt: number): boolean {
    return this.clock.now() - touchedAt > silenceMs;
  }

  private reportRegularly(run: Run, percentNow: () => number): NodeJS.Timeout {
    let [percent, silentMs] = [0, 0];
    return setInterval(() => {
      silentMs += progressMs;
      if (percentNow() === percent && silentMs < heartbeatMs) return;
      [percent, silentMs] = [percentNow(), 0];
      void this.report(run, percent);
    }, progressMs);
  }

  /** Progress is a courtesy: when it cannot be written the computation goes on. */
  private async report({ id, version }: Run, progress: number): Promise<void> {
    const set = { progress, touchedAt: this.clock.now() };
    await this.unitOfWork
      .write((manager) =>
        manager.update(
          this.entity,
          where<Run>({ id, version, state: 'running' }),
          set as unknown as QueryDeepPartialEntity<Run>,
        ),
      )
      .catch((error: unknown) =>
        this.logger.warn(`Progress of run ${id} was not written: ${String(error)}`),
      );
  }

  /** When even this cannot be written, the silence of the row tells it. */
  private async giveUp(run: Run, error: unknown): Promise<void> {
    await this.unitOfWork
      .write(async (manager) => {
        if (error instanceof Interrupted) {
          await this.moved(manager, run, ['running'], 'queued', untried(run));
          return;
        }
        await this.moved(manager, run, ['running'], 'failed', this.failed(run, error));
        await this.traits.whenFailed?.(manager, run);
      })
      .catch((notWritten: unknown) =>
        this.logger.warn(`The end of run ${run.id} was not written: ${String(notWritten)}`),
      );
  }

  private failed({ id }: Run, error: unknown): Partial<Run> {
    if (!(error instanceof DomainError)) {
      this.logger.error(`Run ${id} failed: ${String(error)}`, (error as Error)?.stack);
    }
    const failure = failureOf(error, this.traits.broken);
    return { failure, finishedAt: this.clock.now() } as Partial<Run>;
  }
}

/** A process that was told to end did not die of the run. */
function untried<Run extends RunRow>({ attempts }: Run): Partial<Run> {
  return (attempts === undefined ? {} : { attempts: attempts - 1 }) as Partial<Run>;
}

/** TypeORM cannot see that every run has these columns. */
function where<Run>(columns: Record<string, unknown>): FindOptionsWhere<Run> {
  return columns as FindOptionsWhere<Run>;
}
