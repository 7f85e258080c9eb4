import type { SheetReading } from '../../../core/sheets/faults';
import { nameReader } from '../../../core/sheets/name-in-row';
import type { PersonRow } from '../../../core/sheets/person';
import type { Pin } from '../../../core/vietnamese/coordinates';
import { inTurns } from '../../../platform/common/in-turns';
import { withReason } from '../../../texts';
import { fieldChanges, type Naming, type Person } from '../../people';
import { pinKey } from '../people/far-pins';
import type { AnyPlanned } from '../people/people-keeper';
import { type Guess, rowKey, type StandingStop } from '../people/plan-people';
import {
  type DraftPreview,
  type DraftRow,
  type DraftStop,
  type DraftFarHome,
  draftOutcomes,
} from './draft-preview.views';

type InFile = Naming & { rowOf: ReadonlyMap<string, PersonRow> };

/** What of a plan people look at before anything is written. */
export async function previewOf(
  planned: readonly AnyPlanned[],
  reading: SheetReading<PersonRow>,
  naming: Naming,
): Promise<DraftPreview> {
  const counts = {
    added: 0,
    changed: 0,
    unchanged: 0,
    doubtful: 0,
    stopped: 0,
    gone: 0,
    rejected: reading.rejected.length,
  };
  const rows = await rejectedRowsOf(reading);
  const rowOf = new Map(reading.accepted.map((row) => [rowKey(row), row]));
  const inFile = { ...naming, rowOf };
  await inTurns(planned, (one, at) => {
    const outcome = one.outcome === 'lacking' ? 'rejected' : one.outcome;
    counts[outcome] += 1;
    if (outcome === 'unchanged') return;
    rows.push({ ...placeOf(reading.accepted[at]), outcome, ...saidOf(one, inFile) });
  });
  return {
    counts,
    rows: draftOutcomes.flatMap((outcome) => rows.filter((row) => row.outcome === outcome)),
    far: planned.flatMap((one, at) => farHomeIn(reading.accepted[at], one)),
    warnings: reading.warnings.map(withReason),
    unread: reading.unread,
    hidden: reading.hidden,
  };
}

/** Whoever is known to live there need not be asked about again. */
function farHomeIn(row: PersonRow, { outcome, before, alike }: AnyPlanned): DraftFarHome[] {
  const { farPin } = row;
  if (!farPin || outcome === 'lacking' || outcome === 'stopped' || outcome === 'gone') return [];
  const known = before ? [before] : alike.map(({ person }) => person);
  if (known.some((person) => isThere(person, farPin))) return [];
  const { key, ...place } = placeOf(row);
  return [{ ...place, key: pinKey(key), ...farPin }];
}

function isThere(person: Pick<Person, 'latitude' | 'longitude'>, pin: Pin): boolean {
  return person.latitude === pin.latitude && person.longitude === pin.longitude;
}

function rejectedRowsOf({ rejected, columns }: SheetReading<PersonRow>): Promise<DraftRow[]> {
  const nameIn = nameReader(columns);
  return inTurns(rejected, ({ row, tab, cells, faults }) => ({
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
        fields: fieldChanges(naming, person, said, tellsApart),
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
    fields: fieldChanges(naming, before, fields),
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
