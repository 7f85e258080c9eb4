import { type EntityManager } from 'typeorm';
import type { Ward } from '../../wards';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';

/**
 * Changes whenever what a pairing is computed from changes, and is counted by the database in one
 * statement: every change of a person or a ward raises a version, pairs and forbidden pairs are rows
 * that come and go.
 */
export async function peopleStamp(manager: EntityManager, ward: Ward): Promise<string> {
  const counts = await select(
    manager,
    stampRow,
    `SELECT ${people('mentor')} AS stamp UNION ALL SELECT ${people('mentee')}
     UNION ALL SELECT ${border('e.ward_id = $1 AND p.ward_id <> $1')}
     UNION ALL SELECT ${border('e.ward_id <> $1 AND p.ward_id = $1')}
     UNION ALL SELECT (SELECT ${counted('started_at')} FROM pair
       WHERE ward_id = $1 AND ended_at IS NULL)
     UNION ALL SELECT (SELECT ${counted('k.updated_at')} || ' ' || coalesce(sum(k.version), 0)
       FROM mentee e JOIN skill k ON k.mentee_id = e.id WHERE e.ward_id = $1)
     UNION ALL SELECT (SELECT ${counted('created_at')} FROM forbidden_pair WHERE ward_id = $1)`,
    [ward.id],
  );
  const programmes = ward.programmes.length > 0 ? [JSON.stringify(ward.programmes)] : [];
  return [JSON.stringify(ward.settings), ...programmes, ...counts.map(({ stamp }) => stamp)].join(
    ' ',
  );
}

const stampRow = { stamp: text };

/** How many rows there are, and when the last of them came. */
function counted(at: string): string {
  return `count(*) || ' ' || coalesce(max(${at}), 0)`;
}

function people(side: 'mentor' | 'mentee'): string {
  return `(SELECT ${counted('updated_at')} || ' ' || coalesce(sum(version), 0)
    FROM ${side} WHERE ward_id = $1 AND is_active)`;
}

/** Mentees taught across the border, away from home or as guests. */
function border(where: string): string {
  return `(SELECT ${counted('p.started_at')} || ' ' || coalesce(sum(e.version), 0)
    FROM pair p JOIN mentee e ON e.id = p.mentee_id WHERE p.ended_at IS NULL AND ${where})`;
}
