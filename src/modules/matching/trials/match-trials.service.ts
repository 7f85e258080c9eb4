import { Injectable } from '@nestjs/common';
import type { CurvePoint } from '../../../core/matching/pairing/active-curve';
import type { MatchWeights } from '../../../core/matching/rules/problem';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { RunRows } from '../../../platform/computing/run-rows';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { JobQueue } from '../../../platform/queue/job-queue';
import { type Actor, audit } from '../../access';
import { WardsService } from '../../wards';
import type { MatchRun } from '../entities/match-run.entity';
import { MatchTrial, type TrialResults, type TriedWeights } from '../entities/match-trial.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { lockRefusal } from '../pairs/pairing-refusals';
import { loadMatchInput, matchSettingsOf } from '../profiles/profiles';
import { MatchComputer } from '../runs/match-computer';

/** Pairings that are computed off the main thread to be looked at: other weights, and more or fewer active mentors. */
@Injectable()
export class MatchTrials {
  private readonly rows: RunRows<MatchTrial>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly computer: MatchComputer,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {
    this.rows = new RunRows(MatchTrial, unitOfWork, clock, {
      changed: 'run',
      broken: 'pairing-broken',
      interrupted: () => new DomainError('pairing-interrupted'),
    });
  }

  /**
   * What the ward's pairing would be with these weights: each changed one alone, and all together.
   * @throws DomainError nothing-changed; match-in-progress where another trial of the ward is at work
   */
  async tryWeights(
    actor: Actor,
    wardId: string,
    wanted: Partial<MatchWeights>,
  ): Promise<MatchTrial> {
    const settings = matchSettingsOf(await this.wards.get(wardId));
    const changed = changedWeights(settings, wanted);
    if (changed.length === 0) throw new DomainError('nothing-changed');
    const weights = Object.fromEntries(changed.map((name) => [name, wanted[name]]));
    const shown = Object.fromEntries(changed.map((name) => [name, settings[name]]));
    return this.make(actor, { wardId, kind: 'weights', runId: null, weights, shown });
  }

  /** What one more active mentor, and one less, costs in a proposal. @throws DomainError match-in-progress */
  askCurve(actor: Actor, run: MatchRun): Promise<MatchTrial> {
    const { wardId, id: runId } = run;
    return this.make(actor, { wardId, kind: 'curve', runId, weights: {}, shown: {} });
  }

  async get(id: string): Promise<MatchTrial> {
    const trial = await this.unitOfWork.read.findOneBy(MatchTrial, { id });
    if (!trial) throw notFound('run');
    return trial;
  }

  /** The curve of a proposal that was asked for last. */
  async curveOf(runId: string): Promise<MatchTrial | null> {
    const [last] = await this.unitOfWork.read.find(MatchTrial, {
      where: { runId },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return last ?? null;
  }

  unattended(): Promise<MatchTrial[]> {
    return this.rows.unattended();
  }

  /** Computes a trial; called twice, it computes once. */
  async execute(id: string): Promise<void> {
    await this.rows.work(id, async (trial, report) => {
      const results =
        trial.kind === 'curve'
          ? { curve: await this.curve(trial, report) }
          : { tried: await this.tried(trial, report) };
      await this.store(trial, results);
    });
  }

  private store(trial: MatchTrial, results: TrialResults): Promise<unknown> {
    const finishedAt = this.clock.now();
    return this.unitOfWork.write((manager) =>
      this.rows.moved(manager, trial, ['running'], 'done', { progress: 100, results, finishedAt }),
    );
  }

  private async tried(
    { wardId, weights, shown }: MatchTrial,
    report: (percent: number) => void,
  ): Promise<TriedWeights[]> {
    const ward = await this.wards.get(wardId);
    const input = await loadMatchInput(this.unitOfWork.read, ward);
    const now = { ...input, settings: { ...input.settings, ...shown } };
    return this.computer.tryWeights(now, variantsOf(weights), report);
  }

  private async curve(
    { wardId, runId }: MatchTrial,
    report: (percent: number) => void,
  ): Promise<CurvePoint[]> {
    const { read } = this.unitOfWork;
    const ward = await this.wards.get(wardId);
    const pairs = await read.find(ProposedPair, {
      where: { runId: runId ?? '' },
      order: { id: 'ASC' },
    });
    const locks = pairs.filter(({ isLocked }) => isLocked);
    // Of points at the ward's own weights the proposal is one, also where it was made at others.
    const input = await loadMatchInput(read, ward, locks);
    const curve = await this.computer.curve(input, pairs, report);
    if ('code' in curve) throw lockRefusal(curve);
    return curve;
  }

  private async make(
    actor: Actor,
    asked: Pick<MatchTrial, 'wardId' | 'kind' | 'runId' | 'weights' | 'shown'>,
  ): Promise<MatchTrial> {
    const now = this.clock.now();
    const trial: MatchTrial = {
      id: newId(),
      ...asked,
      state: 'queued',
      progress: 0,
      results: null,
      failure: null,
      attempts: 0,
      requestedBy: actor.id,
      version: 1,
      createdAt: now,
      touchedAt: now,
      finishedAt: null,
    };
    const { wardId, weights } = asked;
    const tried = { action: 'match.try', subjectId: trial.id, wardId, facts: { ...weights } };
    try {
      await this.unitOfWork.write(async (manager) => {
        await insert(manager, MatchTrial, trial);
        await audit(manager, actor, now, [tried]);
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError('match-in-progress', { where: 'ward' });
    }
    await this.queue.add('matching.try', { trialId: trial.id }, { id: trial.id });
    return trial;
  }
}

type WeightName = keyof MatchWeights;

function changedWeights(settings: MatchWeights, wanted: Partial<MatchWeights>): WeightName[] {
  const names = Object.keys(wanted) as WeightName[];
  return names.filter(
    (name) => wanted[name] !== undefined && !isSame(wanted[name], settings[name]),
  );
}

/** Numbers by their value, lists by what is in them. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** None changed, each alone where there are several, and all of them. */
function variantsOf(weights: Partial<MatchWeights>): Partial<MatchWeights>[] {
  const each = Object.entries(weights).map(([name, value]) => ({ [name]: value }));
  return [{}, ...(each.length > 1 ? each : []), weights];
}
