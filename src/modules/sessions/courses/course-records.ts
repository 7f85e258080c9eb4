import { Injectable } from '@nestjs/common';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { SkillsService } from '../../learning';
import type { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import { CourseEndings, type CourseTurn } from './course-endings';
import { loadAttended } from '../rules/progress';
import { SessionTopics } from './session-topics';

/** How one mentee did in a lesson; without a level nobody looked. */
export interface LessonResult {
  menteeId: string;
  isPresent: boolean;
  level?: SkillLevel;
  /** Before the first lesson in the topic. */
  levelBefore?: SkillLevel;
}

/** What a lesson brought each of its mentees, and what follows from it. */
@Injectable()
export class CourseRecords {
  constructor(
    private readonly skills: SkillsService,
    private readonly endings: CourseEndings,
    private readonly topics: SessionTopics,
  ) {}

  /** In the transaction in which a session's attendance was marked, after that. */
  async lessonGiven(
    context: AuditContext,
    { id: sessionId, wardId, topic }: Session,
    results: readonly LessonResult[],
  ): Promise<void> {
    const { manager } = context;
    const menteeIds = results.map(({ menteeId }) => menteeId);
    const lessonsOf = await loadAttended(manager, menteeIds, topic);
    const skillContext = { ...context, wardId };
    const seen = results.flatMap(({ menteeId, isPresent, level, levelBefore }) =>
      isPresent && level
        ? [
            {
              menteeId,
              topic,
              level,
              levelBefore,
              lessons: lessonsOf.get(menteeId) ?? 1,
              sessionId,
            },
          ]
        : [],
    );
    await this.skills.record(skillContext, seen);
    for (const { menteeId, isPresent } of results) {
      if (!isPresent) await this.skills.takeBack(skillContext, { menteeId, sessionId });
    }
    const looked = new Set(seen.map(({ menteeId }) => menteeId));
    const others = menteeIds.filter((id) => !looked.has(id));
    const counted = new Map(others.map((id) => [id, lessonsOf.get(id) ?? 0]));
    await this.skills.count(skillContext, counted, topic);
    await this.consequences(context, menteeIds);
  }

  /** In the transaction in which what these mentees can do was changed otherwise. */
  async consequences(context: AuditContext, menteeIds: readonly string[]): Promise<CourseTurn[]> {
    const turns = await this.endings.settle(context, menteeIds);
    await this.topics.adjust(context, menteeIds);
    return turns;
  }
}
