import type { Lesson } from '../../../modules/learning';
import { useView } from '../../kit/view/view';

interface TakeHomeCardProps {
  lesson: Lesson;
  /** It is the page: its name is the page's heading. */
  isPage?: boolean;
  /** With a line to write a phone number on. */
  isForPaper?: boolean;
}

/** A few short lines in large print, for the learner. */
export function TakeHomeCard({ lesson, isPage, isForPaper }: TakeHomeCardProps) {
  const { t } = useView();
  return (
    <article class="take-home">
      {isPage ? <h1>{lesson.name}</h1> : <h2>{lesson.name}</h2>}
      <ul>
        {lesson.card.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isForPaper ? <p class="write-in">{t.teaching.callWhom}</p> : null}
    </article>
  );
}
