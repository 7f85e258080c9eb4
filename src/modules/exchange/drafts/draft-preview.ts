import { entriesOf, type PersonFields } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { StopReason } from '../../../core/people/stops';
import type { PersonRow } from '../../../core/sheets/person';
import type { Person } from '../../people';
import type { AnyPlanned } from '../people/people-keeper';
import type { Outcome } from '../people/plan-people';
import type {
  LeftSheetRow,
  RejectedSheetRow,
  SheetNotice,
  UnreadSheetTab,
} from '../people/sheet-import.entity';

/** Of each kind as many are shown; the counts are whole. */
const MOST_SHOWN = 200;

/** Where a row stands, and whom it names. */
export interface RowOfPerson {
  row: number;
  tab?: string;
  name: string;
}

/** One field of a person before and after, in the field's own values; a hamlet by its name. */
export interface FieldChange {
  name: string;
  was: unknown;
  is: unknown;
}

export interface ChangedPerson extends RowOfPerson {
  personId: string;
  fields: FieldChange[];
}

/** A row beside whom it may mean: of each the fields in which they differ. */
export interface DoubtfulPerson extends RowOfPerson {
  key: string;
  alike: { personId: string; name: string; fields: FieldChange[] }[];
}

export interface StoppingPerson extends RowOfPerson {
  personId: string;
  reason: StopReason;
  on: string;
}

/** What a file would do to the lists. */
export interface DraftPreview {
  counts: Record<Outcome, number> & { rejected: number };
  added: RowOfPerson[];
  changed: ChangedPerson[];
  doubtful: DoubtfulPerson[];
  stopped: StoppingPerson[];
  rejected: RejectedSheetRow[];
  warnings: SheetNotice[];
  unread: UnreadSheetTab[];
  hidden: LeftSheetRow[];
}

/** As it is when people in hidden rows are left, and when they are taken; null where there are none. */
export interface DraftPreviews {
  left: DraftPreview;
  taken: DraftPreview | null;
}

interface Naming {
  side: Side;
  /** Names of hamlets and codes of households, by id. */
  names: ReadonlyMap<string, string>;
}

/** What of the plan people look at, before anything is written. */
export function previewOf(
  planned: readonly AnyPlanned[],
  rows: readonly PersonRow[],
  rest: Pick<DraftPreview, 'warnings' | 'unread' | 'hidden'> & { rejected: RejectedSheetRow[] },
  naming: Naming,
): DraftPreview {
  const counts: DraftPreview['counts'] = {
    added: 0,
    changed: 0,
    unchanged: 0,
    doubtful: 0,
    left: 0,
    stopped: 0,
    gone: 0,
    rejected: rest.rejected.length,
  };
  const preview: DraftPreview = {
    ...rest,
    counts,
    added: [],
    changed: [],
    doubtful: [],
    stopped: [],
    rejected: rest.rejected.slice(0, MOST_SHOWN),
    warnings: rest.warnings.slice(0, MOST_SHOWN),
  };
  for (const [at, one] of planned.entries()) {
    counts[one.outcome] += 1;
    if (counts[one.outcome] <= MOST_SHOWN) show(preview, one, rows[at], naming);
  }
  return preview;
}

function show(preview: DraftPreview, one: AnyPlanned, row: PersonRow, naming: Naming): void {
  const { outcome, before, stop } = one;
  const about: RowOfPerson = {
    row: row.row,
    ...(row.tab === undefined ? {} : { tab: row.tab }),
    name: row.fullName,
  };
  if (outcome === 'added') preview.added.push(about);
  if (outcome === 'changed' && before) {
    const fields = changesBetween(naming, before, one.fields);
    preview.changed.push({ ...about, personId: before.id, fields });
  }
  if (outcome === 'doubtful') {
    const alike = one.alike.map((person) => ({
      personId: person.id,
      name: person.fullName,
      fields: changesBetween(naming, person, one.fields),
    }));
    preview.doubtful.push({ ...about, key: one.key, alike });
  }
  if (outcome === 'stopped' && before && stop) {
    preview.stopped.push({ ...about, personId: before.id, reason: stop.reason, on: stop.on });
  }
}

/** Field by field; the place of a home is one field. */
function changesBetween({ side, names }: Naming, before: Person, said: object): FieldChange[] {
  const was = before as unknown as Record<string, unknown>;
  const is = said as Record<string, unknown>;
  const table: PersonFields = fieldsOf[side];
  return entriesOf(table).flatMap(([name, { kind }]): FieldChange[] => {
    if (kind === 'place') {
      const isSame = was.latitude === is.latitude && was.longitude === is.longitude;
      return isSame ? [] : [{ name, was: pinOf(was), is: pinOf(is) }];
    }
    if (!(name in is) || isEqual(was[name], is[name])) return [];
    const shown = (value: unknown): unknown =>
      kind === 'hamlet' || kind === 'household' ? (names.get(String(value)) ?? null) : value;
    return [{ name, was: shown(was[name]), is: shown(is[name]) }];
  });
}

function isEqual(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): string => JSON.stringify(value ?? null);
  return plain(one) === plain(other);
}

function pinOf({ latitude, longitude }: Record<string, unknown>) {
  return { latitude, longitude };
}
