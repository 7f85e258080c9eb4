import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { type Actor, audit, systemActor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { failureOf, type NotFailed } from '../../../platform/common/failure';
import { type Page, type PageQuery, pageOf } from '../../../platform/http/paging';
import { Interrupted } from '../../../platform/computing/computing-thread';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Ward } from '../../wards';
import { BorderPair } from '../entities/border-pair.entity';
import type { MatchRun } from '../entities/match-run.entity';
import { MatchRunsService } from '../runs/match-runs.service';
import type { MatchInput } from '../profiles/profiles';
import { lockRows } from '../../../platform/database/locks';
import { oneAtWork } from './one-at-work';
import { ProvinceJoiner } from './province-joiner';
import { ProvinceRun } from '../entities/province-run.entity';
import { ProvinceWard } from '../entities/province-ward.entity';

/** A ward that broke so often is left out, and tried again only when somebody asks. */
const mostAttempts = 3;
/** So that the search for 120,000 people takes about 30 seconds on two cores. */
const searchStepsPerMentee = 0.25;
const fewestSearchSteps = 50;

export interface ProvinceProgress extends ProvinceRun {
  /** 0 to 100 for the whole province. */
  progress: number;
  wards: { total: number; done: number; failed: number };
}

/**
 * Pairs all wards of a province: a row for every ward, and the state of the whole follows from them.
 * Every step may be called again by whichever process, and does what is left.
 */
@Injectable()
export class ProvinceRunsService {
  private readonly logger = new Logger(ProvinceRunsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: MatchRunsService,
    private readonly joiner: ProvinceJoiner,
    private readonly clock: Clock,
  ) {}

  /** Asks for a pairing of the province. @throws DomainError not-found, match-in-progress */
  async request(actor: Actor, provinceCode: string): Promise<NotFailed<ProvinceProgress>> {
    const run: NotFailed<ProvinceRun> = {
      id: newId(),
      provinceCode,
      state: 'wards',
      borderPairs: null,
      failure: null,
      requestedBy: actor.id,
      createdAt: this.clock.now(),
      finishedAt: null,
    };
    return oneAtWork(() =>
      this.unitOfWork.write(async (manager) => {
        const wards = await manager.find(Ward, { where: { provinceCode }, order: { code: 'ASC' } });
        if (wards.length === 0) throw notFound('wards-of-province');
        await insert(manager, ProvinceRun, run);
        const rows: ProvinceWard[] = wards.map((ward) => ({
          id: newId(),
          provinceRunId: run.id,
          wardId: ward.id,
          runId: null,
          state: 'waiting',
          attempts: 0,
          failure: null,
        }));
        await insert(manager, ProvinceWard, rows);
        await this.audit(manager, actor, 'province.request', run.id);
        return this.progress(run, manager);
      }),
    );
  }

  async get(provinceCode: string, id: string): Promise<ProvinceRun> {
    const run = await this.unitOfWork.read.findOneBy(ProvinceRun, { id, provinceCode });
    if (!run) throw notFound('run');
    return run;
  }

  list(provinceCode: string, query: PageQuery): Promise<Page<ProvinceRun>> {
    return pageOf(this.unitOfWork.read, ProvinceRun, { provinceCode }, query, {
      fields: ['createdAt'],
      fallback: '-createdAt',
    });
  }

  latest(provinceCode: string): Promise<ProvinceRun | null> {
    return this.unitOfWork.read.findOne(ProvinceRun, {
      where: { provinceCode },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Wards that failed, or that could not be published, with the reason. */
  faults(provinceRunId: string): Promise<ProvinceWard[]> {
    return this.unitOfWork.read.find(ProvinceWard, {
      where: { provinceRunId, failure: Not(IsNull()) },
      order: { id: 'ASC' },
    });
  }

  listWards(run: ProvinceRun, query: PageQuery): Promise<Page<ProvinceWard>> {
    return pageOf(this.unitOfWork.read, ProvinceWard, { provinceRunId: run.id }, query, {
      fields: ['id', 'state'],
      fallback: 'id',
    });
  }

  listBorderPairs(run: ProvinceRun, query: PageQuery): Promise<Page<BorderPair>> {
    return pageOf(this.unitOfWork.read, BorderPair, { provinceRunId: run.id }, query, {
      fields: ['menteeWardId', 'mentorWardId', 'metres'],
      fallback: 'menteeWardId',
    });
  }

  /** Wards count for 95 of 100, the joining of neighbours for the rest. */
  async progress<Run extends ProvinceRun>(
    run: Run,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<Run & ProvinceProgress> {
    const provinceRunId = run.id;
    const count = (state?: ProvinceWard['state']) =>
      manager.countBy(ProvinceWard, { provinceRunId, ...(state ? { state } : {}) });
    const [total, done, failed] = [await count(), await count('done'), await count('failed')];
    const isOver = !['wards', 'joining', 'failed'].includes(run.state);
    const progress = isOver ? 100 : Math.floor((95 * (done + failed)) / Math.max(1, total));
    return { ...run, progress, wards: { total, done, failed } };
  }

  /** Provinces that are not over, with their wards that are still to be paired; none when only the joining is left. */
  async unattended(): Promise<{ runId: string; wardIds: string[] }[]> {
    const { read } = this.unitOfWork;
    const open = await read.findBy(ProvinceRun, { state: In(['wards', 'joining']) });
    return Promise.all(
      open.map(async ({ id }) => {
        const waiting = await read.find(ProvinceWard, {
          where: { provinceRunId: id, state: 'waiting' },
          order: { id: 'ASC' },
        });
        return { runId: id, wardIds: waiting.map((ward) => ward.id) };
      }),
    );
  }

  /**
   * Pairs one ward of a province. A fault is thrown for the queue to try again, until it has happened
   * too often; a refusal is final at once.
   */
  async executeWard(provinceWardId: string): Promise<void> {
    const child = await this.unitOfWork.read.findOneBy(ProvinceWard, { id: provinceWardId });
    if (child?.state !== 'waiting') return;
    try {
      const run = await this.runOf(child);
      await this.runs.execute(run.id, undefined, searchStepsFor);
      const { state } = await this.runs.get(run.id);
      // Another process computes it: the sweep looks again.
      if (state !== 'proposed' && state !== 'published') return;
      await this.settle(child, { state: 'done', failure: null });
    } catch (error) {
      await this.recordFault(child, error);
    }
  }

  /**
   * Joins neighbouring wards that allow it, and ends the run; while a ward waits, it does nothing.
   * Called again it stores nothing twice. When nobody tries again after it threw, the run says why it
   * failed.
   */
  async join(id: string, isLastAttempt = false): Promise<void> {
    try {
      await this.joinNeighbours(id);
    } catch (error) {
      const isFinal = isLastAttempt || error instanceof DomainError;
      if (isFinal && !(error instanceof Interrupted)) await this.failJoining(id, error);
      throw error;
    }
  }

  /**
   * Lets a failed ward be tried again; the joining follows anew.
   * @throws DomainError not-failed, match-in-progress
   */
  async retryWard(
    actor: Actor,
    run: ProvinceRun,
    wardId: string,
  ): Promise<NotFailed<ProvinceProgress>> {
    return oneAtWork(() =>
      this.unitOfWork.write(async (manager) => {
        await lockRows(manager, ProvinceRun, [run.id]);
        const { affected } = await manager.update(
          ProvinceWard,
          { provinceRunId: run.id, wardId, state: 'failed' },
          { state: 'waiting', attempts: 0, failure: null, runId: null },
        );
        if (!affected) {
          throw new DomainError('not-failed', { where: 'ward' });
        }
        const reopened = {
          state: 'wards',
          borderPairs: null,
          failure: null,
          finishedAt: null,
        } as const;
        await manager.update(ProvinceRun, { id: run.id }, reopened);
        await this.audit(manager, actor, 'province.retry', run.id, wardId);
        return this.progress({ ...run, ...reopened }, manager);
      }),
    );
  }

  /**
   * Lets the joining that failed be tried again; what was proposed for the wards stands.
   * @throws DomainError not-failed, match-in-progress
   */
  async retryJoining(actor: Actor, run: ProvinceRun): Promise<NotFailed<ProvinceProgress>> {
    return oneAtWork(() =>
      this.unitOfWork.write(async (manager) => {
        const failed = { id: run.id, state: 'failed' } as const;
        const reopened = { state: 'joining', failure: null, finishedAt: null } as const;
        const { affected } = await manager.update(ProvinceRun, failed, reopened);
        if (!affected) {
          throw new DomainError('not-failed', { where: 'province' });
        }
        await this.audit(manager, actor, 'province.retry', run.id);
        return this.progress({ ...run, ...reopened }, manager);
      }),
    );
  }

  /** The ward's run: the one begun before, or a new one where that broke. */
  private async runOf(child: ProvinceWard): Promise<MatchRun> {
    const before = child.runId ? await this.runs.get(child.runId) : null;
    if (before && before.state !== 'failed' && before.state !== 'discarded') return before;
    const { id, wardId } = child;
    // Together with the run, and only if nobody gave the ward one since: a kill -9 or a job that comes
    // twice would leave a run that is computed for nothing.
    const own = async (manager: EntityManager, { id: runId }: MatchRun): Promise<void> => {
      const asSeen = { id, state: 'waiting', runId: child.runId ?? IsNull() } as const;
      const { affected } = await manager.update(ProvinceWard, asSeen, { runId });
      if (!affected) throw new DomainError('stale-version', { what: 'ward-paired' });
    };
    return this.runs.requestOrTakeUp(systemActor, wardId, own);
  }

  private async joinNeighbours(id: string): Promise<void> {
    await this.moveToJoining(id);
    const run = await this.unitOfWork.read.findOneBy(ProvinceRun, { id, state: 'joining' });
    if (!run) return;
    const joined = await wardsAndRuns(this.unitOfWork.read, id);
    const pairs = await this.joiner.pairsFor(id);
    await this.unitOfWork.write(async (manager) => {
      await lockRows(manager, ProvinceRun, [id]);
      // A ward may have been tried again meanwhile: whoever joins with it stores the pairs.
      if ((await wardsAndRuns(manager, id)) !== joined) return;
      const { affected } = await manager.update(
        ProvinceRun,
        { id, state: 'joining' },
        { state: 'proposed', borderPairs: pairs.length, finishedAt: this.clock.now() },
      );
      if (!affected) return;
      await manager.delete(BorderPair, { provinceRunId: id, state: Not('published') });
      await insert(manager, BorderPair, pairs);
    });
  }

  private async recordFault(child: ProvinceWard, error: unknown): Promise<void> {
    if (error instanceof Interrupted) throw error;
    const isRefusal = error instanceof DomainError;
    // Somebody else began to pair this ward, or took up its run, in the same moment: the sweep looks again.
    if (isRefusal && ['match-in-progress', 'stale-version'].includes(error.code)) return;
    const attempts = child.attempts + 1;
    const isFinal = isRefusal || attempts >= mostAttempts;
    const failure = failureOf(error, 'pairing-broken');
    await this.settle(child, isFinal ? { state: 'failed', attempts, failure } : { attempts });
    if (!isFinal) throw error;
  }

  /** When even this cannot be written, the sweep puts the joining again. */
  private async failJoining(id: string, error: unknown): Promise<void> {
    const failure = failureOf(error, 'joining-broken');
    const failed = { state: 'failed', failure, finishedAt: this.clock.now() } as const;
    await this.unitOfWork
      .write((manager) => manager.update(ProvinceRun, { id, state: 'joining' }, failed))
      .catch((notWritten: unknown) =>
        this.logger.warn(`The end of province run ${id} was not written: ${String(notWritten)}`),
      );
  }

  private async settle(child: ProvinceWard, changes: Partial<ProvinceWard>): Promise<void> {
    const { id } = child;
    await this.unitOfWork.write((manager) =>
      manager.update(ProvinceWard, { id, state: 'waiting' }, changes),
    );
  }

  private async moveToJoining(id: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await lockRows(manager, ProvinceRun, [id]);
      if (await manager.existsBy(ProvinceWard, { provinceRunId: id, state: 'waiting' })) return;
      await manager.update(ProvinceRun, { id, state: 'wards' }, { state: 'joining' });
    });
  }

  private audit(
    manager: EntityManager,
    actor: Actor,
    action: string,
    subjectId: string,
    wardId: string | null = null,
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ action, subjectId, wardId }]);
  }
}

/** Which runs the wards of a province stand on, to tell whether one has changed. */
async function wardsAndRuns(manager: EntityManager, provinceRunId: string): Promise<string> {
  const wards = await manager.find(ProvinceWard, {
    where: { provinceRunId },
    order: { id: 'ASC' },
  });
  return JSON.stringify(wards.map(({ id, state, runId }) => [id, state, runId]));
}

function searchStepsFor({ mentees }: MatchInput): number {
  return Math.max(fewestSearchSteps, mentees.length * searchStepsPerMentee);
}
