import type { BlockingSet } from '../core/matching/explain/blocking-sets';
import type { RunnerUp } from '../core/matching/explain/explain';
import type { IdleMentors } from '../core/matching/explain/idle-mentors';
import type { Need } from '../core/matching/explain/needs';
import type { Shortage } from '../core/matching/explain/shortage';
import type { Difference } from '../core/matching/explain/what-if';
import type { InactiveReason, UnpairedReason } from '../core/matching/pairing/reasons';
import type { SplitHousehold } from '../core/matching/pairing/split-households';
import type { CostPart } from '../core/matching/rules/cost';
import { textsIn, type Language } from './languages';
import type { ShortageNames } from './facts/shortage-names';
import { termName } from './terms';

/** Why somebody is left over, in one sentence. */
export function unpairedSentence(reason: UnpairedReason, language: Language): string {
  return textsIn(language).pairing.unpaired(reason);
}

/** Why an ambassador has nobody, in one sentence. */
export function inactiveSentence(reason: InactiveReason, language: Language): string {
  return textsIn(language).pairing.inactive(reason);
}

/** Why a household is with several ambassadors, or some of it with nobody, in one sentence. */
export function splitSentence(split: SplitHousehold, language: Language): string {
  return textsIn(language).pairing.split(split);
}

/** Each topic that the own ambassador does not teach, with who could teach it beside them. */
export function openNeedSentences(
  needs: readonly { topic: string; mentors: readonly { name: string; metres: number }[] }[],
  language: Language,
): string[] {
  const { openNeed } = textsIn(language).pairing;
  return needs.map(({ topic, mentors }) => openNeed(termName('topic', topic, language), mentors));
}

/** One part of a pair's cost; null where there is nothing to say. */
export function costPartSentence(part: CostPart, language: Language): string | null {
  return textsIn(language).pairing.costPart(part);
}

/** What giving the mentee to this other ambassador would mean; `name` is how the ambassador is called. */
export function runnerUpSentence(runner: RunnerUp, name: string, language: Language): string {
  return textsIn(language).pairing.runnerUp(runner, name);
}

/** What a change would do to everyone, or why it cannot be, in one sentence. */
export function differenceSentence(difference: Difference, language: Language): string {
  return textsIn(language).pairing.difference(difference);
}

/** Metres, from a thousand on kilometres, in the reader's way of writing numbers. */
export function distance(metres: number, language: Language): string {
  return textsIn(language).pairing.distance(metres);
}

/** What a ward lacks, in a few sentences: how many, where, with which topics and evenings. */
export function shortageSentences(
  shortage: Shortage,
  names: ShortageNames,
  language: Language,
): string[] {
  return textsIn(language).pairing.shortage(shortage, names);
}

/** Whom to look for: one mentor of the list that would take everyone left over. */
export function needSentence(
  need: Need,
  minMentees: number,
  names: ShortageNames,
  language: Language,
): string {
  return textsIn(language).pairing.need(need, minMentees, names);
}

/** Why these people cannot all have a place, whoever is moved. */
export function blockingSentence(set: BlockingSet, language: Language): string {
  return textsIn(language).pairing.blocking(set);
}

/** Mentors who stay below the minimum: how many, where, and what is missing. */
export function idleSentences(
  idle: IdleMentors,
  names: ShortageNames,
  language: Language,
): string[] {
  return textsIn(language).pairing.idle(idle, names);
}

/** Names of topics and languages in the reader's language, with the ward's own hamlets. */
export function shortageNames(hamlet: (id: string) => string, language: Language): ShortageNames {
  return {
    hamlet,
    topic: (code) => inSentence(termName('topic', code, language)),
    language: (code) => textsIn(language).pairing.spoken(termName('language', code, language)),
  };
}

/** A heading's first letter made small, but for names such as VNeID. */
function inSentence(name: string): string {
  const isName = name.charAt(1) !== name.charAt(1).toLowerCase();
  return isName ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
