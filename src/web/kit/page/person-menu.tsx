import { mayDo } from '../../../modules/access';
import { useView } from '../view/view';
import { paths } from '../paths/paths';

/** The few places of an ambassador; a mentee has one page and needs none. */
export function PersonMenu() {
  const { t, actor, url } = useView();
  const isMentorsPage = url.split(/[?/]/)[1] === paths.mentor.home().slice(1);
  if (!mayDo(actor, 'mentor-pages.use') || !isMentorsPage) return null;
  const path = url.split('?')[0];
  const places = [
    [paths.mentor.home(), t.mentor.myMentees],
    [paths.mentor.sessions(), t.mentor.mySessions],
    [paths.mentor.freeTimes(), t.mentor.myFreeTimes],
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
