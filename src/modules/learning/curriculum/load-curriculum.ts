import type { EntityManager } from 'typeorm';
import { builtInCurriculum } from '../../../core/curriculum/built-in';
import { changedTopics, inOrder } from '../../../core/curriculum/changed-topics';
import { Curriculum } from '../../../core/curriculum/curriculum';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Ward } from '../../wards';
import { CurriculumTopic } from '../entities/curriculum-topic.entity';

/** Of a topic that operators changed, or of a ward that added some. */
const row = {
  ...columns(CurriculumTopic, 'topic', 'rank', 'comesAfter', 'lessons'),
  addedTopics: orNull(column(Ward, 'addedTopics')),
};

/**
 * The topics that are taught, with what comes before each, as operators changed them, and those that wards added:
 * of all wards, where none is given.
 */
export async function loadCurriculum(
  manager: EntityManager,
  wardId: string | null = null,
): Promise<Curriculum> {
  const rows = await select(
    manager,
    row,
    `SELECT topic, rank, comes_after AS "comesAfter", lessons, NULL AS "addedTopics" FROM curriculum_topic
     UNION ALL
     SELECT NULL, NULL, NULL, NULL, added_topics FROM ward
     WHERE added_topics <> '[]' AND id = COALESCE($1, id)`,
    [wardId],
  );
  if (rows.length === 0) return builtInCurriculum;
  const changes = rows.filter(({ addedTopics }) => addedTopics === null);
  const added = rows.flatMap(({ addedTopics }) => addedTopics ?? []);
  return new Curriculum(inOrder([...changedTopics(changes), ...added]));
}
