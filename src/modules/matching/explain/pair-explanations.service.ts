import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/common/domain-error';
import type { CostPart } from '../../../core/matching/rules/cost';
import type { PairExplanation, RunnerUp } from '../../../core/matching/explain/explain';
import { costPartSentence, type Language, runnerUpSentence } from '../../../texts';
import { PeopleService } from '../../people';
import { ableMentors } from './able-mentors';
import type { WarmPairing } from './warm-pairing';

/** Why a mentee is with this mentor, in numbers and in words. Costs are in metres of walking. */
export interface ExplainedPair extends Omit<PairExplanation, 'parts' | 'runnersUp'> {
  mentorName: string;
  menteeName: string;
  parts: (CostPart & { sentence: string })[];
  /** Mentors who could teach this mentee at all, this one included. */
  ableMentors: number;
  runnersUp: (RunnerUp & { name: string; sentence: string })[];
  isLocked: boolean;
}

/** Puts names and sentences to what the solver knows of a pair. */
@Injectable()
export class PairExplanations {
  constructor(private readonly people: PeopleService) {}

  /** @throws DomainError not-found when the mentee has no mentor in this pairing */
  async explain(
    pairing: WarmPairing,
    menteeId: string,
    language: Language,
  ): Promise<ExplainedPair> {
    const mentorId = pairing.mentorOf(menteeId);
    const explained = mentorId && pairing.explained.explain({ mentorId, menteeId });
    if (!explained) throw notFound('pair');
    const names = await this.people.namesOf([
      menteeId,
      explained.mentorId,
      ...explained.runnersUp.map((runner) => runner.mentorId),
    ]);
    const nameOf = (id: string): string => names.get(id) ?? '';
    return {
      ...explained,
      mentorName: nameOf(explained.mentorId),
      menteeName: nameOf(menteeId),
      ableMentors: ableMentors(pairing, menteeId).length,
      isLocked: pairing.input.locks.some((lock) => lock.menteeId === menteeId),
      parts: explained.parts.flatMap((part) => {
        const sentence = costPartSentence(part, language);
        return sentence === null ? [] : [{ ...part, sentence }];
      }),
      runnersUp: explained.runnersUp.map((runner) => {
        const name = nameOf(runner.mentorId);
        return { ...runner, name, sentence: runnerUpSentence(runner, name, language) };
      }),
    };
  }
}
