import type { Actor } from '../../../src/modules/access/policies/actor';
import { SessionsJobs } from '../../../src/modules/sessions/planning/sessions.jobs';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import type { Method } from '../pages/asking-api';
import { makeNewcomer } from '../../factories/people';
import { type Versioned, type Couple, type Learner, WardSteps, at } from './ward-steps';

const MINUTE = 60_000;

interface BookingRow extends Versioned {
  state: string;
}
interface SessionRow extends Versioned {
  startAt: number;
  bookings: BookingRow[];
}
interface Seat {
  booking: BookingRow;
}
type Request = [method: Method, path: string, body?: object];

/** What people do with lessons: seats, sessions, classes, walk-in days, and what changes after planning. */
export class WardLessons extends WardSteps {
  /** Both are free whenever the ward holds sessions, and away on one day each. */
  async changeTimes({ mentor, mentee }: Couple): Promise<void> {
    for (const [people, actor, date] of [
      ['mentors', mentor, '2026-12-09'],
      ['mentees', mentee, '2026-12-10'],
    ] as const) {
      const path = `${people}/${actor.id}/availability`;
      const { version } = await this.ask<Versioned>('GET', path);
      const away = { date, kind: 'busy', startMinute: 0, endMinute: 1440 };
      const windows = defaultWardSettings.workingWindows;
      await this.ask('PUT', path, { version, windows, exceptions: [away] });
    }
  }

  /** The mentee holds, confirms, moves, books and cancels, and lets a seat go by. */
  async bookAndMove({ mentee }: Couple): Promise<string> {
    const own = <T>(...request: Request) => this.as(mentee, () => this.ask<T>(...request));
    const wish = () => this.lastFreeTime(mentee);
    const held = await own<Seat>('POST', 'holds', await wish());
    const { id } = held.booking;
    const confirmed = await own<Seat>('POST', `bookings/${id}/confirmation`);
    const { version } = confirmed.booking;
    await own('PATCH', `bookings/${id}`, { version, startAt: (await wish()).startAt });

    const asked = { ...(await wish()), because: 'gọi điện' };
    const second = await this.ask<Seat>('POST', 'bookings', asked);
    await this.keepSeat(mentee);
    this.clock.at += 6 * MINUTE;
    await this.pages.app.get(SessionsJobs).releaseHolds();
    const cancellation = { version: second.booking.version, reason: 'bận việc' };
    await this.ask('POST', `bookings/${second.booking.id}/cancellation`, cancellation);
    return id;
  }

  async keepSeat(mentee: Actor): Promise<string> {
    const { booking } = await this.as(mentee, async () =>
      this.ask<Seat>('POST', 'holds', await this.lastFreeTime(mentee)),
    );
    return booking.id;
  }

  /** One session is opened with a line before it, given to another, called off and restored. */
  async openSessions({ mentor }: Couple): Promise<string> {
    const mates = (await this.pairs()).filter(({ mentorId }) => mentorId === mentor.id);
    const [first, second] = await Promise.all(
      mates.slice(0, 2).map(({ menteeId }) => this.ask<Learner>('GET', `mentees/${menteeId}`)),
    );
    const topic = 'vneid';
    for (const { id, version } of [first, second]) {
      await this.ask('PATCH', `mentees/${id}`, { version, topics: [topic] });
    }
    const teacher = await this.ask<Versioned>('GET', `mentors/${mentor.id}`);
    await this.ask('PATCH', `mentors/${mentor.id}`, { version: teacher.version, topics: [topic] });
    const [venue] = await this.ask<Versioned[]>('GET', `wards/${this.ward.id}/venues`);
    const startAt = at('2026-12-15', 19);
    const opened = await this.ask<Versioned>('POST', 'sessions', {
      mentorId: mentor.id,
      startAt,
      topic,
      venueId: venue.id,
      seats: 1,
      agreed: true,
    });
    const sessionId = opened.id;
    await this.ask('POST', 'bookings', { menteeId: first.id, sessionId, agreed: true });
    await this.ask('POST', `sessions/${sessionId}/waiting`, { menteeId: second.id });
    const change = async (method: Method, act: string, body: object = {}): Promise<void> => {
      const { version } = await this.ask<Versioned>('GET', `sessions/${sessionId}`);
      await this.ask(method, `sessions/${sessionId}/${act}`, { version, ...body });
    };
    await change('POST', 'confirmation');
    await change('PUT', 'seats', { seats: 2 });
    await change('POST', 'cancellation', { reason: 'mưa bão' });
    await change('POST', 'restoration');
    return sessionId;
  }

  /** One class is called off; people are invited to another, say yes and no, and are written down. */
  async holdClass(
    { mentor, mentee }: Couple,
    venueId: string,
  ): Promise<{ groupClass: string; invitation: string }> {
    const path = `wards/${this.ward.id}/classes`;
    const plan = {
      topic: 'vneid',
      audienceKind: 'ward',
      venueId,
      seats: 6,
      mentorIds: [mentor.id],
      agreed: true,
    };
    const off = await this.ask<Versioned>('POST', path, { ...plan, startAt: at('2026-12-19', 9) });
    const later = { venueId, startAt: at('2026-12-19', 10), seats: 8, mentorIds: [mentor.id] };
    await this.ask('PUT', `classes/${off.id}`, { ...later, agreed: true, version: off.version });
    const { version } = await this.ask<Versioned>('GET', `classes/${off.id}`);
    await this.ask('POST', `classes/${off.id}/cancellation`, { version, reason: 'mưa bão' });
    const startAt = at('2026-12-19', 9);
    const { id } = await this.ask<Versioned>('POST', path, { ...plan, startAt });
    await this.ask('POST', `classes/${id}/invitations`);
    await this.ask('POST', `classes/${id}/seats`, { menteeId: mentee.id });
    const { people } = await this.ask<{ people: { bookingId: string; state: string }[] }>(
      'GET',
      `classes/${id}`,
    );
    const invited = people.find(({ state }) => state === 'invited');
    if (invited)
      await this.ask('POST', `bookings/${invited.bookingId}/cancellation`, { version: 1 });
    return { groupClass: id, invitation: people[0].bookingId };
  }

  /** A storm day: looked at, moved, taken back, and cancelled after all. */
  async changePlans({ mentor }: Couple): Promise<{ change: string; absence: string }> {
    const days = { from: '2026-12-02', to: '2026-12-02', reason: 'mưa bão' };
    const path = `wards/${this.ward.id}/days-off`;
    await this.ask('POST', `${path}-preview`, { ...days, act: 'move' });
    const { id } = await this.ask<{ id: string }>('POST', path, { ...days, act: 'move' });
    await this.ask('POST', `changes/${id}/taking-back`, {});
    const off = { ...days, act: 'cancel' };
    const made = await this.ask<{ id: string; items: { kind: string }[] }>('POST', path, off);
    await this.ask('POST', `changes/${made.id}/taking-back`, {});
    const away = { ...days, act: 'hand-over', reason: 'ốm' };
    const spells = `mentors/${mentor.id}/spells`;
    await this.ask('POST', `${spells}-preview`, away);
    const spell = await this.ask<{ id: string }>('POST', spells, away);
    await this.ask('POST', `changes/${spell.id}/taking-back`, {});
    await this.changeLesson(mentor);
    return { change: made.id, absence: spell.id };
  }

  /** One lesson is to be at another time: looked at, changed, and taken back. */
  private async changeLesson({ id: mentorId }: Actor): Promise<void> {
    const ahead = await this.ask<(Versioned & { classId: string | null; startAt: number })[]>(
      'GET',
      `mentors/${mentorId}/sessions`,
    );
    const lesson = ahead.find(({ classId }) => classId === null);
    if (!lesson) return;
    const path = `sessions/${lesson.id}/changes`;
    const startAt = at('2026-12-17', 20, 30);
    const body = { version: lesson.version, startAt, reason: 'bận', agreed: true, overLimit: true };
    await this.ask('POST', `${path}-preview`, body);
    const { id } = await this.ask<{ id: string }>('POST', path, body);
    await this.ask('POST', `changes/${id}/taking-back`, {});
  }

  /** People come without an appointment, are called, served, gone and back. */
  async walkIn({ mentor }: Couple, venueId: string): Promise<{ walkIn: string; ticket: string }> {
    const mates = await this.pairs();
    const others = mates.filter(({ mentorId }) => mentorId !== mentor.id);
    const mentorIds = [mentor.id, others[0].mentorId];
    const plan = {
      date: '2026-11-29',
      startMinute: 14 * 60,
      endMinute: 17 * 60,
      venueId,
      mentorIds,
      topics: ['vneid'],
      seats: 2,
      outsideHours: true,
    };
    for (const mentorId of mentorIds) {
      const { version, topics } = await this.ask<Learner>('GET', `mentors/${mentorId}`);
      const more = { version, topics: [...new Set([...topics, 'vneid'])] };
      await this.ask('PATCH', `mentors/${mentorId}`, more);
    }
    const path = `wards/${this.ward.id}/walk-in-days`;
    const day = await this.ask<Versioned>('POST', path, plan);
    await this.ask('PUT', `walk-in-days/${day.id}`, { ...plan, version: 1 });
    await this.ask('POST', `walk-in-days/${day.id}/cancellation`, { version: 2, reason: 'mưa' });
    await this.ask('POST', `walk-in-days/${day.id}/reopening`, { version: 3 });

    this.clock.at = at('2026-11-29', 14, 5);
    const tickets: Versioned[] = [];
    for (const { menteeId } of mates.slice(5, 8)) {
      const arrival = { menteeId, topic: 'vneid' };
      tickets.push(await this.ask('POST', `walk-in-days/${day.id}/tickets`, arrival));
    }
    const hamlets = await this.ask<Versioned[]>('GET', `wards/${this.ward.id}/hamlets`);
    await this.ask('POST', `walk-in-days/${day.id}/tickets`, {
      person: makeNewcomer({ hamletId: hamlets[0].id, fullName: 'Lý Thị Mây', birthYear: 1950 }),
      consent: { isGiven: true, way: 'signed', proof: 'Phiếu số 12' },
    });
    const gone = tickets[2];
    await this.ask('POST', `walk-in-tickets/${gone.id}/departure`, { version: 1, because: 'left' });
    await this.ask('POST', `walk-in-tickets/${gone.id}/return`, { version: 2 });
    const called = await this.ask<Versioned>('POST', `walk-in-days/${day.id}/calls`, {});
    await this.ask('POST', `walk-in-tickets/${called.id}/completion`, { version: called.version });
    const missing = await this.ask<Versioned>('POST', `walk-in-days/${day.id}/calls`, {});
    const absent = { version: missing.version, because: 'absent' };
    await this.ask('POST', `walk-in-tickets/${missing.id}/departure`, absent);
    return { walkIn: day.id, ticket: called.id };
  }

  /** The ambassador writes down who came to what has been. */
  async meet({ mentor, mentee }: Couple): Promise<string> {
    const path = `mentors/${mentor.id}/sessions?fromAt=0`;
    const sessions = await this.ask<SessionRow[]>('GET', path);
    const past = sessions.filter(({ startAt }) => startAt < this.clock.at);
    for (const { id, version, bookings } of past) {
      const marks = bookings
        .filter(({ state }) => state === 'booked')
        .map(({ id: bookingId }) => ({ bookingId, state: 'attended' }));
      await this.as(mentor, () => this.ask('PUT', `sessions/${id}/attendance`, { version, marks }));
    }
    const learner = `mentees/${mentee.id}`;
    const { topics } = await this.ask<{ topics: string[] }>('GET', learner);
    const note = { note: 'Học chậm lại, mỗi buổi một việc.' };
    await this.as(mentor, () => this.ask('POST', `${learner}/skills/${topics[0]}/notes`, note));
    return past[0].id;
  }

  private async lastFreeTime({ id }: Actor): Promise<{ menteeId: string; startAt: number }> {
    const path = `mentees/${id}/free-times?days=21&limit=200`;
    const times = await this.ask<{ startAt: number }[]>('GET', path);
    return { menteeId: id ?? '', startAt: times.at(-1)?.startAt ?? 0 };
  }
}
