import type { Place } from '../places/distance';
import { countBits, coverMost, LikeTimes } from './group-cover';
import { GroupLearner, MentorGroups } from './mentor-groups';
import { LATE_MINUTE, PLAN_COSTS } from './place-costs';
import { MAX_MENTEES_A_SESSION, PlanMentor, PlanVenue } from './plan-problem';
import { serveWithinLimits } from './serve-within-limits';
import { type FixedSession, type LooseSession, timetable } from './timetable';
import { AT_HOME, WeekBoard } from './week-board';
import type { WeekLimits } from './week-limits';

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
  /** The mentor's sessions that stand, agreed before or placed a moment ago. */
  fixed: readonly FixedSession[];
  limits: WeekLimits;
}

/** Learners whose best week is found exactly; 3^n steps per kind of time. */
export const MOST_LEARNERS_AT_ONCE = 10;

/**
 * The best week of one mentor with at most MOST_LEARNERS_AT_ONCE learners: as many served as
 * possible, then the least cost, given the seats that are left. Who sits with whom, where and at what
 * kind of time is exact; then the sessions are laid into half hours that can be ridden and hold no more
 * than the limits. Where the best week cannot, as many as can be served within them. Places nothing on
 * the board.
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
  const joined: Placement[] = [];
  let joining = 0;
  const taught: { group: number; place: number }[] = [];
  for (const { times, group } of cover.picks) {
    const { joins, places, groups: able } = kinds[times];
    if (joins) {
      const { slot, venue, topic } = joins;
      joined.push({ slot, venue, topic, mentees: menteesOf(week, group), joins });
      joining |= group;
    } else taught.push({ group, place: places[able.indexOf(group)] });
  }
  const layout = new WeekLayout(week, board, seats, venues, groups);
  return [...joined, ...(layout.lay(taught) ?? layout.serveMost(taught, joining))];
}

/** Lays the groups of a mentor's week into its half hours. */
class WeekLayout {
  private readonly freeAt: number[];

  constructor(
    private readonly week: MentorWeek,
    private readonly board: WeekBoard,
    private readonly seats: readonly Int32Array[],
    private readonly venues: readonly PlanVenue[],
    private readonly groups: MentorGroups,
  ) {
    this.freeAt = board.slots.map((_, slot) => (week.free[slot] ? freeAt(slot, week, board) : 0));
  }

  /** Null when the mentor could not hold them all. */
  lay(taught: readonly { group: number; place: number }[]): Placement[] | null {
    const sessions = taught.map(({ group, place }): LooseSession => ({
      place: this.placeOf(group, place),
      slots: this.slotsFor(group, place),
    }));
    const { fixed, limits } = this.week;
    const slots = timetable(sessions, fixed, this.board.slots, limits);
    return slots && taught.map(({ group, place }, at) => this.placement(group, slots[at], place));
  }

  /** As many as possible beside those who join a session, no more than were wished; in the cheapest half hours. */
  serveMost(wished: readonly { group: number }[], joined: number): Placement[] {
    const { board, freeAt: free, groups, seats, week } = this;
    const { fixed, limits } = week;
    const most = wished.reduce((count, { group }) => count + countBits(group), 0);
    const found = serveWithinLimits(
      { board, groups, freeAt: free.map((set) => set & ~joined), seats, fixed, limits },
      most,
    );
    const asFound = found.map(({ group, slot, place }) => this.placement(group, slot, place));
    return this.lay(found) ?? asFound;
  }

  private placement(group: number, slot: number, venue: number): Placement {
    const topic = this.groups.topics[group] ?? '';
    return { slot, venue, topic, mentees: menteesOf(this.week, group) };
  }

  private slotsFor(group: number, place: number): { slot: number; cost: number }[] {
    const { board, freeAt: free, seats, groups } = this;
    const people = countBits(group);
    return board.slots.flatMap((_, slot) => {
      const hasRoom = (seats[place]?.[slot] ?? MAX_MENTEES_A_SESSION) >= people;
      if (!hasRoom || (group & ~free[slot]) !== 0) return [];
      return [{ slot, cost: groups.timeCost(group, slot, board) }];
    });
  }

  private placeOf(group: number, place: number): Place {
    if (place !== AT_HOME) return this.venues[place];
    const [first] = menteesOf(this.week, group);
    const learner = this.week.learners.find(({ index }) => index === first);
    return learner ? learner.mentee : this.week.mentor;
  }
}

function menteesOf({ learners }: MentorWeek, group: number): number[] {
  return learners.filter((_, position) => group & (1 << position)).map(({ index }) => index);
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
    const isLate = board.slots[slot].startMinute >= LATE_MINUTE;
    const key = `${free}:${room.join('')}:${wanted.join('')}:${isLate}`;
    const kind = kinds.get(key);
    if (kind) {
      kind.slots.push(slot);
      kind.count += 1;
    } else {
      const able = groups.at(free, room, wanted, isLate);
      kinds.set(key, { ...able, count: 1, slots: [slot] });
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
