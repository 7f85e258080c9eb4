import type { Curriculum } from './curriculum';
import { isBegun, type SkillLevel } from './skill-level';

/** How far somebody is with one topic. */
export interface TopicProgress {
  /** As it was seen last; absent when nobody has looked yet. */
  level?: SkillLevel;
  /** Lessons they came to, and in a plan those that it gives them. */
  lessons: number;
}

/** By topic code; absent is a topic that was never taught. */
export type Progress = ReadonlyMap<string, TopicProgress>;

/** Alone, or with help after as many lessons as the topic is given: nothing more is planned of it. */
export function isReached(
  curriculum: Curriculum,
  code: string,
  progress: TopicProgress | undefined,
): boolean {
  if (progress?.level === 'alone') return true;
  return progress?.level === 'with-help' && progress.lessons >= curriculum.lessonsOf(code);
}

/** What somebody still has to learn, in the order of their needs. */
export function remainingNeeds(
  curriculum: Curriculum,
  needs: readonly string[],
  progress: Progress,
): string[] {
  return needs.filter((code) => !isReached(curriculum, code, progress.get(code)));
}

/**
 * What may be taught next of the needs, the best first: those whose prerequisites hold, new ones before
 * those that go with help, each in the order of the needs; among the latter those with fewer lessons
 * first. A prerequisite holds for whoever does not need it, or does it at least with help; one of which
 * nobody ever wrote down how it went holds after as many lessons as it is given, so that no course stands still.
 */
export function nextTopics(
  curriculum: Curriculum,
  needs: readonly string[],
  progress: Progress,
): string[] {
  const ready = remainingNeeds(curriculum, needs, progress).filter((code) =>
    prerequisitesHold(curriculum, code, needs, progress),
  );
  const weigh = (code: string) => {
    const { level, lessons = 0 } = progress.get(code) ?? {};
    return isBegun(level) || (level === undefined && lessons > 0) ? 1 + lessons : 0;
  };
  return ready.sort((a, b) => weigh(a) - weigh(b) || needs.indexOf(a) - needs.indexOf(b));
}

/**
 * The needs in the order in which somebody gets to them: what was reached, then each as it comes next once the
 * ones before it are done.
 */
export function courseOrder(
  curriculum: Curriculum,
  needs: readonly string[],
  progress: Progress,
): string[] {
  const order = needs.filter((code) => isReached(curriculum, code, progress.get(code)));
  const then = new Map(progress);
  while (order.length < needs.length) {
    const [next] = nextTopics(curriculum, needs, then);
    // Prerequisites in a circle are refused; whatever is left all the same is not lost.
    const code = next ?? needs.find((need) => !order.includes(need)) ?? '';
    order.push(code);
    then.set(code, { level: 'alone', lessons: 1 });
  }
  return order;
}

/**
 * As a lesson that has not been looked at yet is taken to go: at least with help from then on. Whoever could not do it
 * at all when they were seen last begins to count there: many lessons that brought nothing do not make a topic reached
 * that nobody has seen them do.
 */
export function afterLesson(before: TopicProgress | undefined): TopicProgress {
  const { level, lessons = 0 } = before ?? {};
  if (level === 'never') return { level: 'with-help', lessons: 1 };
  return { level: isBegun(level) ? level : 'with-help', lessons: lessons + 1 };
}

/** @see nextTopics */
export function prerequisitesHold(
  curriculum: Curriculum,
  code: string,
  needs: readonly string[],
  progress: Progress,
): boolean {
  return missingBefore(curriculum, code, needs, progress).length === 0;
}

/** The needs that have to come first, in their order; empty when the topic may be taught now. @see nextTopics */
export function missingBefore(
  curriculum: Curriculum,
  code: string,
  needs: readonly string[],
  progress: Progress,
): string[] {
  const before = curriculum.prerequisitesOf(code);
  return needs.filter((need) => {
    return before.has(need) && !letsOn(curriculum, need, progress.get(need));
  });
}

/** Whether what comes after the topic may be taught. @see nextTopics */
function letsOn(
  curriculum: Curriculum,
  code: string,
  progress: TopicProgress | undefined,
): boolean {
  const { level, lessons = 0 } = progress ?? {};
  return level === undefined ? lessons >= curriculum.lessonsOf(code) : isBegun(level);
}

/**
 * What a mentor who teaches these topics can still bring somebody to: each of them once what comes
 * before it is reached, by this mentor or already. Empty: this mentor's part of the course is over.
 */
export function teachableNeeds(
  curriculum: Curriculum,
  needs: readonly string[],
  progress: Progress,
  taught: readonly string[],
): string[] {
  const remaining = remainingNeeds(curriculum, needs, progress);
  const canTeach = new Set(taught);
  const isClosed = (code: string) =>
    !canTeach.has(code) && !letsOn(curriculum, code, progress.get(code));
  return remaining.filter((code) => {
    if (!canTeach.has(code)) return false;
    const before = curriculum.prerequisitesOf(code);
    return !needs.some((need) => before.has(need) && isClosed(need));
  });
}
