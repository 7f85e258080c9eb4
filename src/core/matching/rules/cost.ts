import { comesFirst } from '../../people/standing';
import { metresBetween } from '../../places/distance';
import { freeHalfHours } from './half-hours';
import { MatchSettings, MenteeProfile, MentorProfile } from './problem';

/** The soft reasons for or against a pair; each amount is an integer in units of one metre. */
export type CostPartName =
  | 'metres'
  | 'other-hamlet'
  | 'missing-topics'
  | 'cannot-begin'
  | 'few-windows'
  | 'leaves-current-mentor';

export interface CostPart {
  name: CostPartName;
  amount: number;
  /** How many metres, topics or half-hours stand behind the amount. */
  count: number;
}

/** What a pair shares, counted once and turned into cost parts. */
export interface PairFacts {
  metres: number;
  isOtherHamlet: boolean;
  missingTopics: number;
  /** The mentor teaches something that the mentee may learn first. */
  canBegin: boolean;
  sharedHalfHours: number;
  leavesCurrentMentor: boolean;
}

/** Every part of the cost of a pair, zeros included, in a fixed order. */
export function costParts(facts: PairFacts, settings: MatchSettings): CostPart[] {
  return [
    { name: 'metres', amount: metresCost(facts), count: facts.metres },
    {
      name: 'other-hamlet',
      amount: otherHamletCost(facts, settings),
      count: facts.isOtherHamlet ? 1 : 0,
    },
    {
      name: 'missing-topics',
      amount: missingTopicsCost(facts, settings),
      count: facts.missingTopics,
    },
    {
      name: 'cannot-begin',
      amount: cannotBeginCost(facts, settings),
      count: facts.canBegin ? 0 : 1,
    },
    {
      name: 'few-windows',
      amount: fewWindowsCost(facts, settings),
      count: facts.sharedHalfHours,
    },
    {
      name: 'leaves-current-mentor',
      amount: leavesCurrentMentorCost(facts, settings),
      count: facts.leavesCurrentMentor ? 1 : 0,
    },
  ];
}

/** The sum of the parts. */
export function pairCost(facts: PairFacts, settings: MatchSettings): number {
  return (
    metresCost(facts) +
    otherHamletCost(facts, settings) +
    missingTopicsCost(facts, settings) +
    cannotBeginCost(facts, settings) +
    fewWindowsCost(facts, settings) +
    leavesCurrentMentorCost(facts, settings)
  );
}

export function pairFacts(mentor: MentorProfile, mentee: MenteeProfile): PairFacts {
  const free = new Set(freeHalfHours(mentor.windows));
  return {
    metres: Math.round(metresBetween(mentor, mentee)),
    isOtherHamlet: mentor.hamletId === null || mentor.hamletId !== mentee.hamletId,
    missingTopics: new Set(mentee.topics.filter((topic) => !mentor.topics.includes(topic))).size,
    canBegin: mentee.firstTopics.some((topic) => mentor.topics.includes(topic)),
    sharedHalfHours: freeHalfHours(mentee.windows).filter((cell) => free.has(cell)).length,
    leavesCurrentMentor: mentee.currentMentorId !== null && mentee.currentMentorId !== mentor.id,
  };
}

/** What it costs to leave this person without a mentor: more for those to be served first. */
export function unpairedCost(mentee: MenteeProfile, settings: MatchSettings): number {
  return (
    settings.unpairedCost +
    (comesFirst(mentee, settings) ? settings.priorityBonus : 0) +
    (mentee.currentMentorId === null ? 0 : settings.moveCost)
  );
}

export function metresCost(facts: PairFacts): number {
  return facts.metres;
}

export function otherHamletCost(facts: PairFacts, settings: MatchSettings): number {
  return facts.isOtherHamlet ? settings.otherHamletCost : 0;
}

export function missingTopicsCost(facts: PairFacts, settings: MatchSettings): number {
  return facts.missingTopics * settings.missingTopicCost;
}

/** Less than one ambassador more is worth, and far less than anybody left over. */
export function cannotBeginCost(facts: PairFacts, settings: MatchSettings): number {
  return facts.canBegin ? 0 : settings.cannotBeginCost;
}

/** A pair with one common half-hour a week can hardly move a session; enough in common costs nothing. */
export function fewWindowsCost(facts: PairFacts, settings: MatchSettings): number {
  return Math.max(0, settings.enoughHalfHours - facts.sharedHalfHours) * settings.fewHalfHoursCost;
}

/** Continuity: trust once won is worth a walk. */
export function leavesCurrentMentorCost(facts: PairFacts, settings: MatchSettings): number {
  return facts.leavesCurrentMentor ? settings.moveCost : 0;
}
