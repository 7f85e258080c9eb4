const { readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { Client } = require('pg');

/** Removes what the suites made for each other, with the database on the server (lived-wards.ts). */
module.exports = async function endRun() {
  const folder = process.env.TEST_RUN_FOLDER;
  const name = nameOfDatabase(folder);
  rmSync(folder, { recursive: true, force: true });
  if (!name) return;
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
};

function nameOfDatabase(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')).database;
  } catch {
    return undefined;
  }
}
