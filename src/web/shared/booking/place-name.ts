import type { SessionView } from '../../../modules/sessions';

/** A venue, or at home with the way there where it is known, in the words of whoever reads it. */
export function placeName(
  { venueName, home = null }: Pick<SessionView, 'venueName'> & Partial<Pick<SessionView, 'home'>>,
  words: { atHome: string; atHomeIn: (home: string) => string },
): string {
  return venueName ?? (home === null ? words.atHome : words.atHomeIn(home));
}
