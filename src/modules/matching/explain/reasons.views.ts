import type { Gender } from '../../../core/vietnamese/gender';
import type { BlockingSet } from '../../../core/matching/explain/blocking-sets';
import type { CostPart, CostPartName } from '../../../core/matching/rules/cost';
import type { RunnerUp } from '../../../core/matching/explain/explain';
import type { OpenNeed } from '../../../core/matching/explain/open-needs';
import type { IdleMentors } from '../../../core/matching/explain/idle-mentors';
import type { Need } from '../../../core/matching/explain/needs';

import type { Count } from '../../../core/matching/explain/shortage';
import type { Difference, Moved } from '../../../core/matching/explain/what-if';
import type { ExplainedPair } from './pair-explanations.service';
import type { ExplainedShortage } from './shortage-in-words';
import type { ExplainedAnswer } from './what-ifs.service';

export class CostPartView implements CostPart {
  name!: CostPartName;
  /** In units of one metre. */
  amount!: number;
  /** How many metres, topics or half hours stand behind the amount. */
  count!: number;
  sentence!: string;
}

export class RunnerUpView implements RunnerUp {
  mentorId!: string;
  name!: string;
  metres!: number;
  /** How much more than now this pair (or the whole household there) would cost, in units of one metre. */
  extraCost!: number;
  /** What it costs everyone together once all others are paired again as well as can be. */
  costForEveryone!: number;
  /** True when no pairing costs less; else it is the best one that was found. */
  isProved!: boolean;
  /** People who lose their mentor over it. */
  lost!: number;
  /** People without a mentor who find one. */
  found!: number;
  isFull!: boolean;
  sentence!: string;
}

/** Why two people are a pair. */
export class PairExplanationView implements ExplainedPair {
  mentorId!: string;
  menteeId!: string;
  mentorName!: string;
  menteeName!: string;
  parts!: CostPartView[];
  cost!: number;
  sharedLanguages!: string[];
  topicsCovered!: string[];
  topicsMissing!: string[];
  sharedHalfHours!: number;
  /** Mentors who could teach this mentee at all, this one included. */
  ableMentors!: number;
  /** Of the mentors tried, cheapest for everyone first. */
  runnersUp!: RunnerUpView[];
  isLocked!: boolean;
}

/** Somebody who could teach a topic beside the own mentor. */
export class SecondMentorView {
  mentorId!: string;
  metres!: number;
}

/** A topic that is needed and that the own mentor does not teach. */
export class OpenNeedView implements OpenNeed {
  topic!: string;
  /** The nearest first; empty where nobody near could. */
  mentors!: SecondMentorView[];
}

export class CountView implements Count {
  /** A code or an identifier, by the list it stands in. */
  key!: string;
  people!: number;
}

/** A mentor to look for. */
export class NeedView implements Need {
  hamletId!: string | null;
  topic!: string;
  language!: string;
  time!: string;
  /** When one of them asks for a woman or a man. */
  gender!: Gender | null;
  menteeIds!: string[];
  sentence!: string;
}

/** A proof that somebody must be left over. */
export class BlockingSetView implements BlockingSet {
  mentorIds!: string[];
  /** All the places these mentors have, all taken. */
  places!: number;
  placedIds!: string[];
  leftIds!: string[];
  sentence!: string;
}

export class PlaceWantedView {
  mentorId!: string;
  name!: string;
  worth!: number;
}

export class IdleMentorsView implements IdleMentors {
  people!: number;
  byReason!: CountView[];
  byHamlet!: CountView[];
  /** Mentees still to be found for those who could not reach the minimum with everybody near. */
  menteesMissing!: number;
  sentences!: string[];
}

/** What a ward lacks, from the people left over. */
export class ShortageView implements ExplainedShortage {
  /** People with consent and without a mentor. */
  people!: number;
  /** Mentors with the greatest number of mentees it would take at least. */
  mentorsNeeded!: number;
  byReason!: CountView[];
  byHamlet!: CountView[];
  byTopic!: CountView[];
  byLanguage!: CountView[];
  /** Keys are weekday and part of the day, such as "6-evening"; 1 is Monday. */
  byTime!: CountView[];
  /** Mentors to look for who together would take everyone left over. */
  needs!: NeedView[];
  sentences!: string[];
  /** The smallest proofs that somebody must be left over. */
  blocking!: BlockingSetView[];
  /** Mentors with whom one more place would take somebody who is left over, most worth first. */
  placesWanted!: PlaceWantedView[];
  idle!: IdleMentorsView;
}

export class MovedView implements Moved {
  menteeId!: string;
  fromMentorId!: string | null;
  toMentorId!: string | null;
}

export class NamedMovedView extends MovedView {
  menteeName!: string;
  fromMentorName!: string | null;
  toMentorName!: string | null;
}

export class BeforeAndAfterView {
  before!: number;
  after!: number;
}

/** What the changes would lead to. */
export class WhatIfView implements ExplainedAnswer {
  /** False when the rules leave no way; `moved` is then empty and `code` says what stands against it. */
  isPossible!: boolean;
  code?: NonNullable<Difference['code']>;
  /** What everyone together pays more (or less, if negative), in units of one metre. */
  extraCost!: number;
  moved!: NamedMovedView[];
  sentence!: string;
  leftOver!: BeforeAndAfterView;
  /** Version of the proposal the answer is true for; null for today's pairs. */
  version!: number | null;
}
