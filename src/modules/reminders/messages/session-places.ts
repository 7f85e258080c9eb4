import type { MessageSession } from './due-message';

/** One place of a session; rows of the same session follow one another or not. */
export type SessionPlace = Omit<MessageSession, 'menteeNames'> & { menteeName: string };

/** Sessions with the names of those who have a place in them, in the order in which they come. */
export function sessionsOfPlaces(places: readonly SessionPlace[]): MessageSession[] {
  const sessions = new Map<string, MessageSession>();
  for (const { menteeName, ...place } of places) {
    const session = sessions.get(place.sessionId) ?? { ...place, menteeNames: [] };
    session.menteeNames.push(menteeName);
    sessions.set(place.sessionId, session);
  }
  return [...sessions.values()];
}
