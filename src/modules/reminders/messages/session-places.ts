import { type Home, homeName } from '../../../core/people/home-name';
import type { MessageSession } from './due-message';

/** One place of a session; rows of the same session follow one another or not. */
export type SessionPlace = Omit<MessageSession, 'menteeNames' | 'home'> & {
  /** Null wherever nobody needs the way there: at a venue, and in what mentees are told. */
  home: Home | null;
  /** Null in a class, whose people are not named. */
  menteeName: string | null;
};

/** Sessions with the names of those who have a place in them, in the order in which they come. */
export function sessionsOfPlaces(places: readonly SessionPlace[]): MessageSession[] {
  const sessions = new Map<string, MessageSession>();
  for (const { menteeName, home, ...place } of places) {
    const session = sessions.get(place.sessionId) ?? { ...place, home: '', menteeNames: [] };
    // Those taught at one home live in it: whoever's address is known says where.
    if (home && (session.home === '' || home.address !== null)) session.home = homeName(home) ?? '';
    if (menteeName !== null) session.menteeNames.push(menteeName);
    sessions.set(place.sessionId, session);
  }
  return [...sessions.values()];
}
