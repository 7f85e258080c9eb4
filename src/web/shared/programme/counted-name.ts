import { type CountedCode, MEASURES, STAGES } from '../../../core/vietnamese/measures';
import { type Language, termName, textsIn } from '../../../texts';

/** What is counted, in words. */
export function countedName(language: Language, code: CountedCode): string {
  const { funnel, targets } = textsIn(language);
  if (MEASURES.codes.includes(code)) return termName('measure', code, language);
  const stage = STAGES.find((one) => one === code);
  return stage ? funnel.stages[stage] : targets.standings[code];
}
