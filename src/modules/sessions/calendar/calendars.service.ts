import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { type Actor, scopeOf } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { defaultLanguage, isLanguage, type Language, termName, textsIn } from '../../../texts';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Venue } from '../../wards';
import { calendarFeed, calendarFile, CalendarSender, CalendarSession } from './calendar-feed';
import { Session } from '../entities/session.entity';
import { SessionQueries } from '../views/session-queries';
import { viewsOf } from '../views/session-views';
import type { SessionView } from '../views/sessions.views';
import { select } from '../../../platform/database/select';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { languageOf, Mentee, Mentor } from '../../people';
import { Booking } from '../entities/booking.entity';
import { DAY_MS } from '../../../core/time/durations';

/** Calendars keep what happened this long before now. */
const PAST_MS = 30 * DAY_MS;

/** Sessions as calendars subscribe to them; called-off ones stay in, marked as such. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly queries: SessionQueries,
  ) {}

  /**
   * The feed of a mentor's sessions or of a mentee's bookings, as .ics text; in the language asked for, else in that in which
   * they are written to.
   */
  async ofPerson(actor: Actor, asked?: string): Promise<string> {
    const language = await this.languageFor(actor, asked);
    const words = textsIn(language).calendar;
    const scope = scopeOf(actor, 'sessions.read');
    if (scope === 'self') {
      return this.feed(words.mine, await this.bookings(actor, language), language);
    }
    if (scope !== 'charge' || actor.id === null) throw notFound('calendar');
    const views = await this.views({ mentorId: actor.id });
    const sessions = views.map((view) => {
      return { ...eventOf(view, language), description: namesIn(view, language) };
    });
    return this.feed(words.ofMentor, sessions, language);
  }

  /** What takes place in a venue, without anybody's name. */
  async ofVenue(venueId: string, asked?: string): Promise<string> {
    const venue = await this.unitOfWork.read.findOneBy(Venue, { id: venueId });
    if (!venue) throw notFound('venue');
    const language = isLanguage(asked) ? asked : defaultLanguage;
    const views = await this.views({ venueId });
    const sessions = views.map((view) => eventOf(view, language));
    return this.feed(venue.name, sessions, language);
  }

  /** One session as a file to open; it takes the event out again once the session is off. */
  async ofSession(actor: Actor, id: string, asked?: string): Promise<string> {
    const language = await this.languageFor(actor, asked);
    const sender = this.sender(language);
    if (scopeOf(actor, 'sessions.read') === 'self') {
      const bookings = await this.bookings(actor, language);
      const booking = bookings.find(({ sessionId }) => sessionId === id);
      if (!booking) throw notFound('session');
      return calendarFile(booking, sender);
    }
    return calendarFile(eventOf(await this.queries.one(actor, id), language), sender);
  }

  /** Calendar programs that subscribe ask for none. */
  private async languageFor({ kind, id }: Actor, asked?: string): Promise<Language> {
    if (isLanguage(asked)) return asked;
    const { read } = this.unitOfWork;
    const person =
      kind === 'mentor' && id !== null
        ? await read.findOneBy(Mentor, { id })
        : kind === 'mentee' && id !== null
          ? await read.findOneBy(Mentee, { id })
          : null;
    return person ? languageOf(person) : defaultLanguage;
  }

  private feed(name: string, sessions: readonly CalendarSession[], language: Language): string {
    return calendarFeed(name, sessions, this.sender(language));
  }

  private sender(language: Language): CalendarSender {
    return { name: 'Từng Ngõ', email: this.env.MAIL_FROM, language };
  }

  private async views(whose: { mentorId: string } | { venueId: string }): Promise<SessionView[]> {
    const { read } = this.unitOfWork;
    const sessions = await read.find(Session, {
      where: { ...whose, startAt: MoreThan(this.clock.now() - PAST_MS) },
      order: { startAt: 'ASC', id: 'ASC' },
    });
    return viewsOf(read, sessions);
  }

  /** A mentee's event is the booking, which keeps its identity when it moves to another session. */
  private async bookings(
    actor: Actor,
    language: Language,
  ): Promise<(CalendarSession & { sessionId: string })[]> {
    const words = textsIn(language).calendar;
    const rows = await select(
      this.unitOfWork.read,
      bookingRow,
      `SELECT b.id AS id, b.session_id AS "sessionId", b.version AS version,
         b.start_at AS "startAt", b.end_at AS "endAt", b.state AS state, s.topic AS topic,
         b.updated_at AS "bookingAt", s.updated_at AS "sessionAt",
         v.name AS "venueName", t.full_name AS "mentorName"
       FROM booking b JOIN session s ON s.id = b.session_id
       JOIN mentor t ON t.id = s.mentor_id LEFT JOIN venue v ON v.id = s.venue_id
       WHERE b.mentee_id = $1 AND b.start_at > $2 AND b.state NOT IN ('invited', 'held', 'waiting')
         AND (s.class_id IS NULL OR b.state <> 'cancelled' OR s.state = 'cancelled')
       ORDER BY b.start_at, b.id`,
      [actor.id, this.clock.now() - PAST_MS],
    );
    return rows.map(({ state, topic, bookingAt, sessionAt, venueName, mentorName, ...row }) => ({
      ...row,
      updatedAt: Math.max(bookingAt, sessionAt),
      isCancelled: state === 'cancelled',
      title: titleOf(topic, language),
      place: venueName ?? words.atHome,
      description: words.mentor(mentorName),
    }));
  }
}

const bookingRow = {
  ...columns(Booking, 'id', 'sessionId', 'version', 'startAt', 'endAt', 'state'),
  topic: column(Session, 'topic'),
  bookingAt: column(Booking, 'updatedAt'),
  sessionAt: column(Session, 'updatedAt'),
  venueName: orNull(column(Venue, 'name')),
  mentorName: column(Mentor, 'fullName'),
};

function eventOf(session: SessionView, language: Language): CalendarSession {
  const { id, version, startAt, endAt, updatedAt } = session;
  const words = textsIn(language).calendar;
  return {
    id,
    version,
    startAt,
    endAt,
    updatedAt,
    isCancelled: session.state === 'cancelled',
    title: titleOf(session.topic, language),
    place:
      session.venueName ?? (session.home === null ? words.atHome : words.atHomeIn(session.home)),
  };
}

function titleOf(topic: string, language: Language): string {
  return textsIn(language).calendar.title(termName('topic', topic, language));
}

function namesIn({ bookings, classId }: SessionView, language: Language): string {
  const words = textsIn(language).calendar;
  // Sixty names are no note in a calendar, and the other ambassadors' sessions of the class have none.
  if (classId !== null) return words.groupClass;
  const names = bookings.filter(({ state }) => state !== 'waiting' && state !== 'held');
  return names.length === 0
    ? words.noMentees
    : names.map(({ menteeName }) => menteeName).join(', ');
}
