import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Act, Actor } from '../../access';
import { DAY_MS } from '../../../core/time/durations';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { Clock } from '../../../platform/common/clock';
import { rehearse } from '../../../platform/database/rehearse';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import {
  loadCurriculum,
  progressIn,
  type Skill,
  type SkillChange,
  type SkillContext,
  SkillsService,
} from '../../learning';
import { PairsService, PeopleScope } from '../../matching';
import { type Mentee, PeopleService } from '../../people';
import { placesOfPair } from '../booking/places-of-pair';
import type { Learner, LearnerMentor } from '../rules/learner';
import { assertMayBookFor } from '../rules/who-may';
import { loadAttended, loadProgress } from '../rules/progress';
import type { CourseTurn } from './course-endings';
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

/** So long an ambassador may mend what ended a course with them. */
export const MENDABLE_MS = 14 * DAY_MS;

/** What a correction does to the course. */
export interface CorrectionEffect extends Pick<CourseTurn, 'turn'> {
  mentorName: string;
  /** Places in lessons ahead that are called off. */
  falling: number;
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
    await this.learner(actor, menteeId, 'mentees.look-after');
    return this.withHistory(this.unitOfWork.read, menteeId);
  }

  /** @throws DomainError not-found */
  async overview(actor: Actor, menteeId: string): Promise<CourseOverview> {
    const { topics } = await this.learner(actor, menteeId, 'mentees.look-after');
    const pair = await this.pairs.ofMentee(menteeId);
    const mentor = pair && (await this.people.mentor(pair.mentorId));
    return this.courseOf({ menteeId, topics, mentor });
  }

  /** The same for whoever has read them already. @throws DomainError not-found */
  overviewOf(actor: Actor, learner: Learner): Promise<CourseOverview> {
    assertMayBookFor(actor, learner, 'mentees.look-after');
    return this.courseOf(learner);
  }

  /**
   * Gives the mentee's skills as they are after it, which the ambassador may then see no more: it can end
   * the course. @throws DomainError not-found, forbidden, stale-version
   */
  async correct(
    actor: Actor,
    menteeId: string,
    topic: string,
    correction: SkillCorrection,
  ): Promise<SkillWithHistory[]> {
    const { wardId } = await this.learner(actor, menteeId, 'skills.record');
    return this.unitOfWork.write(async (manager) => {
      await this.write(
        { manager, actor, now: this.clock.now(), wardId },
        menteeId,
        topic,
        correction,
      );
      return this.withHistory(manager, menteeId);
    });
  }

  /**
   * What a correction would do to the course, without doing it; null when it neither ends nor goes on.
   * @throws DomainError what `correct` throws
   */
  async effectOf(
    actor: Actor,
    menteeId: string,
    topic: string,
    correction: SkillCorrection,
  ): Promise<CorrectionEffect | null> {
    const { wardId } = await this.learner(actor, menteeId, 'skills.record');
    const now = this.clock.now();
    return rehearse(this.unitOfWork, async (manager) => {
      const before = await this.pairs.lastOf(menteeId, manager);
      const places = before ? await placesOfPair(manager, before, now) : [];
      const context = { manager, actor, now, wardId };
      const [turn] = await this.write(context, menteeId, topic, correction);
      if (!turn) return null;
      const { fullName: mentorName } = await this.people.mentor(turn.mentorId, manager);
      return { turn: turn.turn, mentorName, falling: turn.turn === 'ends' ? places.length : 0 };
    });
  }

  private async write(
    context: SkillContext,
    menteeId: string,
    topic: string,
    { level, levelBefore, ...correction }: SkillCorrection,
  ): Promise<CourseTurn[]> {
    const { manager } = context;
    const lessons = (await loadAttended(manager, [menteeId], topic)).get(menteeId) ?? 0;
    const seen = { menteeId, topic, level, levelBefore, lessons, sessionId: null };
    await this.skills.correct(context, seen, correction);
    return this.records.consequences(context, [menteeId]);
  }

  private async courseOf({
    menteeId,
    topics,
    mentor,
  }: Pick<Learner, 'menteeId' | 'topics'> & {
    mentor: Pick<LearnerMentor, 'topics'> | null;
  }): Promise<CourseOverview> {
    const { read } = this.unitOfWork;
    const skills = await this.skills.of(read, menteeId);
    const seen = new Map([[menteeId, progressIn(skills)]]);
    const progress = await loadProgress(read, [menteeId], this.clock.now(), {
      known: seen,
    });
    return courseOverview(await loadCurriculum(read), topics, {
      progress: progress.get(menteeId) ?? new Map(),
      skills,
      taught: mentor?.topics ?? null,
    });
  }

  private learner(actor: Actor, menteeId: string, act: Act): Promise<Mentee> {
    return this.scope.learner(actor, menteeId, act, this.clock.now() - MENDABLE_MS);
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
