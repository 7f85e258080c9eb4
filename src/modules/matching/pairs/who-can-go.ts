import type { EntityManager } from 'typeorm';
import type { MatchSettings } from '../../../core/matching/rules/problem';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { idList } from '../../../platform/database/row-set';
import { selectEntities } from '../../../platform/database/select-entities';
import { Mentee, Mentor } from '../../people';
import type { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';
import { possiblePair } from './possible-pair';

/** Who of some mentees could go to which of some mentors of a ward, as the pairs stand: as many statements for one as for all. */
export class WhoCanGo {
  private constructor(
    private readonly wardId: string,
    private readonly settings: MatchSettings,
    private readonly mentors: ReadonlyMap<string, Mentor>,
    private readonly mentees: ReadonlyMap<string, Mentee>,
    private readonly needs: NeedsReader,
    private readonly programmes: ProgrammesByName,
    private readonly theirs: ReadonlyMap<string, Pair[]>,
    private readonly ruledOut: ReadonlySet<string>,
  ) {}

  static async load(
    manager: EntityManager,
    ward: Ward,
    { menteeIds, mentorIds }: { menteeIds: readonly string[]; mentorIds: readonly string[] },
  ): Promise<WhoCanGo> {
    const among = <Row extends object>(
      entity: new () => Row,
      which: string,
      ids: readonly string[],
    ) =>
      selectEntities(manager, entity, which.replace('?', idList(manager, '$1')), [
        JSON.stringify(ids),
      ]);
    const mentors = await among(Mentor, 'id IN ?', mentorIds);
    const mentees = await among(Mentee, 'id IN ?', menteeIds);
    const programmes = new ProgrammesByName(ward.programmes);
    const needs = await NeedsReader.load(manager, [...menteeIds], programmes);
    const pairs = await among(Pair, 'mentor_id IN ? AND ended_at IS NULL', mentorIds);
    const apart = await among(ForbiddenPair, 'mentee_id IN ?', menteeIds);
    return new WhoCanGo(
      ward.id,
      matchSettingsOf(ward),
      new Map(mentors.map((mentor) => [mentor.id, mentor])),
      new Map(mentees.map((mentee) => [mentee.id, mentee])),
      needs,
      programmes,
      grouped(pairs, ({ mentorId }) => mentorId),
      new Set(apart.map(({ mentorId, menteeId }) => `${mentorId} ${menteeId}`)),
    );
  }

  /** One after the other, as far as the places go: the refusal of each, or null. */
  to(mentorId: string, menteeIds: readonly string[]): Map<string, DomainError | null> {
    const theirs = new Set((this.theirs.get(mentorId) ?? []).map(({ menteeId }) => menteeId));
    let going = 0;
    return new Map(
      menteeIds.map((menteeId) => {
        // Whoever is theirs already takes no other place.
        const isTheirs = theirs.has(menteeId);
        const others = isTheirs ? theirs.size - 1 : theirs.size + going;
        const refusal = this.refusal(mentorId, menteeId, others);
        if (refusal === null && !isTheirs) going += 1;
        return [menteeId, refusal];
      }),
    );
  }

  private refusal(mentorId: string, menteeId: string, others: number): DomainError | null {
    const [mentor, mentee] = [this.mentors.get(mentorId), this.mentees.get(menteeId)];
    if (this.ruledOut.has(`${mentorId} ${menteeId}`)) return new DomainError('pair-forbidden');
    if (!mentor) return notFound('mentor');
    if (!mentee) return notFound('mentee');
    if (mentee.wardId !== this.wardId || mentor.wardId !== this.wardId) return notFound('person');
    if (!mentor.isActive) return new DomainError('mentor-inactive');
    if (!mentee.isActive) return new DomainError('person-stopped');
    const profiles = [
      mentorProfile(mentor, this.programmes),
      menteeProfile(mentee, this.needs.of(mentee)),
    ] as const;
    try {
      possiblePair(...profiles, this.settings, others, mentor.fullName);
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error;
    }
  }
}
