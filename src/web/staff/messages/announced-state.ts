import type { AnnouncedPerson } from '../../../modules/reminders';
import type { Texts } from '../../../texts';

/** How far their message is, or why none goes out to them. */
export function announcedState(t: Texts, { outcome, state }: AnnouncedPerson): string {
  const states = t.sessions.reminderStates;
  return outcome === 'told' && state ? (states[state] ?? state) : t.announcements.outcomes[outcome];
}
