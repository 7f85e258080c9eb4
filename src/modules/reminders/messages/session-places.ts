import type { MessageSession } from './due-message';

/** One place of a session; rows of the same session follow one another or not. */
export type SessionPlace = Omit<MessageSession, 'menteeNames'> & {
  /** Null in a class, whose people are not named. */
  menteeName: string | null;
};

/** Sessions with the names of those who have a place in them, in the order in which they come. */
export function sessionsOfPlaces(places: readonly SessionPlace[]): MessageSession[] {
  const sessions = new Map<string, MessageSession>();
  for (const { menteeName, ...place } of places) {
    const session = sessions.get(place.sessionId) ?? { ...place, menteeNames: [] };
    if (menteeName !== null) session.menteeNames.push(menteeName);
    sessions.set(place.sessionId, session);
  }
  return [...sessions.values()];
}
