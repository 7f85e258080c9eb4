import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const rounds = 10;

/** Processor time of the three statements that the pages read, without TypeORM and without a page. */
export async function bareMs(file, wardId) {
  const { Database } = require('sqlite3');
  const database = new Database(file);
  const all = (sql) =>
    new Promise((resolve, reject) =>
      database.all(sql, [wardId], (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  const person = (of) =>
    `${of}.id, ${of}.full_name, ${of}.sort_name, ${of}.hamlet_id, ${of}.phone, ${of}.other_phone,
     ${of}.latitude, ${of}.longitude, ${of}.topics, h.name`;
  const read = async () => {
    await all(`SELECT ${person('m')}, m.max_mentees FROM mentor m JOIN hamlet h ON h.id = m.hamlet_id
      WHERE m.ward_id = $1 AND m.is_active`);
    await all(`SELECT ${person('e')}, e."groups", e.address, p.mentor_id, p.metres, p.facts, p.is_locked
      FROM pair p JOIN mentee e ON e.id = p.mentee_id JOIN hamlet h ON h.id = e.hamlet_id
      WHERE p.ward_id = $1 AND p.ended_at IS NULL AND e.is_active ORDER BY e.sort_name, e.id`);
    await all(`SELECT ${person('e')}, e."groups" FROM mentee e JOIN hamlet h ON h.id = e.hamlet_id
      WHERE e.ward_id = $1 AND e.is_active AND NOT EXISTS (
        SELECT 1 FROM pair p WHERE p.mentee_id = e.id AND p.ended_at IS NULL)
      ORDER BY e.sort_name, e.id`);
  };
  for (let round = 0; round < 3; round += 1) await read();
  const from = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await read();
  const { user, system } = process.cpuUsage(from);
  await new Promise((resolve) => database.close(resolve));
  return (user + system) / 1000 / rounds;
}
