import type { EntityManager } from 'typeorm';
import { builtInCurriculum } from '../../../core/curriculum/built-in';
import { changedTopics, inOrder } from '../../../core/curriculum/changed-topics';
import { Curriculum } from '../../../core/curriculum/curriculum';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Ward } from '../../wards';
import { CurriculumTopic } from '../entities/curriculum-topic.entity';

const changeRow = columns(CurriculumTopic, 'topic', 'rank', 'comesAfter', 'lessons');

const addedRow = columns(Ward, 'addedTopics');

/**
 * The topics that are taught, with what comes before each, as operators changed them, and those that wards added:
 * of all wards, where none is given.
 */
export async function loadCurriculum(
  manager: EntityManager,
  wardId: string | null = null,
): Promise<Curriculum> {
  const changes = await select(
    manager,
    changeRow,
    `SELECT topic, rank, comes_after AS "comesAfter", lessons FROM curriculum_topic`,
  );
  const wards = await select(
    manager,
    addedRow,
    `SELECT added_topics AS "addedTopics" FROM ward
     WHERE added_topics <> '[]' AND id = COALESCE($1, id)`,
    [wardId],
  );
  if (changes.length + wards.length === 0) return builtInCurriculum;
  const added = wards.flatMap(({ addedTopics }) => addedTopics);
  return new Curriculum(inOrder([...changedTopics(changes), ...added]));
}
