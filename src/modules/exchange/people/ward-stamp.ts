import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { number, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';

const people = {
  count: number,
  versions: orNull(number),
  changed: orNull(number),
  last: orNull(text),
};
const named = { count: number, last: orNull(text) };
const stop = { id: text, reason: text, day: text, ended: orNull(number) };

/**
 * Whatever is looked up of a ward's people before the one who writes is held, in short: as long as it is the same, a
 * list does to them what it was found to do. Each change of somebody raises their version or says when it was.
 */
export async function stampOf(manager: EntityManager, side: Side, wardId: string): Promise<string> {
  const of = (table: string, more = '') => `FROM ${table} WHERE ward_id = $1${more}`;
  const ofSide = ' AND side = $2';
  return JSON.stringify([
    await select(
      manager,
      people,
      `SELECT COUNT(*) AS count, SUM(version) AS versions, MAX(updated_at) AS changed, MAX(id) AS last
       ${of(side)}`,
      [wardId],
    ),
    await select(manager, named, `SELECT COUNT(*) AS count, MAX(id) AS last ${of('household')}`, [
      wardId,
    ]),
    await select(
      manager,
      named,
      `SELECT COUNT(*) AS count, MAX(id) AS last ${of('earlier_key', ofSide)}`,
      [wardId, side],
    ),
    await select(
      manager,
      stop,
      `SELECT id, reason, stopped_on AS day, ended_at AS ended ${of('person_stop', ofSide)} ORDER BY id`,
      [wardId, side],
    ),
  ]);
}
