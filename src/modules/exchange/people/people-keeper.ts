import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RejectedRow, SheetReading, SheetWarning } from '../../../core/sheets/faults';
import type { MenteeRow, MentorRow, PersonRow } from '../../../core/sheets/person';
import type { LocalDate } from '../../../core/time/local-dates';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import type { Actor } from '../../access';
import { Household, lockNeighbours, Mentee, Mentor, type Person } from '../../people';
import type { Hamlet } from '../../wards';
import { IdentityKeys, menteeToStore, mentorToStore, settledStanding } from './person-fields';
import {
  type AlikeAnswers,
  loadKnown,
  type PersonToStore,
  type PlannedPerson,
  planPeople,
} from './plan-people';
import { SheetDepartures } from './sheet-departures';
import type { SheetKind } from './sheet-import.entity';
import { storePeople } from './store-people';

/** The rows of one list, read. */
export type ReadList =
  | { kind: 'mentors'; reading: SheetReading<MentorRow> }
  | { kind: 'mentees'; reading: SheetReading<MenteeRow> };

/** Where and when rows are looked at. */
export interface WardOnDay {
  wardId: string;
  hamlets: Hamlet[];
  today: LocalDate;
}

/** A row that was taken. */
export interface TakenRow {
  row: number;
  /** Where the file has several lists. */
  tab?: string;
  personId: string;
}

/** What became of the rows. */
export interface Kept {
  added: number;
  changed: number;
  unchanged: number;
  stopped: number;
  taken: TakenRow[];
  /** Those that the reader had taken, and that may be somebody known. */
  doubtful: RejectedRow[];
  warnings: SheetWarning[];
}

export type AnyPlanned = PlannedPerson<Mentor> | PlannedPerson<Mentee>;

/** Looks up what rows do to the people of a ward, and does it. */
@Injectable()
export class PeopleKeeper {
  constructor(private readonly departures: SheetDepartures) {}

  /** What the rows would do, in their order; nothing is written. */
  async plan(
    manager: EntityManager,
    ward: WardOnDay,
    list: ReadList,
    answers: AlikeAnswers,
  ): Promise<AnyPlanned[]> {
    if (list.kind === 'mentors') {
      return this.planMentors(manager, ward, list.reading.accepted, answers);
    }
    const { accepted } = list.reading;
    const ids = await householdIds(manager, ward.wardId, accepted);
    return this.planMentees(manager, ward, accepted, ids, answers);
  }

  /** Writes what the rows do; whoever lives in the ward is held until the transaction ends. */
  async keep(
    manager: EntityManager,
    actor: Actor,
    ward: WardOnDay,
    list: ReadList,
    answers: AlikeAnswers,
    now: number,
  ): Promise<Kept> {
    const { wardId, hamlets } = ward;
    const rows: readonly PersonRow[] = list.reading.accepted;
    if (rows.some(({ stop }) => stop)) await this.departures.hold(manager, wardId);
    await lockNeighbours(
      manager,
      hamlets.map(({ id }) => id),
    );
    if (list.kind === 'mentors') {
      const planned = await this.planMentors(manager, ward, list.reading.accepted, answers);
      const ids = await storePeople(manager, Mentor, wardId, planned, now);
      return this.settle(manager, actor, list.kind, rows, planned, ids);
    }
    const { accepted } = list.reading;
    const households = await householdIds(manager, wardId, accepted);
    await insert(manager, Household, [...households.added]);
    const planned = await this.planMentees(manager, ward, accepted, households, answers);
    const ids = await storePeople(manager, Mentee, wardId, planned, now);
    return this.settle(manager, actor, list.kind, rows, planned, ids);
  }

  private async planMentors(
    manager: EntityManager,
    { wardId, hamlets }: WardOnDay,
    rows: readonly MentorRow[],
    answers: AlikeAnswers,
  ): Promise<PlannedPerson<Mentor>[]> {
    const keys = new IdentityKeys();
    const people: PersonToStore<Mentor>[] = rows.map((row) => mentorToStore(row, hamlets, keys));
    return planPeople(await loadKnown(manager, Mentor, wardId), people, answers);
  }

  private async planMentees(
    manager: EntityManager,
    { wardId, hamlets, today }: WardOnDay,
    rows: readonly MenteeRow[],
    { ids }: Households,
    answers: AlikeAnswers,
  ): Promise<PlannedPerson<Mentee>[]> {
    const keys = new IdentityKeys();
    const people: PersonToStore<Mentee>[] = rows.map((row) =>
      menteeToStore(row, hamlets, ids, keys),
    );
    const known = await loadKnown(manager, Mentee, wardId);
    return planPeople(known, people, answers, (said, before) =>
      settledStanding(said, before, today),
    );
  }

  /** Stops whom the list says to have stopped, and tells what became of every row. */
  private async settle<T extends Person>(
    manager: EntityManager,
    actor: Actor,
    kind: SheetKind,
    rows: readonly PersonRow[],
    planned: readonly PlannedPerson<T>[],
    ids: readonly (string | null)[],
  ): Promise<Kept> {
    const count = (outcome: string): number =>
      planned.filter((one) => one.outcome === outcome).length;
    const warnings: SheetWarning[] = [];
    for (const [at, { outcome, before, stop }] of planned.entries()) {
      const { row, tab } = rows[at];
      const place = { row, ...(tab === undefined ? {} : { tab }) };
      if (outcome === 'gone') {
        const about = { ...place, column: '', quoted: '' };
        warnings.push({ ...about, code: 'status', problem: 'stopped-unknown' });
      }
      if (outcome !== 'stopped' || !before || !stop) continue;
      const side = kind === 'mentors' ? ('mentor' as const) : ('mentee' as const);
      const { id, version } = before;
      const { reason, on } = stop;
      await this.departures.stop(manager, actor, { side, id, version, reason, on });
    }
    return {
      added: count('added'),
      changed: count('changed') + count('stopped'),
      unchanged: count('unchanged'),
      stopped: count('stopped'),
      taken: takenRows(rows, ids),
      doubtful: planned.flatMap((one, at) =>
        one.outcome === 'doubtful' ? [doubtfulRow(rows[at], one.alike)] : [],
      ),
      warnings,
    };
  }
}

interface Households {
  /** By code. */
  ids: Map<string, string>;
  /** Those that are not there yet. */
  added: Household[];
}

/** The households that the rows name, with ids for those of new codes. */
async function householdIds(
  manager: EntityManager,
  wardId: string,
  rows: readonly MenteeRow[],
): Promise<Households> {
  const known = await manager.findBy(Household, { wardId });
  const ids = new Map(known.map((household) => [household.code, household.id]));
  const added: Household[] = [];
  for (const { householdCode: code } of rows) {
    if (!code || ids.has(code)) continue;
    const id = newId();
    added.push({ id, wardId, code });
    ids.set(code, id);
  }
  return { ids, added };
}

function takenRows(rows: readonly PersonRow[], ids: readonly (string | null)[]): TakenRow[] {
  return rows.flatMap(({ row, tab }, at): TakenRow[] => {
    const personId = ids[at] ?? null;
    return personId === null ? [] : [{ row, ...(tab === undefined ? {} : { tab }), personId }];
  });
}

/** A row of which nobody said whom it means: it was not taken. */
function doubtfulRow(
  { row, tab, cells }: PersonRow,
  alike: readonly { fullName: string; birthYear: number | null }[],
): RejectedRow {
  const quoted = alike
    .map(({ fullName, birthYear }) => [fullName, birthYear].join(', '))
    .join('; ');
  return {
    row,
    ...(tab === undefined ? {} : { tab }),
    faults: [{ code: 'duplicate', column: '', problem: 'person-alike', quoted }],
    cells,
  };
}
