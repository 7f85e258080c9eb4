import { displayPhone } from '../../../core/vietnamese/phones';
import type { Lesson } from '../../../modules/learning';
import { useView } from '../../kit/view/view';

interface TakeHomeCardProps {
  lesson: Lesson;
  /** It is the page: its name is the page's heading. */
  isPage?: boolean;
  /** With whom to call: the ward's number, and a line to write the ambassador's on. */
  paper?: { wardPhone: string | null };
}

/** A few short lines in large print, for the learner. */
export function TakeHomeCard({ lesson, isPage, paper }: TakeHomeCardProps) {
  const { t } = useView();
  return (
    <article class="take-home">
      {isPage ? <h1>{lesson.name}</h1> : <h2>{lesson.name}</h2>}
      <ul>
        {lesson.card.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {paper ? <p class="write-in">{t.teaching.callWhom}</p> : null}
      {paper?.wardPhone ? <p>{t.teaching.orWard(displayPhone(paper.wardPhone))}</p> : null}
    </article>
  );
}
