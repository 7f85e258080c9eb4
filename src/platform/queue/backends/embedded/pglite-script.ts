import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file to load PGlite from, in another process or thread. */
export const pgliteFile = require.resolve('@electric-sql/pglite');

/**
 * A flag of V8: WebAssembly is compiled once and quickly, and never again for more speed, which took 2 CPU s and 80 MB
 * after each start; the statements of a queue take as long either way.
 */
export const quickCompiler = '--liftoff-only';

/** A data folder is only opened by the version that made it. */
export function pgliteVersion(): string {
  const manifest = join(dirname(dirname(pgliteFile)), 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/**
 * Settings of PostgreSQL that keep the process small: one client, a few thousand small rows.
 * PGlite's own choice of shared_buffers would take 160 MB.
 */
const settings = [
  'shared_buffers=2MB',
  'max_connections=5',
  'max_wal_size=8MB',
  'min_wal_size=2MB',
  'search_path=bullmq',
].flatMap((setting) => ['-c', setting]);

/** Small WAL segments keep the folder at 30 MB; what --no-sync risks is only thrown away. */
const initdbParams = ['--wal-segsize=1', '--no-sync'];

/** JavaScript that defines `open`, the same for the two scripts below; an absent folder is made. */
const openFunction = `
const open = (PGlite, folder) =>
  PGlite.create(folder, {
    initDbStartParams: ${JSON.stringify(initdbParams)},
    startParams: [...PGlite.defaultStartParams, ...${JSON.stringify(settings)}],
  });
`;

/** For \`node -e\` with PGlite's file and a folder to be made as arguments. */
export const makeFolderScript = `${openFunction}
const [file, folder] = process.argv.slice(-2);
open(require(file).PGlite, folder)
  .then((database) => database.close())
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
`;

/** Of the thread, in megabytes: rows of a queue are small and short-lived. */
export const threadLimits = { maxYoungGenerationSizeMb: 2 };

/** So long after it is open, what was read to open it is given back: 8 MB of code that is compiled by then. */
const giveBackAfterMs = 3_000;

/**
 * For a worker thread with workerData { file, folder }. It posts { ready }, then answers each
 * { id, text, params } with { id, rows, affectedRows } or { id, fault }, passes on notifications as
 * { channel, payload }, and closes the database on { close }.
 */
export const threadScript = `${openFunction}
const { parentPort, workerData } = require('node:worker_threads');
const { PGlite } = require(workerData.file);

const describe = ({ name, message, code, detail, stack }) => ({ name, message, code, detail, stack });

async function run(database, { id, text, params }) {
  try {
    const result = params
      ? await database.query(text, params)
      : (await database.exec(text)).at(-1);
    parentPort.postMessage({ id, rows: result?.rows ?? [], affectedRows: result?.affectedRows });
  } catch (error) {
    parentPort.postMessage({ id, fault: describe(error) });
  }
}

open(PGlite, workerData.folder).then((database) => {
  database.onNotification((channel, payload) => parentPort.postMessage({ channel, payload }));
  parentPort.on('message', (message) => {
    if (message.close) void database.close().finally(() => process.exit(0));
    else void run(database, message);
  });
  parentPort.postMessage({ ready: true });
  setTimeout(() => {
    require('node:v8').setFlagsFromString('--expose-gc');
    require('node:vm').runInNewContext('gc')();
  }, ${giveBackAfterMs}).unref();
});
`;
