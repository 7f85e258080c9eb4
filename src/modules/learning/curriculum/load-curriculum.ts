import type { EntityManager } from 'typeorm';
import { builtInCurriculum } from '../../../core/curriculum/built-in';
import { changedTopics } from '../../../core/curriculum/changed-topics';
import { Curriculum } from '../../../core/curriculum/curriculum';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { CurriculumTopic } from '../entities/curriculum-topic.entity';

const changeRow = columns(CurriculumTopic, 'topic', 'rank', 'comesAfter', 'lessons');

/** The topics that are taught, with what comes before each, as operators changed them. */
export async function loadCurriculum(manager: EntityManager): Promise<Curriculum> {
  const changes = await select(
    manager,
    changeRow,
    `SELECT topic, rank, comes_after AS "comesAfter", lessons FROM curriculum_topic`,
  );
  return changes.length === 0 ? builtInCurriculum : new Curriculum(changedTopics(changes));
}
