import { mayDo } from '../../../modules/access';
import { useMe, useView } from '../view/view';
import { paths } from '../paths/paths';

/** The few places of an ambassador; a mentee has one page and needs none. */
export function PersonMenu() {
  const { t, actor, url } = useView();
  const me = useMe();
  const path = url.split('?')[0] ?? '';
  const home = paths.mentor.home(me);
  const isMentorsPage = path === home || path.startsWith(`${home}/`);
  if (!mayDo(actor, 'mentor-pages.use') || !isMentorsPage) return null;
  const places = [
    [home, t.mentor.myMentees],
    [paths.mentor.sessions(me), t.mentor.mySessions],
    [paths.mentor.freeTimes(me), t.mentor.myFreeTimes],
  ] as const;
  return (
    <nav class="menu" aria-label={t.menu.label}>
      <ul>
        {places.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={path === href ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
