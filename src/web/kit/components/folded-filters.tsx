import type { ComponentChildren } from 'preact';
import { useView } from '../view/view';

/**
 * What a list can be filtered by, folded away at any width: the list comes first. Its name says how much of it is set;
 * nothing of that is lost while it is folded, for all of it goes with the search.
 */
export function FoldedFilters({
  name,
  set,
  children,
}: {
  name: string;
  /** What is asked for; undefined where nothing is. */
  set: readonly (string | undefined)[];
  children: ComponentChildren;
}) {
  const { t } = useView();
  const count = set.filter(Boolean).length;
  return (
    <details class="all-filters">
      <summary>{count > 0 ? t.table.filtersSet(name, count) : name}</summary>
      {children}
    </details>
  );
}
