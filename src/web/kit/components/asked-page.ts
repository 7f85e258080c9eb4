import type { Page } from '../../../platform/http/paging';

/** One page of a list that the database pages: the nearest there is to the one that was asked for. */
export async function askedPage<T>(
  asked: number,
  read: (page: number) => Promise<Page<T>>,
): Promise<Page<T>> {
  const page = await read(asked);
  if (page.items.length > 0 || page.page === 1) return page;
  return read(Math.max(1, Math.ceil(page.total / page.pageSize)));
}
