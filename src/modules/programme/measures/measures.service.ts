import { Inject, Injectable } from '@nestjs/common';
import { ADULT_AGE, type MeasureCode } from '../../../core/vietnamese/measures';
import { addDays, type LocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import { Env } from '../../../platform/config/env';
import {
  column,
  columns,
  number,
  type ResultColumn,
  text,
} from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { Mentee } from '../../people';
import { Hamlet, type Ward, WardsService } from '../../wards';
import { familiesOf, familyDaysOf } from '../families/family-rows';
import { type CountedMeasure, isByDay, measureSource } from './measure-sources';

/** What is counted: a measure of a group, on these days, both ends among them. */
export interface Counted {
  measure: MeasureCode;
  /** A code of core/vietnamese/measures. */
  audience: string;
  from: LocalDate;
  until: LocalDate;
}

/** The same for a list; of this year until today, where no days are said. */
export type AskedList = Pick<Counted, 'measure' | 'audience'> & Partial<Counted>;

/** So far in all, and of that in the period. */
export interface Count {
  total: number;
  inPeriod: number;
}

/** A line of the list behind a number: a person, a turn of one, or a household. */
export interface CountedRow {
  id: string;
  /** Of whom; null of a household. */
  menteeId: string | null;
  householdId: string | null;
  name: string;
  hamletName: string;
  on: LocalDate;
}

const listRow = {
  ...columns(Mentee, 'id', 'fullName'),
  hamletName: column(Hamlet, 'name'),
  at: text,
};

/** Each measure counted, and the people behind the count. */
@Injectable()
export class Measures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Of each of these groups, of each of these wards by their ids: one statement, however many there are. */
  async countsOf(
    wards: readonly Ward[],
    { measure, ...asked }: Omit<Counted, 'audience'>,
    audiences: readonly string[],
  ): Promise<Map<string, Map<string, Count>>> {
    if (measure === 'families') {
      const counts = await this.familyCounts(wards, asked);
      return new Map(audiences.map((audience) => [audience, counts]));
    }
    const { read } = this.unitOfWork;
    const [from, until] = this.boundsOf(measure, asked);
    const each = audiences.map((audience, nth) => {
      const is = audienceIs({ audience, ...asked });
      return `, SUM(CASE WHEN ${is} THEN 1 ELSE 0 END) AS "total${nth}",
         SUM(CASE WHEN x.at >= $1 AND ${is} THEN 1 ELSE 0 END) AS "inPeriod${nth}"`;
    });
    const numbers = audiences.flatMap((_, nth) => [`total${nth}`, `inPeriod${nth}`]);
    const shape = Object.fromEntries(numbers.map((name) => [name, number]));
    const rows = await select<Record<string, ResultColumn<unknown>>>(
      read,
      { wardId: text, ...shape },
      `SELECT x.ward_id AS "wardId"${each.join('')}
       FROM (${measureSource(read, measure, idList(read, '$2'))}) x
       WHERE x.at < $3 GROUP BY x.ward_id`,
      [from, JSON.stringify(wards.map(({ id }) => id)), until],
    );
    return new Map(
      audiences.map((audience, nth) => [
        audience,
        new Map(
          rows.map((row) => {
            const total = Number(row[`total${nth}`]);
            return [String(row.wardId), { total, inPeriod: Number(row[`inPeriod${nth}`]) }];
          }),
        ),
      ]),
    );
  }

  /** Those behind the number of a period. @throws DomainError not-found */
  async list(
    actor: Actor,
    wardId: string,
    { measure, audience, ...days }: AskedList,
  ): Promise<CountedRow[]> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const { from = `${today.slice(0, 4)}-01-01`, until = today } = days;
    const counted: Counted = { measure, audience, from, until };
    if (measure === 'families') return this.familyRows(await this.wards.get(wardId), counted);
    const { read } = this.unitOfWork;
    const [start, end] = this.boundsOf(measure, counted);
    const rows = await select(
      read,
      listRow,
      `SELECT p.id AS id, p.full_name AS "fullName", h.name AS "hamletName", CAST(x.at AS varchar) AS at
       FROM (${measureSource(read, measure, '($1)')}) x
       JOIN mentee p ON p.id = x.who JOIN hamlet h ON h.id = p.hamlet_id
       WHERE x.at >= $2 AND x.at < $3 AND ${audienceIs(counted)}
       ORDER BY x.at, p.sort_name, p.id`,
      [wardId, start, end],
    );
    return rows.map(({ id, fullName, hamletName, at }, nth) => ({
      id: measure === 'turns' ? `${id}-${nth}` : id,
      menteeId: id,
      householdId: null,
      name: fullName,
      hamletName,
      on: isByDay(measure) ? at : localDateOf(Number(at), this.env.TIME_ZONE),
    }));
  }

  private async familyCounts(
    wards: readonly Ward[],
    { from, until }: Pick<Counted, 'from' | 'until'>,
  ): Promise<Map<string, Count>> {
    const days = await familyDaysOf(this.unitOfWork.read, wards, this.env.TIME_ZONE);
    const reached = days.filter(({ since }) => since <= until);
    return new Map(
      [...grouped(reached, ({ wardId }) => wardId)].map(([wardId, of]) => {
        const inPeriod = of.filter(({ since }) => since >= from).length;
        return [wardId, { total: of.length, inPeriod }];
      }),
    );
  }

  /** A household is in no group of people. */
  private async familyRows(
    ward: Ward,
    { from, until }: Pick<Counted, 'from' | 'until'>,
  ): Promise<CountedRow[]> {
    const all = await familiesOf(this.unitOfWork.read, ward, this.env.TIME_ZONE);
    return all.flatMap(({ id, code, hamletName, since }) =>
      since === null || since < from || since > until
        ? []
        : [{ id, menteeId: null, householdId: id, name: code, hamletName, on: since }],
    );
  }

  /** The first instant or day that counts, and the first that does not. */
  private boundsOf(
    measure: CountedMeasure,
    { from, until }: Pick<Counted, 'from' | 'until'>,
  ): [string | number, string | number] {
    const after = addDays(until, 1);
    if (isByDay(measure)) return [from, after];
    const { TIME_ZONE } = this.env;
    return [instantAt(from, 0, TIME_ZONE), instantAt(after, 0, TIME_ZONE)];
  }
}

/** Whose year of birth nobody knows is no adult; years and groups are known, so that nothing typed stands here. */
function audienceIs({ audience, until }: Pick<Counted, 'audience' | 'until'>): string {
  if (audience === 'all') return '1 = 1';
  if (audience === 'adult') return `x.birth_year <= ${Number(until.slice(0, 4)) - ADULT_AGE}`;
  return `x.target_group = '${audience.replace(/\W/g, '')}'`;
}
