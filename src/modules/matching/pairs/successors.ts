import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { bindingRule } from '../../../core/matching/rules/constraints';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { grouped } from '../../../platform/common/grouped';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, Mentor } from '../../people';
import { WardsService } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { NextMentors } from './next-mentors';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';

/** Somebody who could take over, and how many of the mentees the rules and their places allow them. */
export interface Successor {
  mentorId: string;
  name: string;
  canTake: number;
}

/** Who could take over from a mentor. */
@Injectable()
export class Successors {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
  ) {}

  /** The mentors of the ward who could take at least one, those who could take most first. */
  async of(wardId: string, mentorId: string): Promise<Successor[]> {
    const { read } = this.unitOfWork;
    const theirs = await read.findBy(Pair, { wardId, mentorId, endedAt: IsNull() });
    const menteeIds = theirs.map(({ menteeId }) => menteeId);
    const all = await this.forMentees(wardId, menteeIds);
    return all.filter((successor) => successor.mentorId !== mentorId);
  }

  /**
   * Who of the ward suits each of a mentor's mentees best at the costs of a pairing, all of them together; `passed` take
   * nobody. Whom nobody can take is left out.
   */
  async shareOut(
    wardId: string,
    mentorId: string,
    passed: ReadonlySet<string> = new Set(),
  ): Promise<Map<string, string>> {
    const { read } = this.unitOfWork;
    const ward = await this.wards.get(wardId);
    const theirs = await read.findBy(Pair, { wardId, mentorId, endedAt: IsNull() });
    const menteeIds = theirs.map(({ menteeId }) => menteeId);
    const leaving = new Set([...passed, mentorId]);
    const mentors = await NextMentors.load(read, ward, { menteeIds, leaving });
    return mentors.share(menteeIds, mentorId);
  }

  /** Who could take most of any mentees of the ward. */
  async forMentees(wardId: string, menteeIds: readonly string[]): Promise<Successor[]> {
    const { read } = this.unitOfWork;
    const ward = await this.wards.get(wardId);
    const pairs = await read.findBy(Pair, { wardId, endedAt: IsNull() });
    const mentees = await read.findBy(Mentee, { id: In([...menteeIds]), wardId });
    const forbidden = grouped(
      await read.findBy(ForbiddenPair, { wardId }),
      (pair) => pair.mentorId,
    );
    const programmes = new ProgrammesByName(ward.programmes);
    const needs = await NeedsReader.load(
      read,
      mentees.map(({ id }) => id),
      programmes,
    );
    const profiles = mentees.map((mentee) => menteeProfile(mentee, needs.of(mentee)));
    const settings = matchSettingsOf(ward);
    const taken = grouped(pairs, (pair) => pair.mentorId);
    const mentors = await read.find(Mentor, {
      where: { wardId, isActive: true },
      order: { sortName: 'ASC', id: 'ASC' },
    });
    return mentors
      .map((mentor) => {
        const profile = mentorProfile(mentor, programmes);
        const ruledOut = new Set(forbidden.get(mentor.id)?.map(({ menteeId }) => menteeId));
        const theirs = new Set(taken.get(mentor.id)?.map(({ menteeId }) => menteeId));
        const able = profiles.filter(
          (mentee) =>
            !theirs.has(mentee.id) &&
            !ruledOut.has(mentee.id) &&
            bindingRule(profile, mentee, settings) === null,
        );
        const free =
          (profile.maxMentees ?? settings.maxMentees) - (taken.get(mentor.id)?.length ?? 0);
        const canTake = Math.max(0, Math.min(able.length, free));
        return { mentorId: mentor.id, name: mentor.fullName, canTake };
      })
      .filter(({ canTake }) => canTake > 0)
      .sort((a, b) => b.canTake - a.canTake);
  }
}
