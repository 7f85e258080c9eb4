import { deserialize } from 'node:v8';
import { serveThread } from '../../../platform/computing/thread-program';
import type { WriteWorks } from './lists-to-write';
import { listBytes } from './write-list';
import { rejectedBytes } from './write-rejected';

function rowsOf<Row>(pieces: readonly Uint8Array[]): Row[] {
  return pieces.flatMap((piece) => deserialize(piece) as Row[]);
}

serveThread<WriteWorks>({
  list: (asks) => listBytes({ ...asks, rows: rowsOf(asks.rows) }),
  rejected: (asks) => rejectedBytes({ ...asks, rows: rowsOf(asks.rows) }),
});
