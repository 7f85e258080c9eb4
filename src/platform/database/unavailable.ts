import { WriteDeadlineError } from './write-deadline';

/** Of SQLite: held by another, or the disk is full, broken, read-only or gone. */
const ofSqlite = new Set([
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
]);

/**
 * Of PostgreSQL: no connection (08), too little of something (53), stopping or starting (57P), a disk (58), a statement
 * or a lock that took too long, others in the way time and again, a server that may only be read.
 */
const ofPostgres = /^(?:08...|53...|57P0.|58...|57014|55P03|40001|40P01|25006)$/;

const ofNetwork = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** node-postgres names these by their words alone. */
const ofPool =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed/;

/** The database cannot be asked at this moment; the same may go well a little later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof WriteDeadlineError) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') {
    return ofSqlite.has(code) || ofNetwork.has(code) || ofPostgres.test(code);
  }
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return ofPool.test(error.message);
}
