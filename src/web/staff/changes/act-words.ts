import type { ChangeLine } from '../../../modules/sessions';
import type { Texts } from '../../../texts';
import { actName } from '../../shared/changes/change-pages';

/** What became of all that a change hit; nothing of one lesson, which says it itself. */
export function actWords(
  t: Texts,
  { kind, act, pairs }: Pick<ChangeLine, 'kind' | 'act' | 'pairs'>,
): string {
  const { changes: c } = t;
  if (kind === 'session') return '';
  if (kind === 'pairs') return c.outcomes[act === 'cancel' ? 'cancelled' : 'handed-over'];
  if (pairs === null || pairs === 'keep') return actName(t, kind, act);
  return act === 'keep' ? c.pairAct[pairs] : `${c.act[act]}; ${c.pairAct[pairs]}`;
}
