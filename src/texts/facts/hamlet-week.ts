import type { SpokenDialect } from '../../core/vietnamese/numbers-aloud';

/** A session that the hamlet may hear of: at a venue, nobody's name but the ambassador's. */
export interface AnnouncedSession {
  startAt: number;
  venueName: string;
  /** The topic's name in the language of the announcement. */
  topicName: string;
}

/** A week of a hamlet, to be read out. */
export interface HamletWeek {
  hamletName: string;
  sessions: readonly AnnouncedSession[];
  /** E.164; whom to call to join, or null. */
  phone: string | null;
  zone: string;
  dialect?: SpokenDialect;
}
