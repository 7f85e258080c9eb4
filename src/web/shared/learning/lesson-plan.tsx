import type { Lesson } from '../../../modules/learning';
import { useView } from '../../kit/view/view';
import { LessonVideo } from './lesson-video';

/** A session for whoever leads it: what for, step by step with the minutes, the video, the learner's card. */
export function LessonPlan({ lesson, isOpen }: { lesson: Lesson; isOpen: boolean }) {
  const { t } = useView();
  const words = t.teaching;
  return (
    <details class="lesson" open={isOpen}>
      <summary>
        {words.lesson}: {lesson.name}
      </summary>
      {lesson.steps.length === 0 ? <p class="empty">{words.unwritten}</p> : null}
      {lesson.aim === '' ? null : <p class="lead">{lesson.aim}</p>}
      <LessonVideo lesson={lesson} />
      <ol>
        {lesson.steps.map(({ minutes, text }) => (
          <li key={text}>
            <strong>{words.minutes(minutes)}</strong> – {text}
          </li>
        ))}
      </ol>
      {lesson.card.length === 0 ? null : <h2>{words.card}</h2>}
      <ul>
        {lesson.card.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
