import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Actor, audit } from '../../access';
import { isReached } from '../../../core/curriculum/course';
import type { Curriculum } from '../../../core/curriculum/curriculum';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { selectEntities } from '../../../platform/database/select-entities';
import { Mentee } from '../../people';
import { loadCurriculum } from '../curriculum/load-curriculum';
import { Skill } from '../entities/skill.entity';
import { SkillChange } from '../entities/skill-change.entity';

/** What was seen of one mentee in one topic. */
export interface SeenSkill {
  menteeId: string;
  topic: string;
  level: SkillLevel;
  /** Before the first lesson; left out, as it was or never. */
  levelBefore?: SkillLevel;
  /** Lessons in the topic that the mentee came to so far. */
  lessons: number;
  /** Null outside of a lesson. */
  sessionId: string | null;
}

/** Who writes it down, when (epoch milliseconds), in which transaction. */
export interface SkillContext {
  manager: EntityManager;
  actor: Actor;
  now: number;
  /** The ward whose log tells of it. */
  wardId: string;
}

/** What every mentee can do in every topic: written down, corrected, taken back, never without its history. */
@Injectable()
export class SkillsService {
  of(manager: EntityManager, menteeId: string): Promise<Skill[]> {
    return selectEntities(manager, Skill, 'mentee_id = $1 ORDER BY created_at, id', [menteeId]);
  }

  /** The changes of these skills, the newest first. */
  history(manager: EntityManager, skillIds: readonly string[]): Promise<SkillChange[]> {
    return manager.find(SkillChange, {
      where: { skillId: In(skillIds) },
      order: { at: 'DESC', id: 'DESC' },
    });
  }

  /** Writes down what was seen in a lesson, for however many mentees. */
  async record(context: SkillContext, seen: readonly SeenSkill[]): Promise<void> {
    const { manager } = context;
    const menteeIds = [...new Set(seen.map(({ menteeId }) => menteeId))];
    // Two ambassadors may write down the same topic of one mentee for the first time.
    await lockRows(manager, Mentee, menteeIds);
    const curriculum = await loadCurriculum(context.manager);
    for (const one of seen) {
      const { menteeId, topic } = one;
      const before = await manager.findOneBy(Skill, { menteeId, topic });
      await (before
        ? this.change(context, curriculum, before, one, null)
        : this.begin(context, curriculum, one, null));
    }
  }

  /**
   * Corrects what was written down, or writes down what was seen outside of a lesson.
   * @param version 0 when nothing was written down yet
   * @throws DomainError stale-version
   */
  async correct(
    context: SkillContext,
    seen: SeenSkill,
    { version, reason }: { version: number; reason: string },
  ): Promise<void> {
    const { menteeId, topic } = seen;
    await lockRows(context.manager, Mentee, [menteeId]);
    const curriculum = await loadCurriculum(context.manager);
    const before = await context.manager.findOneBy(Skill, { menteeId, topic });
    if (!before && version === 0) return this.begin(context, curriculum, seen, reason);
    const asSeen = Object.assign(new Skill(), before, { version });
    return this.change(context, curriculum, asSeen, seen, reason);
  }

  /** Whoever was not there after all has learned nothing in it: the skill is again what it was before. */
  async takeBack(
    context: SkillContext,
    taken: { menteeId: string; sessionId: string },
  ): Promise<void> {
    const { manager } = context;
    await lockRows(manager, Mentee, [taken.menteeId]);
    const curriculum = await loadCurriculum(context.manager);
    for (const skill of await manager.findBy(Skill, taken)) {
      const earlier = (await this.history(manager, [skill.id])).find(
        ({ sessionId }) => sessionId !== taken.sessionId,
      );
      const seen = {
        menteeId: skill.menteeId,
        topic: skill.topic,
        level: earlier?.levelTo ?? skill.levelBefore,
        lessons: Math.max(0, skill.lessons - 1),
        sessionId: earlier?.sessionId ?? null,
      };
      await this.change(context, curriculum, skill, seen, null);
    }
  }

  /**
   * Whoever came to a lesson in which nobody looked at them has one more all the same, and whoever was not there
   * has one less: with help, that decides when a topic is reached. What nobody has ever looked at has no row.
   */
  async count(
    { manager, now }: SkillContext,
    lessonsOf: ReadonlyMap<string, number>,
    topic: string,
  ): Promise<void> {
    const menteeIds = [...lessonsOf.keys()];
    await lockRows(manager, Mentee, menteeIds);
    const curriculum = await loadCurriculum(manager);
    for (const skill of await manager.findBy(Skill, { menteeId: In(menteeIds), topic })) {
      const lessons = lessonsOf.get(skill.menteeId) ?? skill.lessons;
      if (lessons === skill.lessons) continue;
      const isOver = isReached(curriculum, topic, { ...skill, lessons });
      const reachedAt = isOver ? (skill.reachedAt ?? now) : null;
      await compareAndSet(manager, Skill, skill, { lessons, reachedAt, updatedAt: now });
    }
  }

  private async begin(
    context: SkillContext,
    curriculum: Curriculum,
    seen: SeenSkill,
    reason: string | null,
  ): Promise<void> {
    const { manager, now } = context;
    const { menteeId, topic, level, levelBefore = 'never', lessons, sessionId } = seen;
    const skill: Skill = {
      id: newId(),
      menteeId,
      topic,
      level,
      levelBefore,
      lessons,
      reachedAt: isReached(curriculum, topic, { level, lessons }) ? now : null,
      sessionId,
      ...seenBy(context),
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await insert(manager, Skill, skill);
    await this.recordChange(context, skill.id, { seen, levelFrom: null, reason });
  }

  private async change(
    context: SkillContext,
    curriculum: Curriculum,
    before: Skill,
    seen: SeenSkill,
    reason: string | null,
  ): Promise<void> {
    const { level, lessons, sessionId, topic } = seen;
    const { manager, now } = context;
    const isOver = isReached(curriculum, topic, { level, lessons });
    await compareAndSet(manager, Skill, before, {
      level,
      levelBefore: seen.levelBefore ?? before.levelBefore,
      lessons,
      reachedAt: isOver ? (before.reachedAt ?? now) : null,
      sessionId,
      ...seenBy(context),
      updatedAt: now,
    });
    if (level === before.level && sessionId === before.sessionId) return;
    await this.recordChange(context, before.id, { seen, levelFrom: before.level, reason });
  }

  private async recordChange(
    { manager, actor, now, wardId }: SkillContext,
    skillId: string,
    told: { seen: SeenSkill; levelFrom: SkillLevel | null; reason: string | null },
  ): Promise<void> {
    const { seen, levelFrom, reason } = told;
    const { menteeId, topic, level: levelTo, sessionId } = seen;
    const by = { actorKind: actor.kind, actorId: actor.id, at: now };
    const change = { id: newId(), skillId, levelFrom, levelTo, reason, sessionId, ...by };
    await insert(manager, SkillChange, change);
    const facts = { topic, from: levelFrom, to: levelTo, reason };
    await audit(manager, actor, now, [
      {
        action: reason === null ? 'skill.see' : 'skill.correct',
        subjectId: menteeId,
        wardId,
        facts,
      },
    ]);
  }
}

function seenBy({ actor, now }: SkillContext) {
  return { seenByKind: actor.kind, seenById: actor.id, seenAt: now };
}
