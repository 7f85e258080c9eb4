import type { Page } from '../../../platform/http/paging';

/**
 * One page of a list that the database pages; `asked` is what stands in the address. Gives the nearest
 * page there is, whatever was asked for.
 */
export async function askedPage<T>(
  asked: string | undefined,
  read: (page: number) => Promise<Page<T>>,
): Promise<Page<T>> {
  const wanted = Number(asked);
  const page = await read(Number.isSafeInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : 1);
  if (page.items.length > 0 || page.page === 1) return page;
  return read(Math.max(1, Math.ceil(page.total / page.pageSize)));
}

/** No list has so many pages, and no database counts its rows in vain. */
const most = 100_000;
