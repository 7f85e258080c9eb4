import { differ, entriesOf, type PersonFields } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { FieldChange } from './field-change.views';

/** Of whom, and the names of hamlets and codes of households, by id. */
export interface Naming {
  side: Side;
  names: ReadonlyMap<string, string>;
}

/** Field by field, and those that are shown anyhow; the place of a home is one field. */
export function fieldChanges(
  { side, names }: Naming,
  before: object,
  said: object,
  shownAnyhow: ReadonlySet<string> = new Set(),
): FieldChange[] {
  const was = before as Record<string, unknown>;
  const is = said as Record<string, unknown>;
  const table: PersonFields = fieldsOf[side];
  return entriesOf(table).flatMap(([name, field]): FieldChange[] => {
    const { kind } = field;
    if (kind === 'place') {
      const isSame = was.latitude === is.latitude && was.longitude === is.longitude;
      return isSame ? [] : [{ name, was: pinOf(was), is: pinOf(is) }];
    }
    if (!(name in is)) return [];
    if (!shownAnyhow.has(name) && !differ(field, was[name], is[name])) return [];
    const shown = (value: unknown): unknown =>
      kind === 'hamlet' || kind === 'household' ? (names.get(String(value)) ?? null) : value;
    return [{ name, was: shown(was[name]), is: shown(is[name]) }];
  });
}

function pinOf({ latitude, longitude }: Record<string, unknown>) {
  return { latitude, longitude };
}
