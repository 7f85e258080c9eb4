import { type EntityManager, In } from 'typeorm';
import { remainingNeeds } from '../../../core/curriculum/course';
import { columns, column } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { hasReached, loadCurriculum, skillProgress } from '../../learning';
import { Pair } from '../../matching';
import { idList } from '../../../platform/database/row-set';
import { Mentee, Mentor, type OtherTopics, ProgrammesOfWards } from '../../people';
import { isCourseOver } from '../courses/course-over';
import type { OfWhom } from '../grounds/unfit-places';

/** A pair in which nothing is left that its mentor can teach. */
export interface CourseOver {
  pairId: string;
  menteeId: string;
  mentorId: string;
  /** Something is left that somebody else has to teach. */
  isLeft: boolean;
  /** It brought the mentee to something, or nothing is left. */
  isFinished: boolean;
}

const courseRow = {
  ...columns(Pair, 'id', 'menteeId', 'mentorId', 'startedAt', 'wardId'),
  needs: column(Mentee, 'topics'),
  programme: column(Mentee, 'programme'),
  taught: column(Mentor, 'topics'),
};

const whose = { wardId: 'p.ward_id', mentorId: 'p.mentor_id', menteeId: 'p.mentee_id' } as const;

/**
 * Pairs of today that end, whatever changed since they were made. `said` are topics that people need or teach instead of those
 * that are kept of them, by their ids. Whoever has said nothing of what they need may need anything.
 */
export async function coursesOver(
  manager: EntityManager,
  of: OfWhom,
  said: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<CourseOver[]> {
  const [[key, id]] = Object.entries(of) as [keyof typeof whose, string][];
  return overAmong(manager, { where: `${whose[key]} = $1`, value: id }, said);
}

/** The same of these people alone, of pairs that had something left before they needed or taught something else. */
export async function pairsOver(
  manager: EntityManager,
  { side, before }: Pick<OtherTopics, 'side' | 'before'>,
): Promise<CourseOver[]> {
  const where = `p.${side}_id IN ${idList(manager, '$1')}`;
  const theirs = { where, value: JSON.stringify([...before.keys()]) };
  const now = await overAmong(manager, theirs);
  if (now.length === 0) return [];
  const then = new Set((await overAmong(manager, theirs, before)).map(({ pairId }) => pairId));
  return now.filter(({ pairId }) => !then.has(pairId));
}

async function overAmong(
  manager: EntityManager,
  { where, value }: { where: string; value: string },
  said: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<CourseOver[]> {
  const rows = await select(
    manager,
    courseRow,
    `SELECT p.id AS id, p.mentee_id AS "menteeId", p.mentor_id AS "mentorId",
       p.started_at AS "startedAt", p.ward_id AS "wardId", e.topics AS needs,
       e.programme AS programme, t.topics AS taught
     FROM pair p JOIN mentee e ON e.id = p.mentee_id JOIN mentor t ON t.id = p.mentor_id
     WHERE ${where} AND p.ended_at IS NULL ORDER BY p.id`,
    [value],
  );
  if (rows.length === 0) return [];
  const curriculum = await loadCurriculum(manager);
  const progressOf = await skillProgress(
    manager,
    rows.map(({ menteeId }) => menteeId),
  );
  const programmes = await ProgrammesOfWards.load(
    manager,
    rows.map(({ wardId }) => wardId),
  );
  const found: CourseOver[] = [];
  for (const { id: pairId, menteeId, mentorId, startedAt, ...kept } of rows) {
    const topics = said.get(menteeId) ?? kept.needs;
    const needs = programmes.topicsOf({ ...kept, topics });
    const taught = said.get(mentorId) ?? kept.taught;
    const progress = progressOf.get(menteeId) ?? new Map();
    const course = { menteeId, startedAt, needs, taught, progress };
    if (topics.length === 0 || !(await isCourseOver(manager, curriculum, course))) continue;
    const isLeft = remainingNeeds(curriculum, topics, progress).length > 0;
    const reached = { topics: [...progress.keys()], since: startedAt };
    const isFinished = !isLeft || (await hasReached(manager, menteeId, reached));
    found.push({ pairId, menteeId, mentorId, isLeft, isFinished });
  }
  return found;
}

/** The same as they are kept. */
export function pairsOf(manager: EntityManager, over: readonly CourseOver[]): Promise<Pair[]> {
  const ids = over.map(({ pairId }) => pairId);
  return manager.find(Pair, { where: { id: In(ids) }, order: { id: 'ASC' } });
}
