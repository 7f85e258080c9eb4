import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import type { Progress } from '../../../core/curriculum/course';
import { grouped } from '../../../platform/common/grouped';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Skill } from '../entities/skill.entity';

const progressRow = columns(Skill, 'menteeId', 'topic', 'level', 'lessons');

/** How far these mentees are, by what was seen of them; whoever was never looked at is not in it. */
export async function skillProgress(
  manager: EntityManager,
  menteeIds: readonly string[],
): Promise<Map<string, Progress>> {
  const rows = await select(
    manager,
    progressRow,
    `SELECT mentee_id AS "menteeId", topic AS topic, level AS level, lessons AS lessons
     FROM skill WHERE mentee_id IN ${idList(manager, '$1')}`,
    [JSON.stringify(menteeIds)],
  );
  const byMentee = grouped(rows, ({ menteeId }) => menteeId);
  return new Map(
    [...byMentee].map(([id, skills]) => [
      id,
      new Map(skills.map(({ topic, level, lessons }) => [topic, { level, lessons }])),
    ]),
  );
}

/** The same of one mentee whose skills were read already. */
export function progressIn(skills: readonly Skill[]): Progress {
  return new Map(skills.map(({ topic, level, lessons }) => [topic, { level, lessons }]));
}

/** Whether somebody came so far with one of these topics from that moment on. */
export async function hasReached(
  manager: EntityManager,
  menteeId: string,
  { topics, since }: { topics: readonly string[]; since: number },
): Promise<boolean> {
  const skills = await manager.findBy(Skill, { menteeId, reachedAt: MoreThanOrEqual(since) });
  return skills.some(({ topic }) => topics.includes(topic));
}
