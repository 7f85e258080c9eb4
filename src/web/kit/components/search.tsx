import type { ComponentChildren } from 'preact';
import { useView } from '../view/view';

/** A search box for lists of other pages: each button looks in one of them. */
export function SearchIn({
  label,
  lists,
}: {
  label: string;
  lists: readonly { href: string; name: string }[];
}) {
  const [first] = lists;
  return (
    <form method="get" action={first?.href} class="search" role="search">
      <label for="q">{label}</label>
      <input id="q" name="q" type="search" />
      {lists.map(({ href, name }) => (
        <button key={href} type="submit" class="button secondary" formaction={href}>
          {name}
        </button>
      ))}
    </form>
  );
}

/** A search box above a list; it asks the same page again. */
export function Search({
  label,
  value,
  children,
}: {
  label: string;
  value: string | undefined;
  children?: ComponentChildren;
}) {
  const { t, url } = useView();
  return (
    <form method="get" action={url.split('?')[0]} class="search" role="search">
      <label for="q">{label}</label>
      <input id="q" name="q" type="search" value={value ?? ''} />
      <button type="submit" class="button secondary">
        {t.table.search}
      </button>
      {children}
    </form>
  );
}
