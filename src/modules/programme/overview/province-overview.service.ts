import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { progressOf } from '../../../core/programme/progress';
import { lastPeriodOf } from '../../../core/programme/report-periods';
import { type LocalDate, weekStartOf } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import type { CountedCode } from '../../../core/vietnamese/measures';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { Ward } from '../../wards';
import type { ReportState } from '../entities/report.entity';
import { Target } from '../entities/target.entity';
import { type Course, Measures } from '../measures/measures.service';
import { sentStates } from '../reports/report-rows';
import { unitStandings } from './unit-standings';

/** So many weeks back the course of a figure is told. */
const WEEKS = 12;

/** Which figure of the units is looked at, of whom, and which days count as the period. */
export interface AskedOverview {
  figure: CountedCode;
  audience: string;
  from: LocalDate;
  until: LocalDate;
}

/** A unit of a province in numbers that name nobody. */
export interface UnitOverview {
  id: string;
  code: string;
  name: string;
  latitude: number;
  longitude: number;
  /** Ambassadors who take part. */
  mentors: number;
  /** Learners who take part. */
  active: number;
  /** Of those who agreed to the processing of their data, without an ambassador. */
  waiting: number;
  /** So many ambassadors more would be needed for all who wait, at the unit's largest number of learners each. */
  short: number;
  /** Lessons of the last thirty days to which somebody came: the figure `lessons` of reports. */
  held: number;
  /** Sessions of the next seven days. */
  ahead: number;
  /** The figure that is looked at: in all, in the period, week by week. */
  total: number;
  inPeriod: number;
  weeks: number[];
  /** Of a hundred people of the same group on the list; null where nobody is, and of households. */
  share: number | null;
  /** How far the unit's target of this figure and year is, in percent; null where it has none. */
  reached: number | null;
  /** When somebody came to a lesson last; null where nobody ever did. */
  lastOn: LocalDate | null;
  /** Nobody has come to a lesson since Monday. */
  isSilent: boolean;
  /** Of the report of the last month that is over; null where none was sent. */
  report: ReportState | null;
}

/** All units of a province side by side: one figure of each, and where they stand. */
@Injectable()
export class ProvinceOverview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: Measures,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-found */
  async of(
    actor: Actor,
    provinceCode: string,
    { figure, audience, from, until }: AskedOverview,
  ): Promise<UnitOverview[]> {
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const { read } = this.unitOfWork;
    const wards = await read.find(Ward, { where: { provinceCode }, order: { code: 'ASC' } });
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const all = { audience: 'all', from: today, until: today };
    const course = (measure: CountedCode, asked: Omit<AskedOverview, 'figure'>) =>
      this.measures.courseOf(wards, { measure, ...asked }, WEEKS);
    const chosen = await course(figure, { audience, from, until });
    const listed = await course('listed', { audience, from, until });
    const active = await course('active', all);
    const waiting = await course('waiting', all);
    const turns = await course('turns', all);
    const standings = await unitStandings(
      read,
      wards.map(({ id }) => id),
      this.clock.now(),
    );
    const targets = await this.targetsOf(wards, figure, audience, until);
    const reports = await sentStates(
      read,
      wards.map(({ id }) => id),
      'month',
      lastPeriodOf('month', today),
    );
    const monday = weekStartOf(today);
    return wards.map(({ id, code, name, latitude, longitude, settings }) => {
      const { total, inPeriod, weeks } = chosen.get(id) ?? nothing;
      const people = listed.get(id)?.total ?? 0;
      const { mentors, places, unsaid, pairs, held, ahead } = standings.get(id) ?? nobody;
      const free = Math.max(0, places + unsaid * settings.maxMentees - pairs);
      const wait = waiting.get(id)?.total ?? 0;
      const lastOn = turns.get(id)?.lastOn ?? null;
      const target = targets.get(id);
      const isShared = people > 0 && figure !== 'families';
      return {
        id,
        code,
        name,
        latitude,
        longitude,
        mentors,
        held,
        ahead,
        total,
        inPeriod,
        weeks,
        active: active.get(id)?.total ?? 0,
        waiting: wait,
        short: Math.ceil(Math.max(0, wait - free) / settings.maxMentees),
        share: isShared ? Math.floor((total * 1000) / people) / 10 : null,
        reached: target ? progressOf(target, total, today).percent : null,
        lastOn,
        isSilent: lastOn === null || lastOn < monday,
        report: reports.get(id) ?? null,
      };
    });
  }

  private async targetsOf(
    wards: readonly Ward[],
    figure: CountedCode,
    audience: string,
    until: LocalDate,
  ): Promise<Map<string, Target>> {
    const ids = new Set(wards.map(({ id }) => id));
    const where = { wardId: In([...ids]), year: Number(until.slice(0, 4)), audience };
    const found = await this.unitOfWork.read.findBy(Target, where);
    return new Map(
      found.filter(({ measure }) => measure === figure).map((target) => [target.wardId, target]),
    );
  }
}

const nothing: Course = {
  total: 0,
  inPeriod: 0,
  weeks: Array<number>(WEEKS).fill(0),
  lastOn: null,
};
const nobody = { mentors: 0, places: 0, unsaid: 0, pairs: 0, held: 0, ahead: 0 };
