import type { SessionView, StaffedDay } from '../../../modules/sessions';
import { grouped } from '../../../platform/common/grouped';
import { type HamletsOf, sessionTest, walkInTest, type WeekFilter } from './week-filter';

/** A lesson or a class, or the part of another ambassador in a class, which has its seats elsewhere. */
export interface WeekSession extends SessionView {
  /** Everybody who holds it, the one with its seats first. */
  holders: readonly { id: string; fullName: string }[];
}

export interface WeekItems {
  /** Of a class, with every part that somebody holds. */
  sessions: WeekSession[];
  walkIns: StaffedDay[];
}

/** The part of another ambassador in a class. */
export const isHelping = ({ classId, seats }: SessionView): boolean =>
  classId !== null && seats === 0;

/** What the filter means: a class is one thing, whoever holds it, and is meant with all of its parts. */
export function meantItems(
  standing: { sessions: readonly SessionView[]; walkIns: readonly StaffedDay[] },
  filter: WeekFilter,
  hamlets: HamletsOf,
): WeekItems {
  const parts = grouped(
    standing.sessions.filter(({ classId }) => classId !== null),
    ({ classId }) => classId ?? '',
  );
  const isMeant = sessionTest(filter, hamlets);
  const whole = standing.sessions
    .filter((one) => !isHelping(one))
    .map((one) => ({ ...one, holders: holdersOf(one, parts.get(one.classId ?? '') ?? [one]) }))
    .filter(isMeant);
  const classes = new Map(whole.map((one) => [one.classId, one.holders]));
  const helping = standing.sessions.filter(isHelping).flatMap((one) => {
    const holders = classes.get(one.classId);
    return holders ? [{ ...one, holders }] : [];
  });
  return {
    sessions: [...whole, ...helping],
    walkIns: standing.walkIns.filter(walkInTest(filter, hamlets)),
  };
}

/** Whoever has left a class that goes on does not hold it. */
function holdersOf(seating: SessionView, parts: readonly SessionView[]): WeekSession['holders'] {
  const isOff = seating.state === 'cancelled';
  const others = parts.filter(
    (part) => part.id !== seating.id && (isOff || part.state !== 'cancelled'),
  );
  return [seating, ...others].map(({ mentorId, mentorName }) => ({
    id: mentorId,
    fullName: mentorName,
  }));
}

/** Lessons, classes and walk-in days, each once. */
export const wholeItems = ({ sessions, walkIns }: WeekItems): (WeekSession | StaffedDay)[] => [
  ...sessions.filter((one) => !isHelping(one)),
  ...walkIns,
];
