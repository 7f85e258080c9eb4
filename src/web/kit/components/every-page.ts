import type { Page } from '../../../platform/http/paging';

/** So many rows are read at a time. */
const PAGE_SIZE = 1_000;

/** All rows of a list that the database pages, for a file; of a list that has no end, at most so many. */
export async function everyPage<T>(
  read: (query: { page: number; pageSize: number }) => Promise<Page<T>>,
  most = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await read({ page, pageSize: PAGE_SIZE });
    rows.push(...items);
    if (items.length === 0 || rows.length >= Math.min(total, most)) return rows.slice(0, most);
  }
}
