import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AddedTopic } from '../../../core/curriculum/added-topics';
import type { RejectedRow, SheetReading, SheetWarning } from '../../../core/sheets/faults';
import type { Side } from '../../../core/people/fields';
import { placeInFile } from '../../../core/sheets/people-sheet';
import type { MenteeRow, MentorRow, PersonRow } from '../../../core/sheets/person';
import { nameHeader } from '../../../core/sheets/name-in-row';
import type { LocalDate } from '../../../core/time/local-dates';
import { newId } from '../../../platform/database/columns';
import { inTurns, nextTurn } from '../../../platform/common/in-turns';
import { entitiesOfWard } from '../../../platform/database/entities-in-pieces';
import { insert } from '../../../platform/database/insert';
import type { Actor } from '../../access';
import {
  Household,
  lockNeighbours,
  Mentee,
  Mentor,
  type Person,
  PhoneListener,
  TopicListeners,
} from '../../people';
import type { Hamlet } from '../../wards';
import { IdentityKeys, menteeToStore, mentorToStore, settledStanding } from './person-fields';
import {
  type AlikeAnswers,
  type Guess,
  loadKnown,
  type PersonToStore,
  type PlannedPerson,
  planPeople,
  rowKey,
} from './plan-people';
import { SheetDepartures } from './sheet-departures';
import { type Storing, storePeople } from './store-people';
import { stampOf } from './ward-stamp';

/** The rows of one list, read. */
export type ReadList =
  | { kind: 'mentors'; reading: SheetReading<MentorRow> }
  | { kind: 'mentees'; reading: SheetReading<MenteeRow> };

/** Where and when rows are looked at. */
export interface WardOnDay {
  wardId: string;
  hamlets: Hamlet[];
  /** How far apart its people may live. */
  maxMetres?: number;
  /** The topics that the ward added. */
  addedTopics: readonly AddedTopic[];
  /** What its programmes are called. */
  programmes: readonly string[];
  today: LocalDate;
}

/** A row that was taken. */
export interface TakenRow {
  row: number;
  /** Where the file has several lists. */
  tab?: string;
  personId: string;
}

/** A row of somebody who takes part no more, or of nobody whom the list knows. */
export interface AwayRow {
  row: number;
  tab?: string;
}

/** What became of the rows. */
export interface Kept {
  added: number;
  changed: number;
  unchanged: number;
  stopped: number;
  /** Of those who take part. */
  taken: TakenRow[];
  away: AwayRow[];
  /** Those that the reader had taken, and that may be somebody known. */
  doubtful: RejectedRow[];
  /** Those that say too little of somebody new. */
  lacking: RejectedRow[];
  warnings: SheetWarning[];
}

export type AnyPlanned = PlannedPerson<Mentor> | PlannedPerson<Mentee>;

/** What rows would do, and the ids of the households that they name, by code; of new ones they are made up. */
export interface PlannedRows {
  planned: AnyPlanned[];
  householdIds: ReadonlyMap<string, string>;
}

/** What rows were found to do before anybody was held, and of which state of the ward that holds. */
export interface Foreseen {
  stamp: string;
  doing: Doing;
}

/** What rows do to one of the two lists. */
type Doing =
  | { kind: 'mentors'; planned: PlannedPerson<Mentor>[] }
  | { kind: 'mentees'; planned: PlannedPerson<Mentee>[]; households: Households };

/** Looks up what rows do to the people of a ward, and does it. */
@Injectable()
export class PeopleKeeper {
  constructor(
    private readonly departures: SheetDepartures,
    private readonly phones: PhoneListener,
    private readonly topics: TopicListeners,
  ) {}

  /** What the rows would do, in their order, nobody having answered anything; nothing is written. */
  async plan(manager: EntityManager, ward: WardOnDay, list: ReadList): Promise<PlannedRows> {
    const doing = await this.doingOf(manager, ward, list, {});
    const ids = doing.kind === 'mentees' ? doing.households.ids : new Map<string, string>();
    return { planned: doing.planned, householdIds: ids };
  }

  /** The same before a transaction begins, which then is short where nobody changes the ward meanwhile. */
  async foresee(
    manager: EntityManager,
    ward: WardOnDay,
    list: ReadList,
    answers: AlikeAnswers,
  ): Promise<Foreseen> {
    const stamp = await stampOf(manager, sideOfList(list), ward.wardId);
    return { stamp, doing: await this.doingOf(manager, ward, list, answers) };
  }

  /** Whoever is compared with the rows stays as they are until the transaction ends, and nobody joins them. */
  async hold(
    manager: EntityManager,
    { wardId, hamlets }: WardOnDay,
    { reading }: ReadList,
  ): Promise<void> {
    const rows: readonly PersonRow[] = reading.accepted;
    await this.topics.hold(manager, [wardId]);
    if (rows.some(({ stop }) => stop)) await this.departures.hold(manager, wardId);
    await lockNeighbours(
      manager,
      hamlets.map(({ id }) => id),
    );
  }

  /** Writes what the rows do; whoever lives in the ward is held until the transaction ends. */
  async keep(
    manager: EntityManager,
    actor: Actor,
    ward: WardOnDay,
    list: ReadList,
    answers: AlikeAnswers,
    act: Omit<Storing, 'actor' | 'phones' | 'topics'>,
    foreseen?: Foreseen,
  ): Promise<Kept> {
    const { wardId } = ward;
    const { phones, topics } = this;
    const storing = { ...act, actor, phones, topics };
    await this.hold(manager, ward, list);
    const isStill = foreseen && (await this.isStill(manager, ward, list, foreseen));
    const doing = isStill ? foreseen.doing : await this.doingOf(manager, ward, list, answers);
    if (doing.kind === 'mentors') {
      const ids = await storePeople(manager, Mentor, wardId, doing.planned, storing);
      return this.settle(manager, storing, list, doing.planned, ids);
    }
    await insert(manager, Household, householdsOf(doing.planned, doing.households));
    const ids = await storePeople(manager, Mentee, wardId, doing.planned, storing);
    return this.settle(manager, storing, list, doing.planned, ids);
  }

  /** Whether the ward is as it was; call it once its people are held. */
  async isStill(
    manager: EntityManager,
    { wardId }: WardOnDay,
    list: ReadList,
    { stamp }: Foreseen,
  ): Promise<boolean> {
    return stamp === (await stampOf(manager, sideOfList(list), wardId));
  }

  private async doingOf(
    manager: EntityManager,
    ward: WardOnDay,
    list: ReadList,
    answers: AlikeAnswers,
  ): Promise<Doing> {
    const { kind } = list;
    if (kind === 'mentors') {
      const planned = await this.planMentors(manager, ward, list.reading.accepted, answers);
      return { kind, planned };
    }
    const { accepted } = list.reading;
    const households = await householdIds(manager, ward.wardId, accepted);
    const planned = await this.planMentees(manager, ward, accepted, households, answers);
    return { kind, planned, households };
  }

  private async planMentors(
    manager: EntityManager,
    { wardId, hamlets }: WardOnDay,
    rows: readonly MentorRow[],
    answers: AlikeAnswers,
  ): Promise<PlannedPerson<Mentor>[]> {
    const keys = new IdentityKeys();
    const people: PersonToStore<Mentor>[] = await inTurns(rows, (row) =>
      mentorToStore(row, hamlets, keys),
    );
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
    const people: PersonToStore<Mentee>[] = await inTurns(rows, (row) =>
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
    { actor, actId }: Storing,
    { kind, reading }: ReadList,
    planned: readonly PlannedPerson<T>[],
    ids: readonly (string | null)[],
  ): Promise<Kept> {
    const rows: readonly PersonRow[] = reading.accepted;
    const column = nameHeader(reading.columns);
    await nextTurn();
    const count = (outcome: string): number =>
      planned.filter((one) => one.outcome === outcome).length;
    const rowOf = new Map(rows.map((row) => [rowKey(row), row]));
    const warnings: SheetWarning[] = [];
    for (const [at, { outcome, before, stop }] of planned.entries()) {
      const place = placeOf(rows[at]);
      if (outcome === 'gone') {
        const about = { ...place, column, quoted: '' };
        warnings.push({ ...about, code: 'status', problem: 'stopped-unknown' });
      }
      if (outcome !== 'stopped' || !before || !stop) continue;
      const side = kind === 'mentors' ? ('mentor' as const) : ('mentee' as const);
      const { id, version } = before;
      const { reason, on } = stop;
      await this.departures.stop(manager, actor, { side, id, version, reason, on, actId });
    }
    await nextTurn();
    return {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      stopped: count('stopped'),
      taken: rows.flatMap((row, at): TakenRow[] => {
        const personId = ids[at] ?? null;
        return personId === null || isAway(planned[at]) ? [] : [{ ...placeOf(row), personId }];
      }),
      away: rows.flatMap((row, at) => (isAway(planned[at]) ? [placeOf(row)] : [])),
      doubtful: planned.flatMap((one, at) =>
        one.outcome === 'doubtful' ? [doubtfulRow(rows[at], one.alike, rowOf, column)] : [],
      ),
      lacking: planned.flatMap((one, at) =>
        one.outcome === 'lacking' ? [refusedRow(rows[at], [...one.faults])] : [],
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

/** The new households of whoever is taken: those of rejected rows alone are not kept. */
function householdsOf(
  planned: readonly PlannedPerson<Mentee>[],
  { added }: Households,
): Household[] {
  const taken = planned.filter(({ outcome }) => outcome === 'added' || outcome === 'changed');
  const ids = new Set(taken.map(({ fields }) => fields.householdId));
  return added.filter(({ id }) => ids.has(id));
}

/** The households that the rows name, with ids for those of new codes. */
async function householdIds(
  manager: EntityManager,
  wardId: string,
  rows: readonly MenteeRow[],
): Promise<Households> {
  const known = await entitiesOfWard(manager, Household, wardId, 'code');
  const ids = new Map(known.map((household) => [household.code, household.id]));
  const added: Household[] = [];
  await inTurns(rows, ({ householdCode: code }) => {
    if (!code || ids.has(code)) return;
    const id = newId();
    added.push({ id, wardId, code });
    ids.set(code, id);
  });
  return { ids, added };
}

function sideOfList({ kind }: ReadList): Side {
  return kind === 'mentors' ? 'mentor' : 'mentee';
}

function placeOf({ row, tab }: PersonRow): AwayRow {
  return { row, ...(tab === undefined ? {} : { tab }) };
}

function isAway<T extends Person>({ outcome, before }: PlannedPerson<T>): boolean {
  if (outcome === 'gone' || outcome === 'stopped') return true;
  const isNamed = outcome === 'changed' || outcome === 'unchanged';
  return isNamed && before?.isActive === false;
}

/** A row of which nobody said whom it means: it was not taken. */
function doubtfulRow(
  row: PersonRow,
  alike: readonly Guess<Person>[],
  rowOf: ReadonlyMap<string, PersonRow>,
  column: string,
): RejectedRow {
  const [other] = alike.flatMap(({ row: key }) => rowOf.get(key ?? '') ?? []);
  const known = alike.filter((guess) => guess.row === null);
  const about = { code: 'duplicate' as const, column };
  if (other && known.length === 0) {
    const quoted = placeInFile(other, row);
    return refusedRow(row, [{ ...about, problem: 'duplicate-alike', quoted }]);
  }
  const quoted = known
    .map(({ person: { fullName, birthYear } }) => [fullName, birthYear].join(', '))
    .join('; ');
  return refusedRow(row, [{ ...about, problem: 'person-alike', quoted }]);
}

function refusedRow(row: PersonRow, faults: RejectedRow['faults']): RejectedRow {
  return { ...placeOf(row), faults, cells: row.cells };
}
