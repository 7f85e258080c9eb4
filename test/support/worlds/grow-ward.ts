import type { EntityManager } from 'typeorm';
import type { BusyWard } from './busy-ward';

/** Longer than all that happened in the ward. */
const LATER_MS = 35 * 86_400_000;

/** What stands once in a ward or a country, however many people there are, and what one page is about. */
const aloneStanding = [
  'ward',
  'account',
  'match_run',
  'province_run',
  'week_plan_run',
  'sheet_import',
  'import_draft',
  'announcement',
];

/** What there is more of in a larger ward, each after what it refers to. */
const growing = [
  'hamlet',
  'venue',
  'household',
  'mentor',
  'mentee',
  'personal_link',
  'consent',
  'person_stop',
  'pair',
  'proposed_pair',
  'leftover',
  'border_pair',
  'forbidden_pair',
  'group_class',
  'session',
  'booking',
  'walk_in_day',
  'walk_in_mentor',
  'walk_in_ticket',
  'planned_change',
  'change_effect',
  'availability_exception',
  'skill',
  'skill_change',
  'announcement_person',
  'reminder',
  'reminder_attempt',
  'call_line',
  'phone_correction',
  'feedback',
  'audit_entry',
];

/** What must differ between copies beside their ids. */
const apart: Record<string, string> = {
  'hamlet.name': `name || ' ' || copy`,
  'venue.name': `name || ' ' || copy`,
  'household.code': `code || copy`,
  'mentor.identity_key': `identity_key || copy`,
  'mentee.identity_key': `identity_key || copy`,
  'mentor.phone': `substr(phone, 1, 9) || copy || substr(phone, 11)`,
  'mentee.phone': `substr(phone, 1, 9) || copy || substr(phone, 11)`,
  'walk_in_ticket.number': `number + 1000 * copy`,
  'call_line.line': `line || copy`,
  'feedback.code': `code || copy`,
};

/** What may have no copy, because there is but one of its kind in its place. */
const parents: Record<string, string> = {
  session_id: 'session',
  booking_id: 'booking',
  pair_id: 'pair',
  reminder_id: 'reminder',
  skill_id: 'skill',
  stop_id: 'person_stop',
};

/**
 * Copies all that there is more of in a larger ward: people, lessons, messages, everything. What the pages of `ward` are
 * opened for stays one, and has as many more mentees, lessons and calls of its own. `copies` are numbers below ten, each once.
 */
export async function growWard(
  manager: EntityManager,
  { ids, mentor, mentee, guestId }: BusyWard,
  copies: readonly number[],
): Promise<void> {
  const kept = [...Object.values(ids), mentor.id ?? '', mentee.id ?? '', guestId];
  for (const table of aloneStanding) {
    const rows: { id: string }[] = await manager.query(`SELECT id FROM ${table}`);
    kept.push(...rows.map(({ id }) => id));
  }
  // A class has one session with its seats.
  const held: { id: string }[] = await manager.query(
    `SELECT id FROM session WHERE class_id = '${ids.groupClass}'`,
  );
  kept.push(...held.map(({ id }) => id));
  const keptIds = `(${[...new Set(kept)].map((id) => `'${id}'`).join(', ')})`;
  const numbers = copies.map((copy) => `SELECT ${copy} AS copy`).join(' UNION ALL ');
  // Nobody is in two places at once.
  const own = `SELECT s.id FROM session s WHERE s.mentor_id IN ${keptIds}
    UNION SELECT b.session_id FROM booking b WHERE b.mentee_id IN ${keptIds}`;
  const later = (session: string) =>
    `CASE WHEN ${session} IN ${keptIds} OR ${session} NOT IN (${own}) THEN 0 ELSE ${LATER_MS} * copy END`;
  const timesOf: Record<string, string> = {
    session: later('id'),
    booking: later('session_id'),
    reminder: later(`COALESCE(session_id, '')`),
  };
  for (const table of growing) {
    const found = manager.connection.entityMetadatas.find(({ tableName }) => tableName === table);
    if (!found) throw new Error(`There is no table ${table}.`);
    const idNames = found.columns
      .filter(({ length }) => length === '36')
      .map(({ databaseName }) => databaseName);
    const copied = (name: string): string =>
      `CASE WHEN ${name} IN ${keptIds} THEN ${name} ELSE 'c' || copy || substr(${name}, 3) END`;
    const values = found.columns.map(({ databaseName: name }) => {
      if (idNames.includes(name)) return copied(name);
      const isTime = /^(start_at|end_at|session_start_at|due_at|expires_at)$/.test(name);
      if (isTime && timesOf[table]) return `${name} + ${timesOf[table]}`;
      return apart[`${table}.${name}`] ?? `"${name}"`;
    });
    const conditions = [
      // Of what was there before, …
      ...idNames.map((name) => `COALESCE(substr(${name}, 1, 1), '') <> 'c'`),
      ...(idNames.includes('id') ? [`id NOT IN ${keptIds}`] : []),
      // … and of whose copy there is what it belongs to.
      ...idNames
        .filter((name) => name in parents)
        .map((name) => {
          const parent = `SELECT 1 FROM ${parents[name]} p WHERE p.id = ${copied(`${table}.${name}`)}`;
          return `(${table}.${name} IS NULL OR EXISTS (${parent}))`;
        }),
    ];
    const names = found.columns.map(({ databaseName }) => `"${databaseName}"`);
    await manager.query(
      `INSERT INTO ${table} (${names.join(', ')})
       SELECT ${values.join(', ')} FROM ${table}, (${numbers}) AS copies
       WHERE ${conditions.join(' AND ')} ON CONFLICT DO NOTHING`,
    );
  }
}
