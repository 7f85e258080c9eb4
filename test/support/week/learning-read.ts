import type { Learner, Lesson } from './answers';
import { DAY } from './plain-rules';
import type { WardRead } from './ward-read';

/** What somebody knows at a time, and what may be taught next. */
export class LearningRead {
  constructor(private readonly ward: WardRead) {}

  /** The phone, where somebody needs it, has never got on with it, and this ambassador teaches it. */
  phoneFirst({ id, topics }: Learner, at: number, mentorId: string): string | undefined {
    return ['smartphone', 'voice-phone'].find((code) => {
      const isTaught = this.ward.mentors.get(mentorId)?.topics.includes(code);
      return topics.includes(code) && isTaught && !this.isBegun(id, code, at);
    });
  }

  /** Alone; or with help after all its lessons, those that nobody wrote down since counted as going well. */
  isKnown(id: string, topic: string, at: number, since = this.ward.firstAt): boolean {
    const { level = 'never', lessons = 0 } = this.ward.seen.get(id)?.get(topic) ?? {};
    if (level === 'alone') return true;
    // Lessons after which somebody was seen not to do it at all brought nothing.
    const counted = this.ward.seen.get(id)?.has(topic) && level === 'never' ? 0 : lessons;
    const unwritten = this.unwritten(id, topic, at);
    const isSeen = this.ward.seen.get(id)?.has(topic);
    // What was forgotten long ago was a lesson all the same, where nothing else is known.
    const ahead = unwritten.filter(({ startAt }) => startAt >= since);
    const given = isSeen || ahead.length === 0 ? ahead : unwritten;
    const isBegun = level !== 'never' || ahead.length > 0;
    return isBegun && counted + given.length >= (this.ward.topics.get(topic)?.lessons ?? 1);
  }

  missingBefore({ id, topics }: Learner, topic: string, at: number, since?: number): string[] {
    const before = new Set<string>();
    const walk = (code: string): void => {
      for (const one of this.ward.topics.get(code)?.after ?? []) {
        if (!before.has(one)) walk((before.add(one), one));
      }
    };
    walk(topic);
    return [...before].filter((code) => topics.includes(code) && !this.letsOn(id, code, at, since));
  }

  /** What this ambassador may teach now, new things first, each in the order of the needs. */
  teachable(learner: Learner, mentorId: string, at: number, since?: number): string[] {
    const taught = this.ward.mentors.get(mentorId)?.topics ?? [];
    const ready = learner.topics.filter(
      (code) =>
        taught.includes(code) &&
        !this.isKnown(learner.id, code, at, since) &&
        this.missingBefore(learner, code, at, since).length === 0,
    );
    const weigh = (code: string) =>
      this.isBegun(learner.id, code, at) ? 1 + this.lessonsBefore(learner.id, code, at) : 0;
    return ready.sort((a, b) => weigh(a) - weigh(b));
  }

  /** What was given as often as it is given, and never written down, holds up nobody. */
  private letsOn(id: string, topic: string, at: number, since?: number): boolean {
    if (this.isBegun(id, topic, at, since)) return true;
    const most = this.ward.topics.get(topic)?.lessons ?? 1;
    return !this.ward.seen.get(id)?.has(topic) && this.lessonsBefore(id, topic, at) >= most;
  }

  /** Nobody wrote down a lesson of the fortnight before a plan, which is for a fortnight: it is taken to have gone well. */
  private isBegun(id: string, topic: string, at: number, since = at - 28 * DAY): boolean {
    const seen = this.ward.seen.get(id)?.get(topic);
    if (seen && seen.level !== 'never') return true;
    return this.unwritten(id, topic, at).some(({ startAt }) => startAt >= since);
  }

  private lessonsBefore(id: string, topic: string, at: number): number {
    return (
      this.unwritten(id, topic, at).length + (this.ward.seen.get(id)?.get(topic)?.lessons ?? 0)
    );
  }

  /** Lessons that are planned, or were given and never written down, before this moment. */
  private unwritten(id: string, topic: string, at: number): Lesson[] {
    return (this.ward.lessonsOf.get(id) ?? []).filter(
      (lesson) => lesson.topic === topic && lesson.startAt < at && lesson.state !== 'completed',
    );
  }
}
