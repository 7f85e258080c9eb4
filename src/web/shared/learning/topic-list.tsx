import { isTopic } from '../../../core/curriculum/added-topics';
import type { CourseOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { Tag } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

type TopicState = CourseOverview['topics'][number];

interface TopicListProps {
  course: CourseOverview;
  /** Where the card of a topic stands; absent where cards are not shown. */
  cardAt?: (topic: string) => string;
}

/** What somebody wanted to learn: what they can do, what comes next, what is left. */
export function TopicList({ course, cardAt }: TopicListProps) {
  const { t } = useView();
  if (course.topics.length === 0) return <p class="empty">{t.learning.noTopics}</p>;
  return (
    <ol class="topics">
      {course.topics.map((state) => (
        <li key={state.topic} class={state.isReached ? 'is-done' : undefined}>
          <TopicName topic={state.topic} cardAt={cardAt} /> <State state={state} />
        </li>
      ))}
    </ol>
  );
}

function TopicName({ topic, cardAt }: { topic: string } & Pick<TopicListProps, 'cardAt'>) {
  const { t, language } = useView();
  const name = termName('topic', topic, language);
  if (!cardAt || !isTopic(topic)) return <span>{name}</span>;
  return (
    <a class="row-link" href={cardAt(topic)} aria-label={t.teaching.seeCard(name)}>
      {name}
    </a>
  );
}

function State({ state: { level, isReached, isNext } }: { state: TopicState }) {
  const { t } = useView();
  const { levels, next, notYet } = t.learning;
  const isBegun = level === 'alone' || level === 'with-help';
  return (
    <>
      {isBegun ? <Tag kind={isReached ? 'good' : 'plain'}>{levels[level]}</Tag> : null}{' '}
      {isNext ? <Tag kind="wait">{next}</Tag> : null}
      {isBegun || isNext ? null : <span class="muted">{notYet}</span>}
    </>
  );
}
