import { type EntityManager, In, IsNull } from 'typeorm';
import { shareOut } from '../../../core/matching/assignment/share-out';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { bindingRule } from '../../../core/matching/rules/constraints';
import { pairCost, pairFacts } from '../../../core/matching/rules/cost';
import type {
  MatchSettings,
  MenteeProfile,
  MentorProfile,
} from '../../../core/matching/rules/problem';
import { metresBetween } from '../../../core/places/distance';
import { grouped } from '../../../platform/common/grouped';
import { Mentee, Mentor } from '../../people';
import type { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';

/**
 * Whom mentees of a ward could go to from their mentors, as the pairs stand in this write; what was taken counts for
 * the next. Nobody is sent to who would still have fewer than the least.
 */
export class NextMentors {
  private constructor(
    private readonly mentors: readonly MentorProfile[],
    private readonly mentees: ReadonlyMap<string, MenteeProfile>,
    private readonly settings: MatchSettings,
    private readonly taken: Map<string, number>,
    private readonly isForbidden: (mentorId: string, menteeId: string) => boolean,
  ) {}

  /** `leaving` give up all of theirs, and take nobody; a guest of another ward goes to nobody here by itself. */
  static async load(
    manager: EntityManager,
    ward: Ward,
    { menteeIds, leaving }: { menteeIds: readonly string[]; leaving: ReadonlySet<string> },
  ): Promise<NextMentors> {
    const wardId = ward.id;
    const mentors = await manager.find(Mentor, {
      where: { wardId, isActive: true },
      order: { id: 'ASC' },
    });
    const mentees = await manager.findBy(Mentee, { id: In(menteeIds), wardId, isActive: true });
    const programmes = new ProgrammesByName(ward.programmes);
    const needs = await NeedsReader.load(
      manager,
      mentees.map(({ id }) => id),
      programmes,
    );
    const pairs = await manager.findBy(Pair, { wardId, endedAt: IsNull() });
    const forbidden = await manager.findBy(ForbiddenPair, { menteeId: In(menteeIds) });
    const ruledOut = new Set(forbidden.map((one) => `${one.mentorId} ${one.menteeId}`));
    const counts = [...grouped(pairs, ({ mentorId }) => mentorId)].map(
      ([mentorId, own]) => [mentorId, own.length] as const,
    );
    return new NextMentors(
      mentors.filter(({ id }) => !leaving.has(id)).map((one) => mentorProfile(one, programmes)),
      new Map(mentees.map((mentee) => [mentee.id, menteeProfile(mentee, needs.of(mentee))])),
      matchSettingsOf(ward),
      new Map(counts),
      (mentorId, menteeId) => ruledOut.has(`${mentorId} ${menteeId}`),
    );
  }

  /** The nearest whom every rule allows, who has one place less from now on; null when there is none. */
  take(menteeId: string, fromId: string): string | null {
    const mentee = this.mentees.get(menteeId);
    if (!mentee) return null;
    const able = this.mentors
      .filter(({ id }) => id !== fromId && !this.isForbidden(id, menteeId))
      .filter((mentor) => this.hasPlace(mentor))
      .filter((mentor) => bindingRule(mentor, mentee, this.settings) === null)
      .map((mentor) => ({ id: mentor.id, metres: metresBetween(mentor, mentee) }))
      .sort((one, other) => one.metres - other.metres);
    const nearest = able.at(0);
    if (!nearest) return null;
    this.taken.set(nearest.id, this.countOf(nearest.id) + 1);
    return nearest.id;
  }

  /**
   * All of these mentees at once, to whoever suits each best at the costs of a pairing, so that as many as can be are
   * taken; left out is whom nobody can take.
   */
  share(menteeIds: readonly string[], fromId: string): Map<string, string> {
    const { settings } = this;
    const mentors = this.mentors.filter((mentor) => mentor.id !== fromId && this.hasPlace(mentor));
    const costs = menteeIds.map((menteeId) => {
      const mentee = this.mentees.get(menteeId);
      return mentors.map((mentor) => {
        if (!mentee || this.isForbidden(mentor.id, menteeId)) return null;
        if (bindingRule(mentor, mentee, settings) !== null) return null;
        return pairCost(pairFacts(mentor, mentee), settings);
      });
    });
    const room = mentors.map(
      ({ id, maxMentees }) => (maxMentees ?? settings.maxMentees) - this.countOf(id),
    );
    const next = new Map<string, string>();
    shareOut(costs, room).forEach((place, nth) => {
      if (place < 0) return;
      const { id } = mentors[place];
      next.set(menteeIds[nth], id);
      this.taken.set(id, this.countOf(id) + 1);
    });
    return next;
  }

  private hasPlace({ id, minMentees, maxMentees }: MentorProfile): boolean {
    const { settings } = this;
    const count = this.countOf(id);
    const least = minMentees ?? settings.minMentees;
    return count < (maxMentees ?? settings.maxMentees) && count + 1 >= least;
  }

  private countOf(mentorId: string): number {
    return this.taken.get(mentorId) ?? 0;
  }
}
