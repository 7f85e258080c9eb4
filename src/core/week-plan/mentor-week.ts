import { coverMost, LikeTimes } from './group-cover';
import { GroupLearner, MentorGroups } from './mentor-groups';
import { PLAN_COSTS } from './place-costs';
import { MAX_MENTEES_A_SESSION, PlanMentor, PlanVenue } from './plan-problem';
import { WeekBoard } from './week-board';

/** A session of one mentor in the week, in indices of the plan. `venue` may be AT_HOME. */
export interface Placement {
  slot: number;
  venue: number;
  topic: string;
  /** Indices of mentees: new ones only where the session is joined. */
  mentees: number[];
  /** Set where the mentees join a session that stands already. */
  joins?: OpenSession;
}

/** A session that stands: more mentees may join it, up to `room`. */
export interface OpenSession {
  /** The id of an agreed session, or null for one that this plan placed a moment ago. */
  id: string | null;
  slot: number;
  venue: number;
  topic: string;
  /** Places left of the five. */
  room: number;
  /** Whose home, when at home. */
  household: string | null;
}

/** Everything one mentor's week depends on. */
export interface MentorWeek {
  mentor: PlanMentor;
  /** 1 where the mentor can teach. */
  free: Uint8Array;
  learners: readonly GroupLearner[];
  open: readonly OpenSession[];
  /** How often each learner was left out in the weeks before. */
  leftOut: readonly number[];
}

/** Learners whose best week is found exactly; 3^n steps per kind of time. */
export const MOST_LEARNERS_AT_ONCE = 10;

/**
 * The best week of one mentor with at most MOST_LEARNERS_AT_ONCE learners: as many served as
 * possible, then the least cost, given the seats that are left. Exact. Places nothing on the board.
 */
export function planMentorWeek(
  week: MentorWeek,
  board: WeekBoard,
  seats: readonly Int32Array[],
  venues: readonly PlanVenue[],
): Placement[] {
  const groups = new MentorGroups(week.mentor, week.learners, venues);
  const kinds: Kind[] = [
    ...week.open.map((session) => joiningKind(session, week, groups, board, seats)),
    ...kindsOfTime(week, groups, board, seats),
  ];
  const cover = coverMost(
    week.learners.length,
    kinds,
    week.leftOut.map((times) => times * PLAN_COSTS.leftOutBefore),
  );
  const used = new Map<number, number>();
  return cover.picks.map(({ times, group }) => {
    const kind = kinds[times];
    const nth = used.get(times) ?? 0;
    used.set(times, nth + 1);
    const mentees = week.learners
      .filter((_, position) => group & (1 << position))
      .map(({ index }) => index);
    const { joins } = kind;
    if (joins) return { slot: joins.slot, venue: joins.venue, topic: joins.topic, mentees, joins };
    const venue = kind.places[kind.groups.indexOf(group)];
    return { slot: kind.slots[nth], venue, topic: groups.topics[group] ?? '', mentees };
  });
}

interface Kind extends LikeTimes {
  slots: number[];
  places: Int32Array;
  joins?: OpenSession;
}

function joiningKind(
  session: OpenSession,
  week: MentorWeek,
  groups: MentorGroups,
  board: WeekBoard,
  seats: readonly Int32Array[],
): Kind {
  const { slot, venue, topic, household } = session;
  const room = Math.min(session.room, seats[venue]?.[slot] ?? MAX_MENTEES_A_SESSION);
  const able = groups.joining(freeAt(slot, week, board), room, venue, topic, household);
  return { ...able, count: 1, slots: [slot], places: new Int32Array(0), joins: session };
}

/** Half hours in which the same learners are free and the same places have room are alike. */
function kindsOfTime(
  week: MentorWeek,
  groups: MentorGroups,
  board: WeekBoard,
  seats: readonly Int32Array[],
): Kind[] {
  const kinds = new Map<string, Kind>();
  for (let slot = 0; slot < board.slots.length; slot += 1) {
    if (!week.free[slot]) continue;
    const free = freeAt(slot, week, board);
    if (free === 0) continue;
    const room = groups.venues.map((venue) => Math.min(MAX_MENTEES_A_SESSION, seats[venue][slot]));
    const wanted = groups.venues.map((venue) => board.seatsWanted[venue][slot]);
    const key = `${free}:${room.join('')}:${wanted.join('')}`;
    const kind = kinds.get(key);
    if (kind) {
      kind.slots.push(slot);
      kind.count += 1;
    } else {
      kinds.set(key, { ...groups.at(free, room, wanted), count: 1, slots: [slot] });
    }
  }
  return [...kinds.values()];
}

function freeAt(slot: number, { learners }: MentorWeek, board: WeekBoard): number {
  let free = 0;
  for (let position = 0; position < learners.length; position += 1) {
    if (board.menteeFree[learners[position].index][slot]) free |= 1 << position;
  }
  return free;
}
