const { readdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { Client } = require('pg');

/** Removes what the suites made for each other, with the databases on the server (lived-wards.ts). */
module.exports = async function endRun() {
  const folder = process.env.TEST_RUN_FOLDER;
  const names = readdirSync(folder)
    .filter((file) => /^postgres.*\.json$/.test(file))
    .flatMap((file) => databaseOf(join(folder, file)));
  rmSync(folder, { recursive: true, force: true });
  if (names.length === 0) return;
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
};

function databaseOf(file) {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')).database];
  } catch {
    return [];
  }
}
