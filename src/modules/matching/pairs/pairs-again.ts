import type { EntityManager } from 'typeorm';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { idList } from '../../../platform/database/row-set';
import { selectEntities } from '../../../platform/database/select-entities';
import { type Actor, audit } from '../../access';
import { Mentee, Mentor } from '../../people';
import type { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';
import { possiblePair } from './possible-pair';

/**
 * Makes pairs of a ward that have ended again, all of them or none, where every rule holds, in as many statements for one
 * as for a thousand. @throws DomainError has-mentor, pair-forbidden, the broken rule's
 */
export async function pairsAgain(
  manager: EntityManager,
  { ward, actor, now }: { ward: Ward; actor: Actor; now: number },
  ended: readonly Pair[],
): Promise<void> {
  const mentorIds = [...new Set(ended.map(({ mentorId }) => mentorId))];
  const menteeIds = ended.map(({ menteeId }) => menteeId);
  const mentors = byId(await among(manager, Mentor, 'id', mentorIds));
  const mentees = byId(await among(manager, Mentee, 'id', menteeIds));
  const needs = await NeedsReader.load(manager, menteeIds);
  const settings = matchSettingsOf(ward);
  const standing = await among(manager, Pair, 'mentor_id', mentorIds, 'ended_at IS NULL');
  const taken = new Map(
    [...grouped(standing, ({ mentorId }) => mentorId)].map(([id, own]) => [id, own.length]),
  );
  const apart = await among(manager, ForbiddenPair, 'mentee_id', menteeIds);
  const ruledOut = new Set(apart.map(keyOf));
  const guided = await among(manager, Pair, 'mentee_id', menteeIds, 'ended_at IS NULL');
  if (guided.length > 0) throw new DomainError('has-mentor');
  const pairs = ended.map((before): Pair => {
    const { mentorId, menteeId } = before;
    if (ruledOut.has(keyOf(before))) throw new DomainError('pair-forbidden');
    const [mentor, mentee] = [mentors.get(mentorId), mentees.get(menteeId)];
    if (mentor?.wardId !== ward.id || !mentee) throw notFound('person');
    if (!mentor.isActive) throw new DomainError('mentor-inactive');
    if (!mentee.isActive) throw new DomainError('person-stopped');
    const places = taken.get(mentorId) ?? 0;
    const profiles = [mentorProfile(mentor), menteeProfile(mentee, needs.of(mentee))] as const;
    const facts = possiblePair(...profiles, settings, places, mentor.fullName);
    taken.set(mentorId, places + 1);
    const open = { lockChangedAt: null, endedAt: null, endedBecause: null };
    return { ...before, ...facts, id: newId(), startedAt: now, ...open };
  });
  await insert(manager, Pair, pairs);
  await audit(
    manager,
    actor,
    now,
    pairs.map(({ menteeId: subjectId, mentorId, wardId }) => ({
      action: 'pair.resume',
      subjectId,
      wardId,
      facts: { mentorId },
    })),
  );
}

const keyOf = ({ mentorId, menteeId }: Pick<Pair, 'mentorId' | 'menteeId'>): string =>
  `${mentorId} ${menteeId}`;

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

function among<Row extends object>(
  manager: EntityManager,
  entity: new () => Row,
  column: 'id' | 'mentor_id' | 'mentee_id',
  ids: readonly string[],
  and = '1 = 1',
): Promise<Row[]> {
  const condition = `${column} IN ${idList(manager, '$1')} AND ${and}`;
  return selectEntities(manager, entity, condition, [JSON.stringify(ids)]);
}
