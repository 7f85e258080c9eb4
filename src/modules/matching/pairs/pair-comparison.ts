import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { mergeWindows, subtractWindows } from '../../../core/time/weekly-windows';
import type { DomainError } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, type Mentor, PeopleService } from '../../people';
import type { Ward } from '../../wards';
import { Pair, type PairFacts } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { factsToStore } from '../profiles/pair-facts';
import { menteeProfile, mentorProfile } from '../profiles/profiles';
import { PairsService } from './pairs.service';

/** A mentee with one mentor: what speaks for the two. */
export interface PairSide {
  mentorId: string;
  mentorName: string;
  metres: number;
  facts: PairFacts;
  /** When both are free in a week. */
  windows: WeeklyWindow[];
  /** How many the mentor guides today, and will after the move. */
  mentees: { today: number; afterwards: number };
  most: number;
}

/** Somebody of the mentee's household, and who guides them. */
export interface HouseholdMember {
  id: string;
  name: string;
  mentorId: string | null;
}

/** A mentee as they are guided today, and as they would be. */
export interface PairComparison {
  mentee: Mentee;
  before: PairSide | null;
  after: PairSide;
  /** Why they cannot be moved; null when they can. */
  refusal: DomainError | null;
  household: HouseholdMember[];
}

/** What a move would change for a mentee, before it is made. Reads only. */
@Injectable()
export class PairComparisons {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
  ) {}

  async of(ward: Ward, menteeId: string, mentorId: string): Promise<PairComparison> {
    const { read } = this.unitOfWork;
    const mentee = await this.people.mentee(menteeId);
    const pair = await this.pairs.ofMentee(menteeId);
    const answers = await this.pairs.whoCanGo(read, ward.id, [menteeId], mentorId);
    const programmes = new ProgrammesByName(ward.programmes);
    const needs = await NeedsReader.load(read, [menteeId], programmes);
    const sideOf = async (id: string, change: number): Promise<PairSide> => {
      const mentor = await this.people.mentor(id);
      const today = (await this.pairs.ofMentor(id)).length;
      const profile = mentorProfile(mentor, programmes);
      const stored = factsToStore(profile, menteeProfile(mentee, needs.of(mentee)));
      return {
        ...stored,
        mentorId: id,
        mentorName: mentor.fullName,
        windows: bothFree(mentor, mentee),
        mentees: { today, afterwards: today + change },
        most: profile.maxMentees ?? ward.settings.maxMentees,
      };
    };
    const isMove = pair?.mentorId !== mentorId;
    return {
      mentee,
      before: pair && (await sideOf(pair.mentorId, isMove ? -1 : 0)),
      after: await sideOf(mentorId, isMove ? 1 : 0),
      refusal: answers.get(menteeId) ?? null,
      household: await this.householdOf(mentee),
    };
  }

  private async householdOf({ id, householdId }: Mentee): Promise<HouseholdMember[]> {
    if (householdId === null) return [];
    const { read } = this.unitOfWork;
    const found = await read.findBy(Mentee, { householdId, isActive: true });
    const others = found.filter((one) => one.id !== id);
    const menteeId = In(others.map((one) => one.id));
    const guided = await read.findBy(Pair, { menteeId, endedAt: IsNull() });
    const mentorOf = new Map(guided.map((pair) => [pair.menteeId, pair.mentorId]));
    return others.map(({ id: otherId, fullName: name }) => {
      return { id: otherId, name, mentorId: mentorOf.get(otherId) ?? null };
    });
  }
}

function bothFree(mentor: Mentor, mentee: Mentee): WeeklyWindow[] {
  const own = mergeWindows(mentor.windows);
  return subtractWindows(own, subtractWindows(own, mergeWindows(mentee.windows)));
}
