import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { loadCurriculum, type Skill, type SkillChange, SkillsService } from '../../learning';
import { PairsService, PeopleScope } from '../../matching';
import { PeopleService } from '../../people';
import { loadAttended, loadProgress } from '../rules/progress';
import { type CourseOverview, courseOverview } from './course-overview';
import { CourseRecords } from './course-records';

/** What somebody says they saw, outside of marking a session. */
export interface SkillCorrection {
  level: SkillLevel;
  levelBefore?: SkillLevel;
  reason: string;
  /** Of the skill as it was seen; 0 when nothing was written down yet. */
  version: number;
}

/** A skill with its changes, the newest first. */
export type SkillWithHistory = Skill & { history: SkillChange[] };

/** What one mentee has learned: read, and corrected with a reason. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly scope: PeopleScope,
    private readonly skills: SkillsService,
    private readonly records: CourseRecords,
    private readonly pairs: PairsService,
    private readonly people: PeopleService,
  ) {}

  /** @throws DomainError not-found */
  async skillsOf(actor: Actor, menteeId: string): Promise<SkillWithHistory[]> {
    await this.scope.mentee(actor, menteeId);
    return this.withHistory(this.unitOfWork.read, menteeId);
  }

  /** @throws DomainError not-found */
  async overview(actor: Actor, menteeId: string): Promise<CourseOverview> {
    const { topics } = await this.scope.mentee(actor, menteeId);
    const { read } = this.unitOfWork;
    const pair = await this.pairs.ofMentee(menteeId);
    const mentor = pair && (await this.people.mentor(pair.mentorId));
    const progress = await loadProgress(read, [menteeId], this.clock.now());
    return courseOverview(await loadCurriculum(read), topics, {
      progress: progress.get(menteeId) ?? new Map(),
      skills: await this.skills.of(read, menteeId),
      taught: mentor?.topics ?? null,
    });
  }

  /**
   * Gives the mentee's skills as they are after it, which the ambassador may then see no more: it can end
   * the course. @throws DomainError not-found, forbidden, stale-version
   */
  async correct(
    actor: Actor,
    menteeId: string,
    topic: string,
    { level, levelBefore, ...correction }: SkillCorrection,
  ): Promise<SkillWithHistory[]> {
    const { wardId } = await this.scope.mentee(actor, menteeId, 'skills.record');
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const lessons = (await loadAttended(manager, [menteeId], topic)).get(menteeId) ?? 0;
      const seen = { menteeId, topic, level, levelBefore, lessons, sessionId: null };
      const context = { manager, actor, now };
      await this.skills.correct({ ...context, wardId }, seen, correction);
      await this.records.consequences(context, [menteeId]);
      return this.withHistory(manager, menteeId);
    });
  }

  private async withHistory(manager: EntityManager, menteeId: string): Promise<SkillWithHistory[]> {
    const skills = await this.skills.of(manager, menteeId);
    const changes = await this.skills.history(
      manager,
      skills.map(({ id }) => id),
    );
    return skills.map((skill) => ({
      ...skill,
      history: changes.filter(({ skillId }) => skillId === skill.id),
    }));
  }
}
