import type { Side } from '../../../core/people/fields';
import type { DraftStop } from '../../../modules/exchange';
import type { FieldChange } from '../../../modules/people';
import { phoneText } from '../../kit/components/phone';
import { changedPhone, changedText } from '../../shared/people/changed-text';
import { useView } from '../../kit/view/view';

/** One side of a change, in the reader's words. */
export function ChangedValue(props: { side: Side; field: FieldChange; of: 'was' | 'is' }) {
  const view = useView();
  const { side, field, of } = props;
  const phone = changedPhone(side, field, of);
  return <>{phone ? phoneText(view, phone) : changedText(side, field, of, view.language)}</>;
}

/** That somebody takes part no more, and that a file brings nobody back. */
export function StandingNote({ name, standing }: { name: string; standing: DraftStop }) {
  const { t, dates } = useView();
  return <>{t.imports.isAway(name, t.stops.short[standing.reason], dates.date(standing.on))}</>;
}
