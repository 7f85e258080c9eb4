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

type InFile = Naming & { rowOf: ReadonlyMap<string, PersonRow> };

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
  const rowOf = new Map(reading.accepted.map((row) => [rowKey(row), row]));
  for (const [at, one] of planned.entries()) {
    const outcome = one.outcome === 'lacking' ? 'rejected' : one.outcome;
    counts[outcome] += 1;
    if (outcome === 'unchanged') continue;
    const said = saidOf(one, { ...naming, rowOf });
    rows.push({ ...placeOf(reading.accepted[at]), outcome, ...said });
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

function saidOf(one: AnyPlanned, naming: InFile): Partial<DraftRow> {
  const { outcome, before, fields, standing, stop, faults } = one;
  const alike: readonly Guess<Person>[] = one.alike;
  if (outcome === 'doubtful') {
    return {
      alike: alike.map(({ person, row, fields: said, stop: gone }) => ({
        personId: person.id,
        name: person.fullName,
        ...(row === null ? {} : placeIn(naming, row)),
        fields: changesBetween(naming, person, said, tellsApart),
        standing: gone && stopOf(gone),
      })),
    };
  }
  if (outcome === 'lacking') return { issues: faults.map(withReason) };
  const said = stop ? { stop: { reason: stop.reason, on: stop.on } } : {};
  if (!before) return said;
  if (outcome === 'stopped') return { personId: before.id, ...said };
  return {
    personId: before.id,
    fields: changesBetween(naming, before, fields),
    ...(standing ? { standing: stopOf(standing) } : {}),
  };
}

function placeIn({ rowOf }: InFile, key: string): Pick<DraftRow, 'row' | 'tab'> | undefined {
  const found = rowOf.get(key);
  return found && { row: found.row, ...(found.tab === undefined ? {} : { tab: found.tab }) };
}

function stopOf({ reason, stoppedOn: on }: StandingStop): DraftStop {
  return { reason, on };
}

/** What people are told apart by, however alike they are. */
const tellsApart: ReadonlySet<string> = new Set(['birthYear', 'phone', 'hamletId', 'address']);

/** Field by field, and those that are shown anyhow; the place of a home is one field. */
function changesBetween(
  { side, names }: Naming,
  before: Person,
  said: object,
  shownAnyhow: ReadonlySet<string> = new Set(),
): FieldChange[] {
  const was = before as unknown as Record<string, unknown>;
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
