import { type FormBody, textOf } from '../../kit/forms/form-fields';

/** One of several things that a page shows, and the version of it: a hidden field `seen` holds them, parted by spaces. */
export const seenWord = (key: string, version: number): string => `${key}:${version}`;

/** The version of a thing as the page had it; 0 where it was not there. */
export function versionSeen(body: FormBody, key: string): number {
  const before = seenWord(key, 0).slice(0, -1);
  const seen = textOf(body, 'seen')
    .split(' ')
    .find((word) => word.startsWith(before));
  return Number(seen?.slice(before.length) ?? 0);
}
