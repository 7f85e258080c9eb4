import type { LessonStep } from '../../../core/curriculum/lesson';

/** What was written anew of a topic in one language; null is the more general text. */
export interface TopicWords {
  language: string;
  name: string | null;
  aim: string | null;
  steps: LessonStep[] | null;
  card: string[] | null;
}
