import type { Actor } from '../../../modules/access';

/** A mentor or mentee, as the addresses of their own pages name them. */
export function meOf({ id }: Pick<Actor, 'id'>): string {
  return id ?? '';
}
