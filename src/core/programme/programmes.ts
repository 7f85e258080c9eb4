import type { LocalDate } from '../time/local-dates';

/** Whether the people of a programme are paired, or learn in classes alone. */
export const programmeKinds = ['pairs', 'classes'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

/** What a programme decides for its people; null and empty lists leave it to the ward. */
export interface ProgrammeRules {
  name: string;
  kind: ProgrammeKind;
  minMentees: number | null;
  maxMentees: number | null;
  topics: readonly string[];
  venueIds: readonly string[];
  fromDate: LocalDate | null;
  untilDate: LocalDate | null;
}

/** As a ward keeps it. */
export interface Programme extends ProgrammeRules {
  id: string;
  topics: string[];
  venueIds: string[];
  /** Counts the changes. */
  version: number;
}

/** Where a programme is asked for: that of the ambassadors, which no row names. */
export const usualProgramme = '-';

/** As many as fit into a form. */
export const mostProgrammes = 20;
export const longestProgrammeName = 80;

/** How many mentees an ambassador has who has any. */
export interface MenteeLimits {
  minMentees: number;
  maxMentees: number;
}

/** The programmes of a ward by their names; of whoever names none, or one that is not there, the ward decides all. */
export class ProgrammesByName<One extends ProgrammeRules = ProgrammeRules> {
  private readonly byName: ReadonlyMap<string, One>;

  constructor(readonly all: readonly One[]) {
    this.byName = new Map(all.map((programme) => [programme.name, programme]));
  }

  of({ programme }: { programme: string | null }): One | undefined {
    return programme === null ? undefined : this.byName.get(programme);
  }

  /** The codes that are taught in somebody's programme. */
  topicsOf<Topics extends readonly string[]>(person: {
    programme: string | null;
    topics: Topics;
  }): Topics | string[] {
    return topicsWithin(this.of(person), person.topics);
  }

  /** What a pairing is told of an ambassador; null takes the ward's. */
  ownLimitsOf(mentor: { programme: string | null; maxMentees: number | null }): {
    minMentees: number | null;
    maxMentees: number | null;
  } {
    const programme = this.of(mentor);
    return {
      minMentees: programme?.minMentees ?? null,
      maxMentees: smaller(mentor.maxMentees, programme?.maxMentees ?? null),
    };
  }

  /** The least and the most for an ambassador of the ward. */
  limitsOf(
    mentor: { programme: string | null; maxMentees: number | null },
    ward: MenteeLimits,
  ): MenteeLimits {
    const own = this.ownLimitsOf(mentor);
    return {
      minMentees: own.minMentees ?? ward.minMentees,
      maxMentees: own.maxMentees ?? ward.maxMentees,
    };
  }
}

/** Those of the codes that are taught in the programme, the same list where that is all of them. */
export function topicsWithin<Topics extends readonly string[]>(
  programme: Pick<ProgrammeRules, 'topics'> | undefined,
  topics: Topics,
): Topics | string[] {
  if (!programme || programme.topics.length === 0) return topics;
  return topics.filter((topic) => programme.topics.includes(topic));
}

/** Whether it has begun by that day and has not ended. */
export function runsOn(
  { fromDate, untilDate }: Pick<ProgrammeRules, 'fromDate' | 'untilDate'>,
  date: LocalDate,
): boolean {
  return (fromDate === null || fromDate <= date) && (untilDate === null || date <= untilDate);
}

/** Whether its lessons may be in this hall. */
export function isHeldAt({ venueIds }: Pick<ProgrammeRules, 'venueIds'>, venueId: string): boolean {
  return venueIds.length === 0 || venueIds.includes(venueId);
}

function smaller(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
