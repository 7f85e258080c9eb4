import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** How many lessons ahead are about something that nobody in them needs or their ambassador does not teach, and where that is settled. */
export function UnfitTopics({ code, count }: { code: string; count: number }) {
  const { changes: c } = useView().t;
  if (count === 0) return null;
  return (
    <section class="panel">
      <p>{c.wardTopicsLead(count)}</p>
      <p>
        <a class="row-link" href={paths.ward.topicChanges(code)}>
          {c.wardTopics}
        </a>
      </p>
    </section>
  );
}
