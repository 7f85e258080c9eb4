import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { bindingRule, type HardRule } from '../../../core/matching/rules/constraints';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, Mentor } from '../../people';
import { WardsService } from '../../wards';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';

/** A pair of today that would not be made any more, and the first rule that speaks against it. */
export interface BrokenPair {
  mentorId: string;
  menteeId: string;
  rule: HardRule;
}

/** How today's pairs of somebody stand to the rules, after what is known of them has changed. */
@Injectable()
export class PairRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
  ) {}

  async brokenOf(
    side: 'mentor' | 'mentee',
    personId: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<BrokenPair[]> {
    const pairs = await manager.findBy(Pair, { [`${side}Id`]: personId, endedAt: IsNull() });
    if (pairs.length === 0) return [];
    const ids = (of: 'mentorId' | 'menteeId') => ({ id: In(pairs.map((pair) => pair[of])) });
    const mentors = byId(await manager.findBy(Mentor, ids('mentorId')));
    const mentees = byId(await manager.findBy(Mentee, ids('menteeId')));
    const ward = await this.wards.get(pairs[0].wardId);
    const programmes = new ProgrammesByName(ward.programmes);
    const needs = await NeedsReader.load(manager, [...mentees.keys()], programmes);
    const settings = matchSettingsOf(ward);
    return pairs.flatMap(({ mentorId, menteeId }) => {
      const mentor = mentors.get(mentorId);
      const mentee = mentees.get(menteeId);
      if (!mentor || !mentee) return [];
      const profile = menteeProfile(mentee, needs.of(mentee));
      const rule = bindingRule(mentorProfile(mentor, programmes), profile, settings);
      return rule ? [{ mentorId, menteeId, rule }] : [];
    });
  }
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
