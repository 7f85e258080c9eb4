import type { LeftShort } from '../../../modules/matching';
import { useView } from '../../kit/view/view';

/** Ambassadors whom a change leaves with too few mentees, so that somebody thinks of them before it is made. */
export function LeftShortNote({ mentors }: { mentors: readonly LeftShort[] }) {
  const { changes: c } = useView().t;
  if (mentors.length === 0) return null;
  return (
    <section class="panel">
      <h2>{c.leftShort}</h2>
      <ul>
        {mentors.map(({ mentorId, fullName, mentees, least }) => (
          <li key={mentorId}>{c.leftShortOf(fullName, mentees, least)}</li>
        ))}
      </ul>
    </section>
  );
}
