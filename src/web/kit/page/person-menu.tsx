import { useView } from '../view/view';

/** The few places of an ambassador; a mentee has one page and needs none. */
export function PersonMenu() {
  const { t, actor, url } = useView();
  const isMentorsPage =
    url === '/mentor' || url.startsWith('/mentor/') || url.startsWith('/mentor?');
  if (actor?.kind !== 'mentor' || !isMentorsPage) return null;
  const path = url.split('?')[0];
  const places = [
    ['/mentor', t.mentor.myMentees],
    ['/mentor/sessions', t.mentor.mySessions],
    ['/mentor/free-times', t.mentor.myFreeTimes],
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
