import { builtInTopics } from './built-in';
import type { CourseTopic } from './curriculum';

/** What somebody changed of a topic; null leaves it as the service comes with it. */
export interface TopicChange {
  topic: string;
  /** Lower ones come first: the built-in topics have 10, 20, 30 … */
  rank: number | null;
  /** @see CourseTopic.after */
  comesAfter: readonly string[] | null;
  lessons: number | null;
}

const rankStep = 10;

/** A topic in its place, with the number by which it is ordered. */
export interface RankedTopic extends CourseTopic {
  rank: number;
}

/** The built-in topics with these changes, in their order; changes of other codes say nothing. */
export function changedTopics(changes: readonly TopicChange[]): RankedTopic[] {
  const changeOf = new Map(changes.map((change) => [change.topic, change]));
  const topics = builtInTopics.map(({ code, after, lessons }, index) => {
    const change = changeOf.get(code);
    return {
      code,
      rank: change?.rank ?? (index + 1) * rankStep,
      after: change?.comesAfter ?? after,
      lessons: change?.lessons ?? lessons,
    };
  });
  return inOrder(topics);
}

/** Those with the same number stay as they stand. */
export function inOrder<Topic extends { rank: number }>(topics: readonly Topic[]): Topic[] {
  return topics.toSorted((one, other) => one.rank - other.rank);
}
