import type { EntityManager } from 'typeorm';
import { skillLevels } from '../../../core/curriculum/skill-level';
import { newId } from '../../../platform/database/columns';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Skill } from '../../learning';
import type { MergedRow, Way } from '../../people';

const skillRow = columns(Skill, 'id', 'topic', 'level', 'lessons', 'menteeId');
const where = { tableName: 'skill', columnName: 'mentee_id' };

/**
 * Of a topic that was seen on both records the kept one gets what was seen to go further, with its history, and the
 * other one the rest. Gives the rows that changed places.
 */
export async function swapBetterSkills(
  manager: EntityManager,
  stopId: string,
  { fromId, toId }: Way,
): Promise<MergedRow[]> {
  const skills = await select(
    manager,
    skillRow,
    `SELECT id AS id, topic AS topic, level AS level, lessons AS lessons, mentee_id AS "menteeId"
     FROM skill WHERE mentee_id IN ($1, $2) ORDER BY id`,
    [fromId, toId],
  );
  const swaps = skills.flatMap((better) => {
    const lesser = skills.find(
      ({ topic, menteeId }) => topic === better.topic && menteeId === toId,
    );
    const isMeant = better.menteeId === fromId && lesser && isFurther(better, lesser);
    return isMeant ? [{ better: better.id, lesser: lesser.id }] : [];
  });
  const lesser = swaps.map((swap) => swap.lesser);
  await withTopicsAside(manager, lesser, async () => {
    for (const swap of swaps) {
      await manager.update(Skill, { id: swap.better }, { menteeId: toId });
      await manager.update(Skill, { id: swap.lesser }, { menteeId: fromId });
    }
  });
  const row = (rowKey: string, way: Way): MergedRow => {
    return { id: newId(), stopId, ...where, rowKey, ...way };
  };
  return swaps.flatMap((swap) => [
    row(swap.better, { fromId, toId }),
    row(swap.lesser, { fromId: toId, toId: fromId }),
  ]);
}

/** Of the rows that were led somewhere else, the skills that changed places with those of the other record. */
export function lesserSkills(rows: readonly MergedRow[], keptId: string): string[] {
  return rows
    .filter(({ tableName, fromId }) => tableName === where.tableName && fromId === keptId)
    .map(({ rowKey }) => rowKey);
}

/** A person has one skill of a topic: while rows change places some stand under their own id instead. */
export async function withTopicsAside<T>(
  manager: EntityManager,
  ids: readonly string[],
  step: () => Promise<T>,
): Promise<T> {
  const skills = await select(
    manager,
    columns(Skill, 'id', 'topic'),
    `SELECT id AS id, topic AS topic FROM skill WHERE id IN ${idList(manager, '$1')} ORDER BY id`,
    [JSON.stringify(ids)],
  );
  for (const { id } of skills) await manager.update(Skill, { id }, { topic: id });
  const given = await step();
  for (const { id, topic } of skills) await manager.update(Skill, { id }, { topic });
  return given;
}

function isFurther(
  one: Pick<Skill, 'level' | 'lessons'>,
  other: Pick<Skill, 'level' | 'lessons'>,
): boolean {
  const difference = skillLevels.indexOf(one.level) - skillLevels.indexOf(other.level);
  return difference > 0 || (difference === 0 && one.lessons > other.lessons);
}
