import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { WardCounts } from './ward-counts';

/** What waits for somebody of the ward, each with the way to it; nothing where nothing waits. */
export function TodoSection({ code, counts }: { code: string; counts: WardCounts }) {
  const { t } = useView();
  const w = t.ward;
  const { unrecorded, places, unpaired } = counts;
  const todos = [
    ...(unrecorded > 0 ? [[w.todoUnrecorded(unrecorded), paths.ward.unrecorded(code)]] : []),
    ...(places > 0 ? [[w.todoPlaces(places, unpaired), paths.ward.pairs(code)]] : []),
  ];
  if (todos.length === 0) return null;
  return (
    <section>
      <h2>{w.todo}</h2>
      <ul>
        {todos.map(([name, href]) => (
          <li key={href}>
            <a class="row-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
