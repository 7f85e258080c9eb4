import type { SkillLevel } from '../../../src/core/curriculum/skill-level';
import type { Random } from '../../../src/demo/random';

/** People who learn at their own pace; what they can do is known here without the service. */
export class Learners {
  private readonly levels = new Map<string, Map<string, SkillLevel>>();
  private readonly paces = new Map<string, number>();

  constructor(private readonly random: Random) {}

  levelOf(menteeId: string, topic: string): SkillLevel {
    return this.levels.get(menteeId)?.get(topic) ?? 'never';
  }

  /** One lesson: how somebody did it before, and how they do it after. */
  learn(menteeId: string, topic: string): [before: SkillLevel, after: SkillLevel] {
    const mine = this.levels.get(menteeId) ?? new Map<string, SkillLevel>();
    this.levels.set(menteeId, mine);
    const before = mine.get(topic) ?? 'never';
    const after = this.random.chance(this.paceOf(menteeId)) ? better(before) : before;
    mine.set(topic, after);
    return [before, after];
  }

  /** From one who rarely gets further in a lesson to one who nearly always does. */
  private paceOf(menteeId: string): number {
    const pace = this.paces.get(menteeId) ?? this.random.pick([0.3, 0.6, 0.8, 0.95]);
    this.paces.set(menteeId, pace);
    return pace;
  }
}

function better(level: SkillLevel): SkillLevel {
  return level === 'never' ? 'with-help' : 'alone';
}
