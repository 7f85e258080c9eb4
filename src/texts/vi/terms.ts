import { GROUPS } from '../../core/vietnamese/groups';
import { LANGUAGES } from '../../core/vietnamese/languages';
import { SUPPORT_NEEDS } from '../../core/vietnamese/support';
import { TOPICS } from '../../core/vietnamese/topics';
import type { Term } from '../../core/vietnamese/vocabulary';

/** Names of codes. The vocabulary that reads the sheets has them already. */
export const terms = {
  topic: namesOf(TOPICS),
  group: namesOf(GROUPS),
  support: namesOf(SUPPORT_NEEDS),
  language: namesOf(LANGUAGES),
};

function namesOf(list: readonly Term[]): Record<string, string> {
  return Object.fromEntries(list.map(({ code, vi }) => [code, vi]));
}
