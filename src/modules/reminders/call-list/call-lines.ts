import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import type { Page, PageQuery } from '../../../platform/http/paging';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type CallOutcome, CallLineRow } from '../entities/call-line-row.entity';
import { readDueMessages } from '../messages/due-message';
import { type CallItem, CallItems } from './call-items';
import {
  ofGuided,
  ofLessons,
  ofWard,
  type OpenCall,
  openAt,
  openCalls,
  toCall,
} from './open-calls';
import { callerOf, holdersOf, type LineHolder } from './line-holders';
import { mentorOfAll, peopleToTell, type PersonToTell } from './people-on-lines';

/** Who calls a number. */
export interface LineCaller extends LineHolder {
  name: string;
}

/** One number to call: everybody to be told by it, and everything to tell them. */
export interface CallLine {
  /** The number that is called (E.164), their ambassador's where they have none; without any, the person's id. */
  line: string;
  wardId: string;
  /** 0 while nothing is kept of it. */
  version: number;
  /** Null: nobody knows one, and somebody has to go there. */
  number: string | null;
  people: PersonToTell[];
  calls: CallItem[];
  /** Null: nobody's yet. */
  caller: LineCaller | null;
  /** The ambassador who guides all of them, and may be given the call. */
  mentor: { id: string; name: string } | null;
  /** Of the last call, when it reached nobody. */
  outcome: Exclude<CallOutcome, 'reached'> | null;
  outcomeAt: number | null;
  /** Who called then. */
  outcomeBy: string;
  /** Calls that reached nobody. */
  tries: number;
}

/** Of the lines, those that are one's own, those that are nobody's, or all. */
export const whoseLines = ['all', 'mine', 'nobody'] as const;
export type WhoseLines = (typeof whoseLines)[number];

export type LinesQuery = Pick<PageQuery, 'page' | 'pageSize'> & { whose?: WhoseLines };

/** A line before anything of it is read: its messages, and what is kept of it. */
interface Sketch {
  line: string;
  wardId: string;
  ids: string[];
  kept: CallLineRow | null;
}

/** Null: nobody's. */
type HeldSketch = Sketch & { holder: LineHolder | null };

const holderOf = (
  { kept }: Sketch,
  holders: ReadonlyMap<CallLineRow, LineHolder>,
): LineHolder | null => (kept && holders.get(kept)) ?? null;

/** The call list by number: one call tells a household everything. */
@Injectable()
export class CallLines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly items: CallItems,
  ) {}

  /** How many numbers are to be called. */
  async count(wardId: string): Promise<number> {
    const open = openAt(wardId, this.clock.now());
    const calls = await openCalls(this.unitOfWork.read, `${ofWard} AND ${toCall}`, open);
    return new Set(calls.map(({ line }) => line)).size;
  }

  /** By the start of the first session that they are about. */
  async list(
    actor: Actor,
    wardId: string,
    { page, pageSize, whose = 'all' }: LinesQuery,
  ): Promise<Page<CallLine>> {
    const manager = this.unitOfWork.read;
    const open = openAt(wardId, this.clock.now());
    const calls = await openCalls(manager, `${ofWard} AND ${toCall}`, open);
    const kept = await manager.findBy(CallLineRow, { wardId });
    const all = sketches(calls, kept);
    const holders = await holdersOf(manager, all);
    const lines = all
      .map((line) => ({ ...line, holder: holderOf(line, holders) }))
      .filter(({ holder }) => {
        if (whose === 'all') return true;
        return whose === 'nobody' ? holder === null : holder?.id === actor.id;
      });
    const shown = lines.slice((page - 1) * pageSize, page * pageSize);
    const { items } = await this.read(manager, shown);
    return { items, page, pageSize, total: lines.length };
  }

  /**
   * What an ambassador calls: what they were given, first, and what is nobody's of their own lessons; of the people whom
   * they guide or teach alone.
   */
  async ofMentor(mentorId: string): Promise<CallLine[]> {
    const manager = this.unitOfWork.read;
    const open = openAt(mentorId, this.clock.now());
    const given = await manager.findBy(CallLineRow, { callerId: mentorId });
    const toThem = new Set(given.filter((row) => callerOf(row)).map(({ line }) => line));
    const ofOwn = await openCalls(manager, `${ofLessons} AND ${toCall}`, open);
    const more =
      toThem.size === 0 ? [] : await openCalls(manager, `${ofGuided} AND ${toCall}`, open);
    const all = [...ofOwn, ...more.filter(({ line }) => toThem.has(line))];
    const calls = [...new Map(all.map((call) => [call.id, call])).values()];
    if (calls.length === 0) return [];
    const kept = await manager.findBy(CallLineRow, {
      wardId: In([...new Set(calls.map(({ wardId }) => wardId))]),
      line: In(calls.map(({ line }) => line)),
    });
    const holders = await this.holdersOfAll(manager, kept);
    const free = sketches(calls, kept)
      .map((line) => ({ ...line, holder: holderOf(line, holders) }))
      .filter(({ holder }) => holder === null || holder.id === mentorId);
    const { items, peopleOf } = await this.read(manager, free, true);
    const taught = await taughtBy(manager, mentorId, items);
    const isTheirs = (one: PersonToTell) => one.mentorId === mentorId || taught.has(one.id);
    return items
      .map((line) => ofTheirs(line, peopleOf, isTheirs))
      .filter(({ calls: left }) => left.length > 0)
      .toSorted((a, b) => Number(b.caller !== null) - Number(a.caller !== null));
  }

  /** By all that is to be said on a line, also what an ambassador is not shown. */
  private async holdersOfAll(
    manager: EntityManager,
    kept: readonly CallLineRow[],
  ): Promise<Map<CallLineRow, LineHolder>> {
    const given = kept.filter((row) => callerOf(row));
    const wards = [...new Set(given.map(({ wardId }) => wardId))];
    const now = this.clock.now();
    const calls: OpenCall[] = [];
    for (const wardId of wards) {
      calls.push(...(await openCalls(manager, `${ofWard} AND ${toCall}`, openAt(wardId, now))));
    }
    return holdersOf(manager, sketches(calls, given));
  }

  private async read(
    manager: EntityManager,
    lines: readonly HeldSketch[],
    isFromMentor = false,
  ): Promise<{ items: CallLine[]; peopleOf: PeopleOf }> {
    const ids = JSON.stringify(lines.flatMap((line) => line.ids));
    const dueMessages = await readDueMessages(manager, `r.id IN ${idList(manager, '$1')}`, [ids]);
    const items = await this.items.of(manager, dueMessages, isFromMentor);
    const itemOf = new Map(items.map((item) => [item.reminderId, item]));
    const peopleOf = await peopleToTell(manager, [...itemOf.keys()]);
    const names = await namesOf(
      manager,
      lines.flatMap(({ kept, holder }) => [holder?.id ?? [], kept?.outcomeById ?? []].flat()),
    );
    const read = lines.map(({ line, wardId, ids: own, kept, holder }): CallLine => {
      const people = distinct(own.flatMap((id) => peopleOf.get(id) ?? []));
      const calls = own.flatMap((id) => itemOf.get(id) ?? []);
      const outcome = kept?.outcome ?? null;
      const isOpen = outcome !== null && outcome !== 'reached';
      return {
        line,
        wardId,
        version: kept?.version ?? 0,
        number: calls.some((call) => hasNumber(call, line)) ? line : null,
        people,
        calls,
        caller: holder && { ...holder, name: names.get(holder.id) ?? '' },
        mentor: mentorOfAll(people),
        outcome: isOpen ? outcome : null,
        outcomeAt: isOpen ? (kept?.outcomeAt ?? null) : null,
        outcomeBy: isOpen ? (names.get(kept?.outcomeById ?? '') ?? '') : '',
        tries: isOpen ? (kept?.tries ?? 0) : 0,
      };
    });
    return { items: read, peopleOf };
  }
}

/** Whether somebody's own or their household's is called there, and not their ambassador's. */
function hasNumber({ phone, otherPhone, householdPhone }: CallItem, line: string): boolean {
  return [phone, otherPhone, householdPhone].includes(line);
}

/** Whom each message tells, by its id. */
type PeopleOf = ReadonlyMap<string, PersonToTell[]>;

/** Without the messages that tell anybody whom the ambassador does not guide. */
function ofTheirs(
  line: CallLine,
  peopleOf: PeopleOf,
  isTheirs: (one: PersonToTell) => boolean,
): CallLine {
  const peopleAt = ({ reminderId }: CallItem) => peopleOf.get(reminderId) ?? [];
  const calls = line.calls.filter((call) => peopleAt(call).every(isTheirs));
  return { ...line, calls, people: distinct(calls.flatMap(peopleAt)) };
}

const menteeRow = { id: text };

/** Those of the lines who have a place in a lesson of the ambassador. */
async function taughtBy(
  manager: EntityManager,
  mentorId: string,
  lines: readonly CallLine[],
): Promise<Set<string>> {
  const ids = lines.flatMap(({ people }) => people.map(({ id }) => id));
  const rows = await select(
    manager,
    menteeRow,
    `SELECT DISTINCT b.mentee_id AS id FROM booking b JOIN session q ON q.id = b.session_id
     WHERE q.mentor_id = $1 AND q.class_id IS NULL AND b.mentee_id IN ${idList(manager, '$2')}`,
    [mentorId, JSON.stringify(ids)],
  );
  return new Set(rows.map(({ id }) => id));
}

function sketches(calls: readonly OpenCall[], kept: readonly CallLineRow[]): Sketch[] {
  const key = ({ wardId, line }: { wardId: string; line: string }) => `${wardId} ${line}`;
  const rows = new Map(kept.map((row) => [key(row), row]));
  return [...grouped(calls, key)].map(([at, ofLine]) => {
    const [{ line, wardId }] = ofLine;
    return { line, wardId, ids: ofLine.map(({ id }) => id), kept: rows.get(at) ?? null };
  });
}

function distinct(people: readonly PersonToTell[]): PersonToTell[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

const nameRow = { id: text, name: text };

/** Of staff and ambassadors; no statement where nobody is asked about. */
export async function namesOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const among = `id IN ${idList(manager, '$1')}`;
  const rows = await select(
    manager,
    nameRow,
    `SELECT id AS id, full_name AS name FROM account WHERE ${among}
     UNION ALL SELECT id AS id, full_name AS name FROM mentor WHERE ${among}`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
