import { costPartSentence, distance, type Language, runnerUpSentence, textsIn } from '../../texts';
import type { RunResult } from './collect-result';

/** The cost of the pair, and what another ambassador would mean for everyone, where one would suit the mentee better. */
export function whyOf(
  { reasons, mentors }: RunResult,
  menteeId: string,
  language: Language,
): string {
  const reason = reasons.get(menteeId);
  if (!reason) return '';
  const { cost, parts, runnerUp, isCheapest, ableMentors } = reason;
  const words = textsIn(language).report;
  const costs = parts.flatMap((part) => costPartSentence(part, language) ?? []);
  const said = [`${distance(cost, language)}: ${costs.join('; ')}.`];
  const name = runnerUp && mentors.get(runnerUp.mentorId)?.fullName;
  if (runnerUp && name) {
    said.push(`${words.orElse}: ${runnerUpSentence(runnerUp, name, language)}`);
  } else if (ableMentors === 1) {
    said.push(words.onlyOne);
  } else if (isCheapest) {
    said.push(words.nobodySuitsBetter);
  }
  return said.join(' ');
}
