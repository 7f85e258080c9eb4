import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { AUDIENCES, type StageCode, STAGES } from '../../../core/vietnamese/measures';
import { usualProgramme } from '../../../core/programme/programmes';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { Hamlet, Ward } from '../../wards';
import { type Count, Measures } from '../measures/measures.service';

/** How many have come so far, at each stage. */
export type StageCounts = Record<StageCode, Count>;

/** Whose way it is, and which days count as the period; of this year until today, where no days are said. */
export interface AskedFunnel {
  audience: string;
  from?: LocalDate;
  until?: LocalDate;
}

/** A part of those whose way it is: a unit, a hamlet, a group or a programme. */
export interface FunnelPart {
  /** A unit's, hamlet's or programme's id, or the code of a group; `-` is the programme of the ambassadors. */
  id: string;
  /** Null of a group and of the ambassadors' programme, which have their names in the texts. */
  name: string | null;
  /** Of a unit. */
  code?: string;
  stages: StageCounts;
}

export interface WardFunnel {
  stages: StageCounts;
  hamlets: FunnelPart[];
  groups: FunnelPart[];
  /** Of those that people are in now; none where the ward has that of the ambassadors alone. */
  programmes: FunnelPart[];
}

/**
 * The way from the list to the confirmation. Each stage counts whoever has come to it, in whichever way: who learned at a
 * walk-in day without a pair has had a lesson and no ambassador, so a stage may hold more people than the one before.
 */
@Injectable()
export class Funnel {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: Measures,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Of a ward, of each of its hamlets, of each group and of each programme. @throws DomainError not-found */
  async ofWard(actor: Actor, wardId: string, asked: AskedFunnel): Promise<WardFunnel> {
    assertMay(actor, 'targets.read', { wardIds: [wardId] }, 'ward');
    const { read } = this.unitOfWork;
    const ward = await read.findOneBy(Ward, { id: wardId });
    if (!ward) throw notFound('ward');
    const days = this.daysOf(asked);
    const hamlets = await read.findBy(Hamlet, { wardId });
    hamlets.sort((one, other) => inNaturalOrder(one.name, other.name));
    const ofHamlets = new Map<string, StageCounts>();
    for (const stage of STAGES) {
      const counted = { measure: stage, audience: asked.audience, ...days };
      const counts = await this.measures.byHamlet(wardId, counted);
      for (const { id } of hamlets) {
        const stages = ofHamlets.get(id) ?? ({} as StageCounts);
        ofHamlets.set(id, { ...stages, [stage]: counts.get(id) ?? none });
      }
    }
    const audiences = [...new Set([asked.audience, ...AUDIENCES.codes])];
    const counts = await this.counts([ward], audiences, days);
    const stagesOf = (audience: string): StageCounts => counts(wardId, audience);
    return {
      stages: stagesOf(asked.audience),
      hamlets: hamlets.map(({ id, name }) => ({
        id,
        name,
        stages: ofHamlets.get(id) ?? nowhere(),
      })),
      groups: AUDIENCES.codes
        .filter((audience) => audience !== 'all')
        .map((id) => ({ id, name: null, stages: stagesOf(id) })),
      programmes: await this.ofProgrammes(ward, { audience: asked.audience, ...days }),
    };
  }

  /** Of every unit of a province, without anybody's name. @throws DomainError not-found */
  async ofProvince(actor: Actor, provinceCode: string, asked: AskedFunnel): Promise<FunnelPart[]> {
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const wards = await this.unitOfWork.read.find(Ward, {
      where: { provinceCode },
      order: { code: 'ASC' },
    });
    const counts = await this.counts(wards, [asked.audience], this.daysOf(asked));
    return wards.map(({ id, name, code }) => ({
      id,
      name,
      code,
      stages: counts(id, asked.audience),
    }));
  }

  private async ofProgrammes(
    { id: wardId, programmes }: Ward,
    counted: { audience: string; from: LocalDate; until: LocalDate },
  ): Promise<FunnelPart[]> {
    if (programmes.length === 0) return [];
    const found = new Map<StageCode, Map<string | null, Count>>();
    for (const stage of STAGES) {
      found.set(stage, await this.measures.byProgramme(wardId, { measure: stage, ...counted }));
    }
    return [{ id: usualProgramme, name: null }, ...programmes].map(({ id, name }) => ({
      id,
      name,
      stages: eachStage((stage) => found.get(stage)?.get(name) ?? none),
    }));
  }

  private async counts(
    wards: readonly Ward[],
    audiences: readonly string[],
    days: { from: LocalDate; until: LocalDate },
  ): Promise<(wardId: string, audience: string) => StageCounts> {
    const found = new Map<StageCode, Awaited<ReturnType<Measures['countsOf']>>>();
    for (const measure of STAGES) {
      found.set(measure, await this.measures.countsOf(wards, { measure, ...days }, audiences));
    }
    return (wardId, audience) =>
      eachStage((stage) => found.get(stage)?.get(audience)?.get(wardId) ?? none);
  }

  private daysOf({ from, until }: AskedFunnel): { from: LocalDate; until: LocalDate } {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return { from: from ?? `${(until ?? today).slice(0, 4)}-01-01`, until: until ?? today };
  }
}

/** Of all of these together. */
export function stagesTogether(parts: readonly FunnelPart[]): StageCounts {
  return eachStage((stage) => ({
    total: parts.reduce((sum, { stages }) => sum + stages[stage].total, 0),
    inPeriod: parts.reduce((sum, { stages }) => sum + stages[stage].inPeriod, 0),
  }));
}

const none: Count = { total: 0, inPeriod: 0 };

const nowhere = (): StageCounts => eachStage(() => none);

function eachStage(of: (stage: StageCode) => Count): StageCounts {
  return Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as StageCounts;
}
