import { Inject, Injectable } from '@nestjs/common';
import { ADULT_AGE, type CountedCode } from '../../../core/vietnamese/measures';
import { addDays, type LocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { column, columns, number, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { usualProgramme } from '../../../core/programme/programmes';
import { Mentee, programmeIn } from '../../people';
import { Hamlet, type Ward, WardsService } from '../../wards';
import { familiesOf } from '../families/family-rows';
import { lastDayOf, sumOf, weeksOf } from './daily-counts';
import { Figures } from './figures.service';
import { type CountedMeasure, isByDay, measureSource } from './measure-sources';

/** What is counted: a measure of a group, on these days, both ends among them. */
export interface Counted {
  measure: CountedCode;
  /** A code of core/vietnamese/measures. */
  audience: string;
  from: LocalDate;
  until: LocalDate;
  /** Only whoever lives there now. */
  hamletId?: string;
  /** Only whoever is in this programme now, by its id; `-` is that of the ambassadors. */
  programme?: string;
}

/** The same for a list; of this year until today, where no days are said. */
export type AskedList = Pick<Counted, 'measure' | 'audience'> & Partial<Counted>;

/** So far in all, and of that in the period. */
export interface Count {
  total: number;
  inPeriod: number;
}

/** The same, with what was new in each of some weeks up to the last day. */
export interface Course extends Count {
  weeks: number[];
  /** When somebody, of whichever group, came to count last. */
  lastOn: LocalDate | null;
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

const countRow = { total: number, inPeriod: number };
const hamletRow = { hamletId: text, ...countRow };
const programmeRow = { programme: orNull(column(Mentee, 'programme')), ...countRow };
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
    private readonly figures: Figures,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Of each of these groups, of each of these wards by their ids; a household is in no group, and of those there is none. */
  async countsOf(
    wards: readonly Ward[],
    { measure, from, until }: Omit<Counted, 'audience'>,
    audiences: readonly string[],
  ): Promise<Map<string, Map<string, Count>>> {
    const counts = await this.figures.of(measure, wards, until);
    const isCounted = (audience: string): boolean => measure !== 'families' || audience === 'all';
    return new Map(
      audiences.map((audience) => {
        const ofAudience = isCounted(audience) ? [...counts] : [];
        return [
          audience,
          new Map(ofAudience.map(([id, days]) => [id, sumOf(days, { audience, from, until })])),
        ];
      }),
    );
  }

  /** Of each ward by its id, in each of these spans of days, the earliest first. */
  async countsIn(
    wards: readonly Ward[],
    { measure, audience }: Pick<Counted, 'measure' | 'audience'>,
    spans: readonly Pick<Counted, 'from' | 'until'>[],
  ): Promise<Map<string, Count[]>> {
    if (spans.length === 0) return new Map();
    const counts = await this.figures.of(measure, wards, spans[0].until);
    return new Map(
      [...counts].map(([id, days]) => [
        id,
        spans.map((span) => sumOf(days, { audience, ...span })),
      ]),
    );
  }

  /** Of each ward by its id, with what was new in each of the last weeks; of families there are no groups. */
  async courseOf(
    wards: readonly Ward[],
    { measure, ...asked }: Omit<Counted, 'hamletId'>,
    weeks: number,
  ): Promise<Map<string, Course>> {
    if (measure === 'families' && asked.audience !== 'all') return new Map();
    const counts = await this.figures.of(measure, wards, asked.until);
    return new Map(
      [...counts].map(([id, days]) => [
        id,
        {
          ...sumOf(days, asked),
          weeks: weeksOf(days, { ...asked, weeks }),
          lastOn: lastDayOf(days, asked.until),
        },
      ]),
    );
  }

  /** Of each hamlet of a ward, by its id, of people as they live now; hamlets without anybody are left out. */
  async byHamlet(
    wardId: string,
    { measure, ...counted }: Counted & { measure: CountedMeasure },
  ): Promise<Map<string, Count>> {
    const { read } = this.unitOfWork;
    const [start, end] = this.boundsOf(measure, counted);
    const rows = await select(
      read,
      hamletRow,
      `SELECT x.hamlet_id AS "hamletId", COUNT(*) AS total, SUM(CASE WHEN x.at >= $1 THEN 1 ELSE 0 END) AS "inPeriod"
       FROM (${measureSource(read, measure, '($2)')}) x
       WHERE x.at < $3 AND ${audienceIs(counted)} GROUP BY x.hamlet_id`,
      [start, wardId, end],
    );
    return new Map(rows.map(({ hamletId, ...count }) => [hamletId, count]));
  }

  /** Of each programme of a ward by its name, of people as they are in it now; null is that of the ambassadors. */
  async byProgramme(
    wardId: string,
    { measure, ...counted }: Counted & { measure: CountedMeasure },
  ): Promise<Map<string | null, Count>> {
    const { read } = this.unitOfWork;
    const [start, end] = this.boundsOf(measure, counted);
    const rows = await select(
      read,
      programmeRow,
      `SELECT x.programme AS programme, COUNT(*) AS total, SUM(CASE WHEN x.at >= $1 THEN 1 ELSE 0 END) AS "inPeriod"
       FROM (${measureSource(read, measure, '($2)')}) x
       WHERE x.at < $3 AND ${audienceIs(counted)} GROUP BY x.programme`,
      [start, wardId, end],
    );
    return new Map(rows.map(({ programme, ...count }) => [programme, count]));
  }

  /** Those behind the number of a period. @throws DomainError not-found */
  async list(
    actor: Actor,
    wardId: string,
    { measure, audience, hamletId, programme, ...days }: AskedList,
  ): Promise<CountedRow[]> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const { from = `${today.slice(0, 4)}-01-01`, until = today } = days;
    const counted: Counted = { measure, audience, from, until, hamletId };
    if (measure === 'families') {
      // A household is in no group of people.
      return audience === 'all' ? this.familyRows(await this.wards.get(wardId), counted) : [];
    }
    const { read } = this.unitOfWork;
    const [start, end] = this.boundsOf(measure, counted);
    const only = onlyOf(hamletId, await this.nameOfProgramme(wardId, programme));
    const rows = await select(
      read,
      listRow,
      `SELECT p.id AS id, p.full_name AS "fullName", h.name AS "hamletName", CAST(x.at AS varchar) AS at
       FROM (${measureSource(read, measure, '($1)')}) x
       JOIN mentee p ON p.id = x.who JOIN hamlet h ON h.id = p.hamlet_id
       WHERE x.at >= $2 AND x.at < $3 AND ${audienceIs(counted)}${only.sql}
       ORDER BY x.at, p.sort_name, p.id`,
      [wardId, start, end, ...only.values],
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

  /** Null is that of the ambassadors. @throws DomainError not-found */
  private async nameOfProgramme(
    wardId: string,
    id: string | undefined,
  ): Promise<string | null | undefined> {
    if (id === undefined) return undefined;
    return id === usualProgramme ? null : programmeIn(await this.wards.get(wardId), id).name;
  }

  private async familyRows(
    ward: Ward,
    { from, until, hamletId }: Pick<Counted, 'from' | 'until' | 'hamletId'>,
  ): Promise<CountedRow[]> {
    const all = await familiesOf(this.unitOfWork.read, ward, this.env.TIME_ZONE);
    return all.flatMap(({ id, code, hamletName, since, ...of }) =>
      since === null || since < from || since > until || of.hamletId !== (hamletId ?? of.hamletId)
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

/** Further conditions of a list, from its fourth parameter on. */
function onlyOf(
  hamletId: string | undefined,
  programme: string | null | undefined,
): { sql: string; values: string[] } {
  const values: string[] = [];
  const place = (value: string): string => `$${3 + values.push(value)}`;
  const parts = [
    ...(hamletId ? [`x.hamlet_id = ${place(hamletId)}`] : []),
    ...(programme ? [`x.programme = ${place(programme)}`] : []),
    ...(programme === null ? ['x.programme IS NULL'] : []),
  ];
  return { sql: parts.map((part) => ` AND ${part}`).join(''), values };
}

/** Whose year of birth nobody knows is no adult; years and groups are known, so that nothing typed stands here. */
function audienceIs({ audience, until }: Pick<Counted, 'audience' | 'until'>): string {
  if (audience === 'all') return '1 = 1';
  if (audience === 'adult') return `x.birth_year <= ${Number(until.slice(0, 4)) - ADULT_AGE}`;
  return `x.target_group = '${audience.replace(/\W/g, '')}'`;
}
