import type { CourseOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { Tag } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

type TopicState = CourseOverview['topics'][number];

/** What somebody wanted to learn: what they can do, what comes next, what is left. */
export function TopicList({ course }: { course: CourseOverview }) {
  const { t, language } = useView();
  if (course.topics.length === 0) return <p class="empty">{t.learning.noTopics}</p>;
  return (
    <ol class="topics">
      {course.topics.map((state) => (
        <li key={state.topic} class={state.isReached ? 'is-done' : undefined}>
          <span>{termName('topic', state.topic, language)}</span> <State state={state} />
        </li>
      ))}
    </ol>
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
