import type { PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { DraftStop, FieldChange } from '../../../modules/exchange';
import { fieldText, type Language } from '../../../texts';
import { useView } from '../../kit/view/view';

/** One side of a change, in the reader's words. */
export function ChangedValue(props: { side: Side; field: FieldChange; of: 'was' | 'is' }) {
  const { language } = useView();
  return <>{changedText(props.side, props.field, props.of, language)}</>;
}

export function changedText(
  side: Side,
  field: FieldChange,
  of: 'was' | 'is',
  language: Language,
): string | number {
  const known = (fieldsOf[side] as Record<string, PersonField>)[field.name];
  const value = field[of];
  if (known?.kind === 'place' && value) {
    const { latitude, longitude } = value as { latitude: number; longitude: number };
    return `${latitude}, ${longitude}`;
  }
  return (known && fieldText(known, value, language)) ?? '–';
}

/** That somebody takes part no more, and that a file brings nobody back. */
export function StandingNote({ name, standing }: { name: string; standing: DraftStop }) {
  const { t, dates } = useView();
  return <>{t.imports.isAway(name, t.stops.short[standing.reason], dates.date(standing.on))}</>;
}
