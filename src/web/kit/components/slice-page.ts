import type { Page } from '../../../platform/http/paging';

/** One page of a list that is in memory already; `asked` is what stands in the address. */
export function slicePage<T>(items: T[], asked: string | undefined, pageSize: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const wanted = Number(asked);
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1;
  const from = (page - 1) * pageSize;
  return { items: items.slice(from, from + pageSize), page, pageSize, total: items.length };
}
