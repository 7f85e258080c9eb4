import type { SpokenDialect } from '../../core/vietnamese/numbers-aloud';

/** A session that the hamlet may hear of: at a venue, nobody's name but the ambassador's. */
export interface AnnouncedSession {
  startAt: number;
  venueName: string;
  /** The topic's name in the language of the announcement. */
  topicName: string;
}

/** A day without appointments at a venue of the hamlet, and how long people wait there. */
export interface AnnouncedWalkIn {
  startAt: number;
  endAt: number;
  venueName: string;
  topicNames: readonly string[];
  /** Who can be served in a half hour, and on the whole day. */
  seats: number;
  people: number;
  /** Of a day that runs: how it stands at that instant; null of one that is to come. */
  line: AnnouncedLine | null;
}

export interface AnnouncedLine {
  at: number;
  waiting: number;
  /** How long whoever comes at that instant waits; null where their turn may not come. */
  minutes: number | null;
}

/** Whoever waits longer than this wants to know when to come back, not how long to stand in line. */
export const mostMinutesInLine = 120;

/** A week of a hamlet, to be read out. */
export interface HamletWeek {
  hamletName: string;
  sessions: readonly AnnouncedSession[];
  walkIns?: readonly AnnouncedWalkIn[];
  /** E.164; whom to call to join, or null. */
  phone: string | null;
  zone: string;
  dialect?: SpokenDialect;
}
