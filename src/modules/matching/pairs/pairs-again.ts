import type { EntityManager } from 'typeorm';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { DomainError } from '../../../platform/common/domain-error';
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
 * Makes those pairs of a ward that have ended again of which every rule holds, one after the other as far as places go, in
 * as many statements for one as for a thousand: the ids that they had.
 */
export async function pairsAgain(
  manager: EntityManager,
  { ward, actor, now }: { ward: Ward; actor: Actor; now: number },
  ended: readonly Pair[],
): Promise<ReadonlySet<string>> {
  const mentorIds = [...new Set(ended.map(({ mentorId }) => mentorId))];
  const menteeIds = ended.map(({ menteeId }) => menteeId);
  const mentors = byId(await among(manager, Mentor, 'id', mentorIds));
  const mentees = byId(await among(manager, Mentee, 'id', menteeIds));
  const programmes = new ProgrammesByName(ward.programmes);
  const needs = await NeedsReader.load(manager, menteeIds, programmes);
  const settings = matchSettingsOf(ward);
  const standing = await among(manager, Pair, 'mentor_id', mentorIds, 'ended_at IS NULL');
  const taken = new Map(
    [...grouped(standing, ({ mentorId }) => mentorId)].map(([id, own]) => [id, own.length]),
  );
  const apart = await among(manager, ForbiddenPair, 'mentee_id', menteeIds);
  const ruledOut = new Set(apart.map(keyOf));
  const current = await among(manager, Pair, 'mentee_id', menteeIds, 'ended_at IS NULL');
  const guided = new Set(current.map(({ menteeId }) => menteeId));
  const back = new Set<string>();
  const pairs = ended.flatMap((before): Pair[] => {
    const { id, mentorId, menteeId } = before;
    const [mentor, mentee] = [mentors.get(mentorId), mentees.get(menteeId)];
    if (!mentor?.isActive || mentor.wardId !== ward.id || !mentee?.isActive) return [];
    if (guided.has(menteeId) || ruledOut.has(keyOf(before))) return [];
    const others = taken.get(mentorId) ?? 0;
    const profiles = [
      mentorProfile(mentor, programmes),
      menteeProfile(mentee, needs.of(mentee)),
    ] as const;
    const facts = factsOf(() => possiblePair(...profiles, settings, others));
    if (facts === null) return [];
    guided.add(menteeId);
    taken.set(mentorId, others + 1);
    back.add(id);
    const open = { lockChangedAt: null, endedAt: null, endedBecause: null };
    return [{ ...before, ...facts, id: newId(), startedAt: now, ...open }];
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
  return back;
}

/** Null where a rule is in the way. */
function factsOf<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return null;
  }
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
