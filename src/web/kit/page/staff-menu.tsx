import { type Act, may } from '../../../modules/access';
import { useView } from '../view/view';
import { PostButton } from '../forms/form';
import { paths } from '../paths/paths';

/** Pages that belong to another menu entry. */
const menuOf: Record<string, string> = {
  proposals: 'pairs',
  sessions: 'week',
  slips: 'mentees',
  paper: 'week',
  hamlets: 'week',
  places: 'imports',
  venues: 'settings',
  holidays: 'settings',
  curriculum: 'settings',
  cards: 'settings',
};

/** The ward's menu, and the way out. */
export function StaffMenu() {
  const { t, ward, url, actor } = useView();
  if (!ward || !actor) return null;
  const base = paths.ward.home(ward.code);
  const rooms: [path: string, name: string, act: Act][] = [
    [base, t.menu.home, 'wards.read'],
    [paths.ward.imports(ward.code), t.menu.lists, 'imports.read'],
    [paths.ward.mentees(ward.code), t.menu.mentees, 'people.read'],
    [paths.ward.mentors(ward.code), t.menu.mentors, 'people.read'],
    [paths.ward.pairs(ward.code), t.menu.pairs, 'pairs.read'],
    [paths.ward.week(ward.code), t.menu.week, 'sessions.list'],
    [paths.ward.walkIns(ward.code), t.menu.walkIns, 'walk-ins.plan'],
    [paths.ward.reminders(ward.code), t.menu.reminders, 'reminders.read'],
    [paths.ward.settings(ward.code), t.menu.settings, 'wards.read'],
  ];
  const open = rooms.filter(([, , act]) => may(actor, act, { wardIds: [ward.id] }));
  const path = url.split('?')[0]?.slice(base.length + 1) ?? '';
  const room = path.split('/')[0] ?? '';
  const current = path === '' ? base : [base, menuOf[room] ?? room].join('/');
  return (
    <nav class="menu" aria-label={t.menu.label}>
      <ul>
        {open.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
        <li class="last">
          <a href={paths.account()}>{t.menu.account}</a>
        </li>
        <li>
          <PostButton action={paths.signOut()} kind="link">
            {t.menu.signOut}
          </PostButton>
        </li>
      </ul>
    </nav>
  );
}
