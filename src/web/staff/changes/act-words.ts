import type { ChangeLine } from '../../../modules/sessions';
import type { Texts } from '../../../texts';

/** What became of all that a change hit; nothing of one lesson, which says it itself. */
export function actWords(
  { changes: c }: Texts,
  { kind, act, pairs }: Pick<ChangeLine, 'kind' | 'act' | 'pairs'>,
): string {
  if (kind === 'session') return '';
  if (kind === 'pairs') return c.outcomes[act === 'cancel' ? 'cancelled' : 'handed-over'];
  if (kind === 'topics' && act === 'cancel') return c.cancelUnfit;
  if (pairs === null || pairs === 'keep') return c.act[act];
  return act === 'keep' ? c.pairAct[pairs] : `${c.act[act]}; ${c.pairAct[pairs]}`;
}
