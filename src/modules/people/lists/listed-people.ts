import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import type { StopReason } from '../../../core/people/stops';
import { column, columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Hamlet } from '../../wards';
import { mergedPattern } from '../entities/identity-key';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';

const common = [
  'id',
  'fullName',
  'sortName',
  'birthYear',
  'phone',
  'otherPhone',
  'hamletId',
  'topics',
  'programme',
  'sheetRow',
  'createdAt',
] as const;
const hamletName = column(Hamlet, 'name');
const menteeRow = {
  ...columns(Mentee, ...common, 'address', 'groups', 'targetGroup'),
  ...columns(Mentee, 'support', 'isPriority', 'isHomebound'),
  hamletName,
};
const mentorRow = { ...columns(Mentor, ...common, 'maxMentees'), hamletName };

type ListedRow = Pick<Mentee, (typeof common)[number]> & { hamletName: string };
export type ListedMentee = ListedRow &
  Pick<Mentee, 'address' | 'groups' | 'targetGroup' | 'support' | 'isPriority' | 'isHomebound'>;
export type ListedMentor = ListedRow & Pick<Mentor, 'maxMentees'>;

/** Who stands on the list: everybody, those who take part, those who stopped, those who stopped for a reason. */
export interface Standing {
  isActive?: boolean;
  stopReason?: StopReason;
  /** Of one hamlet alone. */
  hamletId?: string;
}

const commonColumns = `p.id AS id, p.full_name AS "fullName", p.sort_name AS "sortName",
  p.birth_year AS "birthYear", p.phone AS phone, p.other_phone AS "otherPhone",
  p.hamlet_id AS "hamletId", p.topics AS topics, p.programme AS programme, p.sheet_row AS "sheetRow",
  p.created_at AS "createdAt", h.name AS "hamletName"`;
const menteeColumns = `p.address AS address, p.groups AS groups, p.target_group AS "targetGroup", p.support AS support, p.is_priority AS "isPriority",
  p.is_homebound AS "isHomebound"`;

/** Everybody of a ward with what lists are searched, filtered and sorted by, in the order of names. */
export function listedMentees(
  manager: EntityManager,
  wardId: string,
  standing: Standing,
): Promise<ListedMentee[]> {
  const { sql, parameters } = statement('mentee', `${commonColumns}, ${menteeColumns}`, standing);
  return select(manager, menteeRow, sql, [wardId, ...parameters]);
}

/** The same of ambassadors. */
export function listedMentors(
  manager: EntityManager,
  wardId: string,
  standing: Standing,
): Promise<ListedMentor[]> {
  const { sql, parameters } = statement(
    'mentor',
    `${commonColumns}, p.max_mentees AS "maxMentees"`,
    standing,
  );
  return select(manager, mentorRow, sql, [wardId, ...parameters]);
}

function statement(
  side: Side,
  selected: string,
  { isActive, stopReason, hamletId }: Standing,
): { sql: string; parameters: string[] } {
  const conditions = ['p.ward_id = $1'];
  const parameters: string[] = [];
  if (isActive !== undefined) conditions.push(isActive ? 'p.is_active' : 'NOT p.is_active');
  if (stopReason !== undefined) {
    const standing = 'SELECT 1 FROM person_stop s WHERE s.person_id = p.id AND s.ended_at IS NULL';
    const forIt = `EXISTS (${standing} AND s.reason = $2)`;
    // Of records from before reasons were asked for nothing may have been written down at all.
    conditions.push(stopReason === 'unknown' ? `(${forIt} OR NOT EXISTS (${standing}))` : forIt);
    parameters.push(stopReason);
  }
  if (hamletId !== undefined) {
    parameters.push(hamletId);
    conditions.push(`p.hamlet_id = $${parameters.length + 1}`);
  }
  if (stopReason !== 'merged') {
    parameters.push(mergedPattern);
    conditions.push(`p.identity_key NOT LIKE $${parameters.length + 1}`);
  }
  const sql = `SELECT ${selected} FROM ${side} p JOIN hamlet h ON h.id = p.hamlet_id
    WHERE ${conditions.join(' AND ')} ORDER BY p.sort_name, p.id`;
  return { sql, parameters };
}
