import { differ, entriesOf, type PersonFields } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { SheetReading } from '../../../core/sheets/faults';
import { nameReader } from '../../../core/sheets/name-in-row';
import type { PersonRow } from '../../../core/sheets/person';
import { withReason } from '../../../texts';
import type { Person } from '../../people';
import type { AnyPlanned } from '../people/people-keeper';
import { type Guess, rowKey, type StandingStop } from '../people/plan-people';
import {
  type DraftPreview,
  type DraftRow,
  type DraftStop,
  draftOutcomes,
  type FieldChange,
} from './draft-preview.views';

interface Naming {
  side: Side;
  /** Names of hamlets and codes of households, by id. */
  names: ReadonlyMap<string, string>;
}

/** What of a plan people look at before anything is written. */
export function previewOf(
  planned: readonly AnyPlanned[],
  reading: SheetReading<PersonRow>,
  naming: Naming,
): DraftPreview {
  const counts = {
    added: 0,
    changed: 0,
    unchanged: 0,
    doubtful: 0,
    stopped: 0,
    gone: 0,
    rejected: reading.rejected.length,
  };
  const rows = rejectedRowsOf(reading);
  for (const [at, one] of planned.entries()) {
    counts[one.outcome] += 1;
    if (one.outcome === 'unchanged') continue;
    rows.push({ ...placeOf(reading.accepted[at]), outcome: one.outcome, ...saidOf(one, naming) });
  }
  return {
    counts,
    rows: draftOutcomes.flatMap((outcome) => rows.filter((row) => row.outcome === outcome)),
    warnings: reading.warnings.map(withReason),
    unread: reading.unread,
    hidden: reading.hidden,
  };
}

function rejectedRowsOf({ rejected, columns }: SheetReading<PersonRow>): DraftRow[] {
  const nameIn = nameReader(columns);
  return rejected.map(({ row, tab, cells, faults }) => ({
    ...placeOf({ row, tab, fullName: nameIn(cells) }),
    outcome: 'rejected',
    issues: faults.map(withReason),
  }));
}

function placeOf({ row, tab, fullName: name }: Pick<PersonRow, 'row' | 'tab' | 'fullName'>) {
  return { key: rowKey({ tab, row }), row, ...(tab === undefined ? {} : { tab }), name };
}

function saidOf(one: AnyPlanned, naming: Naming): Partial<DraftRow> {
  const { outcome, before, fields, standing, stop } = one;
  const alike: readonly Guess<Person>[] = one.alike;
  if (outcome === 'doubtful') {
    return {
      alike: alike.map(({ person, fields: said, stop: gone }) => ({
        personId: person.id,
        name: person.fullName,
        fields: changesBetween(naming, person, said),
        standing: gone && stopOf(gone),
      })),
    };
  }
  const said = stop ? { stop: { reason: stop.reason, on: stop.on } } : {};
  if (!before) return said;
  if (outcome === 'stopped') return { personId: before.id, ...said };
  return {
    personId: before.id,
    fields: changesBetween(naming, before, fields),
    ...(standing ? { standing: stopOf(standing) } : {}),
  };
}

function stopOf({ reason, stoppedOn: on }: StandingStop): DraftStop {
  return { reason, on };
}

/** Field by field; the place of a home is one field. */
function changesBetween({ side, names }: Naming, before: Person, said: object): FieldChange[] {
  const was = before as unknown as Record<string, unknown>;
  const is = said as Record<string, unknown>;
  const table: PersonFields = fieldsOf[side];
  return entriesOf(table).flatMap(([name, field]): FieldChange[] => {
    const { kind } = field;
    if (kind === 'place') {
      const isSame = was.latitude === is.latitude && was.longitude === is.longitude;
      return isSame ? [] : [{ name, was: pinOf(was), is: pinOf(is) }];
    }
    if (!(name in is) || !differ(field, was[name], is[name])) return [];
    const shown = (value: unknown): unknown =>
      kind === 'hamlet' || kind === 'household' ? (names.get(String(value)) ?? null) : value;
    return [{ name, was: shown(was[name]), is: shown(is[name]) }];
  });
}

function pinOf({ latitude, longitude }: Record<string, unknown>) {
  return { latitude, longitude };
}
