import { type Leftover, leftoverReason } from '../../../modules/matching';
import type { Language } from '../../../texts';
import type { HelpOfRow } from './help-offer';

/** A person left over, by name, with the reason of the proposal; null before there was any. */
export interface LeftoverRow {
  id: string;
  name: string;
  reason: ((language: Language) => string) | null;
  /** What would serve them, where something would. */
  help?: HelpOfRow;
}

/** Those of one side, alike reasons together. */
export function leftoverTableRows(
  leftovers: Leftover[],
  side: Leftover['side'],
  names: Map<string, string>,
): LeftoverRow[] {
  return leftovers
    .filter((leftover) => leftover.side === side)
    .sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))
    .map((leftover) => ({
      id: leftover.personId,
      name: names.get(leftover.personId) ?? '',
      reason: (language) => leftoverReason(leftover, language),
    }));
}
