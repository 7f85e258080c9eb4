import { serialize } from 'node:v8';
import { inTurns } from '../../../platform/common/in-turns';
import { ComputingThread } from '../../../platform/computing/computing-thread';
import { threadProgram } from '../../../platform/computing/thread-program';
import { chunksOf } from '../../../platform/database/row-set';
import type { Apart, WriteWorks } from './lists-to-write';

const program = threadProgram<WriteWorks>(__dirname, 'write-worker');

/** A longer list holds everybody up for more than some tens of milliseconds: a thread writes it. */
const LONGEST = 500;
/** Of one piece: some milliseconds to pack. */
const ROWS = 250;
/** One after the other: each needs as much memory as the service itself. */
let last: Promise<unknown> = Promise.resolve();

export function isLong({ length }: readonly unknown[]): boolean {
  return length > LONGEST;
}

/** The bytes of a workbook that a thread of its own writes, so that nobody waits for a long list, nor runs out of memory by it. */
export function writtenApart<
  Kind extends keyof WriteWorks,
  List extends { rows: readonly unknown[] },
>(
  kind: Kind,
  list: List & (Apart<List> extends WriteWorks[Kind]['asks'] ? unknown : never),
): Promise<Buffer> {
  const mine = last.then(() => writtenBy(kind, list));
  last = mine.catch(() => undefined);
  return mine;
}

async function writtenBy(kind: string, list: { rows: readonly unknown[] }): Promise<Buffer> {
  const rows = await inTurns(chunksOf(list.rows, ROWS), (piece) => serialize(piece));
  const thread = new ComputingThread(program.file);
  try {
    const bytes = await thread.compute({ kind, asks: { ...list, rows } }, () => undefined);
    return Buffer.from(bytes as Uint8Array);
  } finally {
    thread.end();
  }
}
