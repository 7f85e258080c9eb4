import { serialize } from 'node:v8';
import type { SheetReading } from '../../../core/sheets/faults';
import type { PersonRow, SheetContext } from '../../../core/sheets/person';
import { DomainError } from '../../../platform/common/domain-error';
import { piecesOf } from '../../../platform/common/pieces';
import { serveThread } from '../../../platform/computing/thread-program';
import type { RefusalCode } from '../../../texts';
import { type DoorRow, readDoors } from '../places/read-doors';
import type { ListedConfirmation } from '../../../core/programme/listed-confirmations';
import { readConfirmations } from '../places/read-confirmations';
import { readTargets, type TargetRow } from '../places/read-targets';
import { type HamletRow, readHamlets } from '../places/read-hamlets';
import { readUnits, type UnitRow } from '../places/read-units';
import { readVenues, type VenueRow } from '../places/read-venues';
import { readTables } from '../reading/read-table';
import { readingOf } from './read-people';
import type { SheetKind } from './sheet-import.entity';
import { plainCell } from './stored-rejections';

export interface ReadWork {
  kind: SheetKind;
  name: string;
  bytes: Uint8Array;
  context: SheetContext;
}

/** Why a file is of no use. */
export interface Refused {
  refused: { code: RefusalCode; params: object; details?: Record<string, unknown> };
}

/** The rows without people in hidden ones, and with them where there are any. */
export interface FoundPeople {
  left: SheetReading<PersonRow>;
  taken: SheetReading<PersonRow> | null;
}

/** The same on its way out of the process: whoever takes it unpacks a piece at a time. */
export interface PackedPeople {
  left: Uint8Array[];
  taken: Uint8Array[] | null;
}

/** A list of places; of venues and doors, with the names of the hamlets that they may stand in. */
export interface PlaceWork {
  list: keyof PlaceRows;
  name: string;
  bytes: Uint8Array;
  hamletNames: readonly string[];
  /** The ward's day, by which a list of confirmations is read. */
  today: string;
}

/** What a line of each list becomes that has one thing a line: places, and confirmations. */
export interface PlaceRows {
  units: UnitRow[];
  hamlets: HamletRow[];
  venues: VenueRow[];
  doors: DoorRow[];
  confirmations: ListedConfirmation[];
  targets: TargetRow[];
}

/** The work of the thread that reads files. */
export interface ReadWorks {
  read: { asks: ReadWork; gives: PackedPeople | Refused };
  places: { asks: PlaceWork; gives: { rows: PlaceRows[keyof PlaceRows] } | Refused };
}

function read(
  { kind, name, bytes, context }: ReadWork,
  report: (done: number) => void,
): Promise<PackedPeople | Refused> {
  return orRefused(async () => {
    const tables = await readTables({ name, bytes: Buffer.from(bytes) });
    report(0.5);
    const left = readingOf(kind, name, tables, { ...context, hidden: undefined });
    report(0.8);
    const hasHidden = left.hidden.length > 0;
    const taken = hasHidden ? readingOf(kind, name, tables, { ...context, hidden: 'take' }) : null;
    return { left: packed(left), taken: taken && packed(taken) };
  });
}

function places({ list, name, bytes, hamletNames, today }: PlaceWork) {
  const file = { name, bytes: Buffer.from(bytes) };
  const readers = {
    units: () => readUnits(file),
    hamlets: () => readHamlets(file),
    venues: () => readVenues(file, hamletNames),
    doors: () => readDoors(file, hamletNames),
    confirmations: () => readConfirmations(file, today),
    targets: () => readTargets(file),
  };
  return orRefused(async () => ({ rows: await readers[list]() }));
}

/** A refusal is an answer, which the thread outlives. */
async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refused: { code: error.code, params: error.params, details: error.details } };
  }
}

function packed(reading: SheetReading<PersonRow>): Uint8Array[] {
  return piecesOf(plain(reading)).map((piece) => serialize(piece));
}

/** Cells as they are stored with rows that were not taken. */
function plain(reading: SheetReading<PersonRow>): SheetReading<PersonRow> {
  return {
    ...reading,
    accepted: reading.accepted.map((row) => ({ ...row, cells: row.cells.map(plainCell) })),
    rejected: reading.rejected.map((row) => ({ ...row, cells: row.cells.map(plainCell) })),
  };
}

serveThread<ReadWorks>({ read, places });
