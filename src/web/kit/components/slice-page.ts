import type { Page } from '../../../platform/http/paging';

/** One page of a list that is in memory already; `asked` is what stands in the address. */
export function slicePage<T>(items: T[], asked: number, pageSize: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(asked, pages);
  const from = (page - 1) * pageSize;
  return { items: items.slice(from, from + pageSize), page, pageSize, total: items.length };
}
