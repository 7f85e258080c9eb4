/**
 * How the database stands: it takes a write; it does not answer; its file is broken, another than the one that was
 * opened, on a full disk, or may not be written; its tables are of a later or an earlier program.
 */
export type DatabaseState =
  'up' | 'down' | 'corrupt' | 'replaced' | 'full' | 'read-only' | 'too-new' | 'too-old';

/** Asks with a connection of its own, so that nobody who waits keeps it waiting. */
export interface DatabaseProbe {
  look(): Promise<DatabaseState>;
  close(): Promise<void>;
}
