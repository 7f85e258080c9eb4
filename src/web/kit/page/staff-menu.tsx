import { isOfStaff, may, mayDo, wardsOf } from '../../../modules/access';
import { PostButton } from '../forms/form';
import { type MenuEntry, paths, provinceMenu, serviceMenu, wardMenu } from '../paths/paths';
import { useView } from '../view/view';

/** The ward's menu, the further pages of the open entry, and the way out. */
export function StaffMenu() {
  const { t, ward, url, actor } = useView();
  if (!ward || !actor) return null;
  const isOpen = ({ act }: Pick<MenuEntry, 'act'>) => may(actor, act, { wardIds: [ward.id] });
  const path = url.split('?')[0] ?? '';
  const section = sectionOf(path);
  const isAccount = path.startsWith(paths.account());
  const entries = wardMenu.filter(isOpen);
  const current = entries.find((entry) => sectionsOf(entry).includes(section));
  const pages = current?.pages?.filter(isOpen) ?? [];
  const shown = pages.find(({ to }) => sectionOf(to.pattern) === section);
  return (
    <div class="staff-menu">
      <MenuSwitch on={isAccount ? t.menu.account : current?.name(t)} />
      <nav class="menu" aria-label={t.menu.label}>
        <ul>
          {entries.map((entry) => (
            <li key={entry.to.pattern}>
              <a
                href={entry.to(ward.code)}
                aria-current={entry === current ? (shown ? 'true' : 'page') : undefined}
              >
                {entry.name(t)}
              </a>
            </li>
          ))}
          <OtherWards />
          <li class="last">
            <a href={paths.account()} aria-current={isAccount ? 'page' : undefined}>
              {t.menu.account}
            </a>
          </li>
          <li>
            <PostButton action={paths.signOut()} kind="link">
              {t.menu.signOut}
            </PostButton>
          </li>
        </ul>
      </nav>
      {current && pages.length > 0 ? (
        <nav class="menu" aria-label={`${t.menu.label}: ${current.name(t)}`}>
          <ul>
            {pages.map((page) => (
              <li key={page.to.pattern}>
                <a href={page.to(ward.code)} aria-current={page === shown ? 'page' : undefined}>
                  {page.name(t)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

/** Outside of a ward: the service's pages, those of the province that is open, and the way out. */
export function ServiceMenu({ province }: { province?: string }) {
  const { t, url, actor } = useView();
  if (!actor || !isOfStaff(actor)) return null;
  const path = url.split('?')[0] ?? '';
  const entries = serviceMenu.filter(({ act }) => mayDo(actor, act));
  const code = province ?? actor.provinceCode ?? null;
  const pages = code === null ? [] : provinceMenu.filter(({ act }) => mayDo(actor, act));
  const current = entries.find(({ to }) => to() === path);
  const shown = pages.find(({ to }) => to(code ?? '') === path);
  return (
    <div class="staff-menu">
      <MenuSwitch on={(shown ?? current)?.name(t)} />
      <nav class="menu" aria-label={t.menu.label}>
        <ul>
          {entries.map(({ to, name }) => (
            <li key={to.pattern}>
              <a href={to()} aria-current={to() === path ? 'page' : undefined}>
                {name(t)}
              </a>
            </li>
          ))}
          <li class="last">
            <PostButton action={paths.signOut()} kind="link">
              {t.menu.signOut}
            </PostButton>
          </li>
        </ul>
      </nav>
      {code === null || pages.length === 0 ? null : (
        <nav class="menu" aria-label={`${t.menu.label}: ${t.roles.provinceOf(code)}`}>
          <ul>
            {pages.map(({ to, name }) => (
              <li key={to.pattern}>
                <a href={to(code)} aria-current={to(code) === path ? 'page' : undefined}>
                  {name(t)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

/** The way to the other wards of whoever has several, and out of a ward that a coordinator looks into. */
function OtherWards() {
  const { t, actor } = useView();
  if (!actor) return null;
  const wards = wardsOf(actor, 'wards.choose');
  const name = actor.provinceCode ? t.roles.toProvince : t.roles.otherWards;
  if (!actor.provinceCode && wards !== 'all' && wards.length < 2) return null;
  return (
    <li>
      <a href={paths.wards()}>{name}</a>
    </li>
  );
}

/** On a narrow screen the menu is one line until this is pressed; a checkbox, for no `<details>` stands open where there is room. */
function MenuSwitch({ on }: { on: string | undefined }) {
  const { label } = useView().t.menu;
  return (
    <>
      <input id="menu-switch" class="menu-switch" type="checkbox" autocomplete="off" />
      <label class="menu-label no-print" for="menu-switch">
        {on ? `${label}: ${on}` : label}
      </label>
    </>
  );
}

function sectionsOf({ to, pages = [], holds = [] }: MenuEntry): (string | undefined)[] {
  return [to, ...pages.map((page) => page.to), ...holds].map(({ pattern }) => sectionOf(pattern));
}

/** What follows the ward in an address or a route: "proposals" of /wards/14464/proposals/7; nothing where no ward is named. */
function sectionOf(address: string): string | undefined {
  const [, wards, , section = ''] = address.split('/');
  return wards === 'wards' ? section : undefined;
}
