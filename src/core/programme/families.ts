import type { LocalDate } from '../time/local-dates';

/** What a ward asks of a Digital Family. */
export interface FamilyRule {
  /** Each of these a member can do alone … */
  familyTopics: readonly string[];
  /** … and so many members can. */
  familyMembers: number;
  /** Where there are others, one of these members guides them. */
  familyNeedsGuide: boolean;
}

/** Somebody of a household. */
export interface FamilyMember {
  id: string;
  /** What they can do alone, and since when. */
  alone: ReadonlyMap<string, LocalDate>;
  /** Since when they guide the others; null where nobody said so. */
  guidesSince: LocalDate | null;
}

export interface FamilyStanding {
  /** Since when it is a Digital Family; null while it is none. */
  since: LocalDate | null;
  /** What it lacks: members who can do all that is asked for, or one of them who guides the others. */
  lacks: 'learned' | 'guide' | null;
  /** Members who can do all that is asked for. */
  learned: string[];
}

/** How a household stands by the ward's rule: the one definition of a Digital Family. */
export function familyStanding(
  members: readonly FamilyMember[],
  { familyTopics, familyMembers, familyNeedsGuide }: FamilyRule,
): FamilyStanding {
  const reached = members
    .map((member) => ({ member, on: allSince(member.alone, familyTopics) }))
    .filter((one): one is { member: FamilyMember; on: LocalDate } => one.on !== null)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const learned = reached.map(({ member }) => member.id);
  const enough = reached.at(familyMembers - 1);
  if (!enough || reached.length < familyMembers) return { since: null, lacks: 'learned', learned };
  if (!familyNeedsGuide || members.length === 1) return { since: enough.on, lacks: null, learned };
  // Whoever guides is guiding from the day on which they could do it themselves.
  const guiding = reached.flatMap(({ member: { guidesSince }, on }) =>
    guidesSince === null ? [] : [later(guidesSince, on)],
  );
  const [first] = guiding.sort();
  if (first === undefined) return { since: null, lacks: 'guide', learned };
  return { since: later(first, enough.on), lacks: null, learned };
}

/** The day on which the last of these was reached; null where one is missing. */
function allSince(alone: FamilyMember['alone'], topics: readonly string[]): LocalDate | null {
  const days = topics.map((topic) => alone.get(topic));
  return days.includes(undefined) ? null : ((days as LocalDate[]).sort().at(-1) ?? null);
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
