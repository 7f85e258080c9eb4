import type { SheetReading } from '../../../core/sheets/faults';
import type { PersonRow, SheetContext } from '../../../core/sheets/person';
import { DomainError } from '../../../platform/common/domain-error';
import { serveThread } from '../../../platform/computing/thread-program';
import type { RefusalCode } from '../../../texts';
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

/** The rows without people in hidden ones, and with them where there are any; or why the file is of no use. */
export type ReadOutcome =
  | { left: SheetReading<PersonRow>; taken: SheetReading<PersonRow> | null }
  | { refused: { code: RefusalCode; params: object; details?: Record<string, unknown> } };

/** The work of the thread that reads files. */
export interface ReadWorks {
  read: { asks: ReadWork; gives: ReadOutcome };
}

async function read(
  { kind, name, bytes, context }: ReadWork,
  tell: (done: number) => void,
): Promise<ReadOutcome> {
  try {
    const tables = await readTables({ name, bytes: Buffer.from(bytes) });
    tell(0.5);
    const left = readingOf(kind, name, tables, { ...context, hidden: undefined });
    tell(0.8);
    const hasHidden = left.hidden.length > 0;
    const taken = hasHidden ? readingOf(kind, name, tables, { ...context, hidden: 'take' }) : null;
    return { left: plain(left), taken: taken && plain(taken) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refused: { code: error.code, params: error.params, details: error.details } };
  }
}

/** Cells as they are stored with rows that were not taken. */
function plain(reading: SheetReading<PersonRow>): SheetReading<PersonRow> {
  return {
    ...reading,
    accepted: reading.accepted.map((row) => ({ ...row, cells: row.cells.map(plainCell) })),
    rejected: reading.rejected.map((row) => ({ ...row, cells: row.cells.map(plainCell) })),
  };
}

serveThread<ReadWorks>({ read });
