import { isTopic } from '../../../core/curriculum/added-topics';
import type { CourseOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';

type TopicState = CourseOverview['topics'][number];

interface TopicRowProps {
  course: CourseOverview;
  /** Where the card of a topic stands; absent where cards are not shown. */
  cardAt?: (topic: string) => string;
}

/** What was learned, what comes next and what is left, one after the other. */
export function TopicRow({ course, cardAt }: TopicRowProps) {
  const { t } = useView();
  if (course.topics.length === 0) return <p class="empty">{t.learning.noTopics}</p>;
  const rankOf = ({ isReached, isNext }: TopicState) => (isReached ? 0 : isNext ? 1 : 2);
  const ordered = course.topics.toSorted((one, other) => rankOf(one) - rankOf(other));
  return (
    <ol class="topic-row">
      {ordered.map((state) => (
        <li key={state.topic} class={['is-done', 'is-next', ''][rankOf(state)]}>
          <TopicStep state={state} cardAt={cardAt} />
        </li>
      ))}
    </ol>
  );
}

function TopicStep({ state, cardAt }: { state: TopicState } & Pick<TopicRowProps, 'cardAt'>) {
  const { t, language } = useView();
  const { topic, level, isReached, isNext } = state;
  const { learning: l } = t;
  const name = termName('topic', topic, language);
  const word = isReached
    ? l.done
    : isNext
      ? l.next
      : level === 'with-help'
        ? l.levels['with-help']
        : l.notYet;
  const inside = (
    <>
      <span class="state">{word}</span> <span>{name}</span>
    </>
  );
  if (!cardAt || !isTopic(topic)) return <span class="step">{inside}</span>;
  return (
    <a class="step" href={cardAt(topic)}>
      {inside}
    </a>
  );
}
