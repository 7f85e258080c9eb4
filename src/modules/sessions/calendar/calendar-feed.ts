import ical, {
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';
import { normaliseText } from '../../../core/vietnamese/text';

/** A session as a calendar shows it. Nothing here is a phone number: calendars wander to clouds. */
export interface CalendarSession {
  /** The session's own id: the event keeps it through every change. */
  id: string;
  /** Counts the changes; a calendar keeps the highest. */
  version: number;
  startAt: number;
  endAt: number;
  /** Epoch milliseconds of the last change. */
  updatedAt: number;
  isCancelled: boolean;
  /** "Buổi học: Cài đặt VNeID". */
  title: string;
  /** Hall, hamlet, or "Tại nhà". */
  place: string;
  latitude?: number;
  longitude?: number;
  /** Who comes, in words; left out of feeds that anyone at a venue may see. */
  description?: string;
  url?: string;
}

/** Who sends the calendar; invitations need an address that answers. */
export interface CalendarSender {
  name: string;
  email: string;
  /** Of the words; Vietnamese where it is left out. */
  language?: string;
}

/** How often a subscribed calendar should ask again, in seconds. */
const REFRESH_SECONDS = 3600;

/**
 * The feed an ambassador or a venue subscribes to, as the text of an .ics file. Times are UTC, so
 * that every calendar shows its own wall time without a table of zones. Cancelled sessions stay in
 * it with STATUS:CANCELLED, because calendars that cached an event drop it only when told to.
 */
export function calendarFeed(
  name: string,
  sessions: readonly CalendarSession[],
  sender: CalendarSender,
): string {
  const calendar = newCalendar(name, ICalCalendarMethod.PUBLISH, sender);
  calendar.ttl(REFRESH_SECONDS);
  for (const session of sessions) calendar.createEvent(eventOf(session, sender));
  return calendar.toString();
}

/**
 * One session as a file to open or to send: METHOD:PUBLISH adds or changes it, METHOD:CANCEL takes
 * it out again. The UID is the same in both and in the feeds; SEQUENCE grows with each change.
 */
export function calendarFile(session: CalendarSession, sender: CalendarSender): string {
  const method = session.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = newCalendar(session.title, method, sender);
  calendar.createEvent(eventOf(session, sender));
  return calendar.toString();
}

/** The event's UID. It holds no host name, so that moving the service doubles nothing. */
export function calendarUid(sessionId: string): string {
  return `${sessionId}@session.tung-ngo`;
}

function newCalendar(
  name: string,
  method: ICalCalendarMethod,
  { language = 'vi' }: CalendarSender,
): ICalCalendar {
  const words = language.toUpperCase();
  const prodId = { company: 'Từng Ngõ', product: 'tung-ngo', language: words };
  return ical({ name: normaliseText(name), method, prodId });
}

function eventOf(session: CalendarSession, sender: CalendarSender): ICalEventData {
  const { latitude, longitude } = session;
  const place = normaliseText(session.place);
  const hasPlace = latitude !== undefined && longitude !== undefined;
  return {
    id: calendarUid(session.id),
    sequence: session.version,
    start: new Date(session.startAt),
    end: new Date(session.endAt),
    stamp: new Date(session.updatedAt),
    lastModified: new Date(session.updatedAt),
    status: session.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: normaliseText(session.title),
    description: session.description === undefined ? null : inLines(session.description),
    location: hasPlace ? { title: place, geo: { lat: latitude, lon: longitude } } : place,
    url: session.url ?? null,
    organizer: { name: sender.name, email: sender.email },
  };
}

/** Several lines, each without what no calendar can carry: control characters end a line or the file. */
function inLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(normaliseText)
    .join('\n');
}
