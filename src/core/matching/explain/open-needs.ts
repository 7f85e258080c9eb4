import type { WeeklyWindow } from '../../time/weekly-window';
import { metresBetween } from '../../places/distance';
import type { MatchRequest } from '../pairing/verify';
import { hasConsent, keepsWish, sharesLanguage } from '../rules/constraints';
import { freeHalfHours } from '../rules/half-hours';
import type { MenteeProfile, MentorProfile, PairKey } from '../rules/problem';

/** A topic that somebody needs and their mentor does not teach, and who could teach it beside them, the nearest first. */
export interface OpenNeed {
  topic: string;
  mentors: { mentorId: string; metres: number }[];
}

/** So many are named for each need. */
const NAMED = 3;

/**
 * The open needs of each pair that has any, by mentee. Who teaches beside keeps every rule of a pair but the places:
 * within reach, a common language, a common half hour, the wish for a woman or a man, and not ruled out.
 */
export function openNeedsOf(
  { mentors, mentees, settings, forbidden = [] }: MatchRequest,
  pairs: readonly PairKey[],
): Map<string, OpenNeed[]> {
  const mentorById = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  const menteeById = new Map(mentees.map((mentee) => [mentee.id, mentee]));
  const teachers = teachersByTopic(mentors);
  const apart = new Set(forbidden.map(({ mentorId, menteeId }) => `${mentorId} ${menteeId}`));
  const meet = new CommonTimes();
  const needs = new Map<string, OpenNeed[]>();
  for (const { mentorId, menteeId } of pairs) {
    const own = mentorById.get(mentorId);
    const mentee = menteeById.get(menteeId);
    if (!own || !mentee || !hasConsent(mentee)) continue;
    const missing = mentee.topics.filter((topic) => !own.topics.includes(topic));
    if (missing.length > 0)
      needs.set(
        menteeId,
        missing.map((topic) => ({ topic, mentors: able(topic, mentee) })),
      );
  }
  return needs;

  function able(topic: string, mentee: MenteeProfile): OpenNeed['mentors'] {
    return (teachers.get(topic) ?? [])
      .filter((mentor) => !apart.has(`${mentor.id} ${mentee.id}`))
      .filter((mentor) => keepsWish(mentor, mentee) && sharesLanguage(mentor, mentee))
      .map((mentor) => ({ mentor, metres: metresBetween(mentor, mentee) }))
      .filter(({ metres }) => metres <= settings.maxMetres)
      .filter(({ mentor }) => meet.any(mentor.windows, mentee.windows))
      .sort((a, b) => a.metres - b.metres || (a.mentor.id < b.mentor.id ? -1 : 1))
      .slice(0, NAMED)
      .map(({ mentor, metres }) => ({ mentorId: mentor.id, metres: Math.round(metres) }));
  }
}

function teachersByTopic(mentors: readonly MentorProfile[]): Map<string, MentorProfile[]> {
  const teachers = new Map<string, MentorProfile[]>();
  for (const mentor of mentors) {
    for (const topic of new Set(mentor.topics)) {
      const known = teachers.get(topic);
      if (known) known.push(mentor);
      else teachers.set(topic, [mentor]);
    }
  }
  return teachers;
}

type Windows = readonly WeeklyWindow[];

/** Whether two have a free half hour in common; each list of windows is walked once. */
class CommonTimes {
  private readonly cells = new WeakMap<Windows, ReadonlySet<number>>();

  any(one: Windows, other: Windows): boolean {
    const [a, b] = [this.cellsOf(one), this.cellsOf(other)];
    for (const cell of a) if (b.has(cell)) return true;
    return false;
  }

  private cellsOf(windows: Windows): ReadonlySet<number> {
    let cells = this.cells.get(windows);
    if (!cells) this.cells.set(windows, (cells = new Set(freeHalfHours(windows))));
    return cells;
  }
}
