import { useView } from '../view/view';
import { PostButton } from '../forms/form';

/** Pages that belong to another menu entry. */
const roomOf: Record<string, string> = {
  proposals: 'pairs',
  sessions: 'week',
  slips: 'mentees',
  paper: 'week',
  hamlets: 'week',
  places: 'imports',
  venues: 'settings',
  holidays: 'settings',
};

/** The ward's menu, and the way out. */
export function StaffMenu() {
  const { t, ward, url } = useView();
  if (!ward) return null;
  const base = `/wards/${ward.code}`;
  const rooms = [
    [base, t.menu.home],
    [`${base}/imports`, t.menu.lists],
    [`${base}/mentees`, t.menu.mentees],
    [`${base}/mentors`, t.menu.mentors],
    [`${base}/pairs`, t.menu.pairs],
    [`${base}/week`, t.menu.week],
    [`${base}/walk-ins`, t.menu.walkIns],
    [`${base}/reminders`, t.menu.reminders],
    [`${base}/settings`, t.menu.settings],
  ] as const;
  const path = url.split('?')[0]?.slice(base.length + 1) ?? '';
  const room = path.split('/')[0] ?? '';
  const current = path === '' ? base : `${base}/${roomOf[room] ?? room}`;
  return (
    <nav class="menu" aria-label={t.menu.label}>
      <ul>
        {rooms.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
        <li class="last">
          <a href="/account">{t.menu.account}</a>
        </li>
        <li>
          <PostButton action="/sign-out" kind="link">
            {t.menu.signOut}
          </PostButton>
        </li>
      </ul>
    </nav>
  );
}
