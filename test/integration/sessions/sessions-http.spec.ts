import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Module } from '@nestjs/common';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import ICAL from 'ical.js';
import { AccessModule } from '../../../src/modules/access/access.module';
import { Authentication } from '../../../src/modules/access/identity/authentication';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { CommonModule } from '../../../src/platform/common/common.module';
import { ProblemFilter } from '../../../src/platform/http/problem.filter';
import { createValidationPipe } from '../../../src/platform/http/validation';
import { ConfigModule } from '../../../src/platform/config/config.module';
import { parseEnv } from '../../../src/platform/config/env';
import { sortKeyOf } from '../../../src/core/vietnamese/sort-key';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { QueueModule } from '../../../src/platform/queue/queue.module';
import { HttpModule } from '../../../src/platform/http/http.module';
import { RemindersModule } from '../../../src/modules/reminders/reminders.module';
import { SessionsModule } from '../../../src/modules/sessions/sessions.module';
import { WeekPlanRuns } from '../../../src/modules/sessions/planning/week-plan-runs.service';
import { makeNewcomer } from '../../factories/people';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { readTwice } from '../../support/reading/read-calendar';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const evening = at('2026-11-25', 18);

/** The sessions' own routes; who asks is set by hand, the guard is the real one. */
describe.each(dialects)('sessions over HTTP on %s', (dialect) => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let base: string;
  let world: SessionWorld;
  let actor: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    @Module({
      providers: [{ provide: UnitOfWork, useValue: database.unitOfWork }],
      exports: [UnitOfWork],
    })
    class TestDatabaseModule {}

    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot(parseEnv({ SECRET: 'a secret for the tests, and long enough' })),
        CommonModule.withClock(new FakeClock(at(monday, 9))),
        HttpModule,
        { module: TestDatabaseModule, global: true },
        QueueModule.withoutQueue(),
        AccessModule,
        SessionsModule,
        RemindersModule,
      ],
    })
      .overrideProvider(Authentication)
      .useValue({
        actorsOf: () => Promise.resolve([actor]),
        personOfCalendar: () => Promise.resolve(actor),
      })
      .compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalPipes(createValidationPipe());
    app.useGlobalFilters(app.get(ProblemFilter));
    await app.listen(0, '127.0.0.1');
    base = `${await app.getUrl()}/api/v1`;
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
    actor = world.officer;
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object) => {
    const answer = await fetch(`${base}${url}`, {
      method,
      ...(payload && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('answers one of two hundred who want the last seat with 201, all others with 409', async () => {
    const { body: session } = await ask('POST', '/sessions', {
      mentorId: world.mentor.id,
      startAt: evening,
      topic: 'vneid',
      venueId: world.venue.id,
      seats: 1,
    });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        ask('POST', '/bookings', {
          menteeId: world.mentees[index % 8].id,
          sessionId: session.id,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(199);
  });

  it('takes a mentee from free times to a booking, a move and a cancellation', async () => {
    const [mentee] = world.mentees;
    actor = asMentee(mentee);
    const times = await ask('GET', `/mentees/${mentee.id}/free-times?days=7&limit=3`);
    expect(times).toMatchObject({ status: 200, body: { length: 3 } });
    const booked = await ask('POST', '/bookings', { menteeId: mentee.id, startAt: evening });
    expect(booked).toMatchObject({ status: 201, body: { booking: { state: 'booked' } } });
    const { id } = booked.body.booking as { id: string };
    const moved = await ask('PATCH', `/bookings/${id}`, {
      version: 1,
      startAt: evening + 1_800_000,
    });
    expect(moved).toMatchObject({ status: 200, body: { booking: { version: 2 } } });
    const stale = await ask('POST', `/bookings/${id}/cancellation`, { version: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version' } });
    const cancelled = await ask('POST', `/bookings/${id}/cancellation`, { version: 2 });
    expect(cancelled).toMatchObject({ status: 201, body: { state: 'cancelled' } });
    expect(await ask('GET', `/mentees/${mentee.id}/bookings`)).toMatchObject({
      body: { length: 0 },
    });
  });

  it('plans a ward and lists its week page by page', async () => {
    const plan = await ask('POST', `/wards/${world.ward.id}/week-plans`, {
      fromDate: monday,
      weeks: 1,
    });
    expect(plan).toMatchObject({ status: 202, body: { state: 'queued', progress: 0 } });
    const { id } = plan.body as { id: string };
    await app.get(WeekPlanRuns).execute(id);
    expect(await ask('GET', `/wards/${world.ward.id}/week-plan-runs/${id}`)).toMatchObject({
      status: 200,
      body: { state: 'proposed', progress: 100, bookingsAdded: 0, version: 3 },
    });
    const run = `/wards/${world.ward.id}/week-plan-runs/${id}`;
    expect(await ask('GET', `${run}/proposal`)).toMatchObject({
      status: 200,
      body: { served: 8, places: 8, unserved: 0, reasons: [] },
    });
    expect(await ask('GET', '/bookings?state=booked')).toMatchObject({ body: { total: 0 } });
    const published = await ask('POST', `${run}/publication`, { version: 3 });
    expect(published).toMatchObject({
      status: 200,
      body: { state: 'published', bookingsAdded: 8 },
    });
    expect(await ask('GET', `/wards/${world.ward.id}/week-plan-runs`)).toMatchObject({
      body: { total: 1, items: [{ id, state: 'published' }] },
    });
    const week = await ask('GET', '/sessions?pageSize=1&sort=-startAt');
    expect(week).toMatchObject({ status: 200, body: { pageSize: 1, items: { length: 1 } } });
    const bookings = await ask('GET', '/bookings?state=booked');
    expect(bookings).toMatchObject({ status: 200, body: { total: 8 } });
    expect(await ask('GET', `/wards/${world.ward.id}/week-plans`)).toMatchObject({
      body: { total: 1 },
    });
    expect((await ask('GET', `/wards/${world.ward.id}/silent-mentors`)).status).toBe(200);
  });

  it('gives a mentee a calendar whose event moves with the booking and goes when it is cancelled', async () => {
    const [mentee] = world.mentees;
    actor = asMentee(mentee);
    const { body } = await ask('POST', '/bookings', { menteeId: mentee.id, startAt: evening });
    const { id } = body.booking as { id: string };
    const event = async () => {
      const answer = await fetch(`${base}/calendars/link/sessions.ics`);
      expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      const [found] = new ICAL.Component(ICAL.parse(await answer.text()) as []).getAllSubcomponents(
        'vevent',
      );
      const text = (name: string) => String(found.getFirstPropertyValue(name));
      return {
        uid: text('uid'),
        start: text('dtstart'),
        status: text('status'),
        sequence: Number(text('sequence')),
      };
    };
    const first = await event();
    expect(first).toMatchObject({ start: '2026-11-25T11:00:00Z', status: 'CONFIRMED' });
    await ask('PATCH', `/bookings/${id}`, { version: 1, startAt: evening + 1_800_000 });
    const moved = await event();
    expect(moved).toMatchObject({ uid: first.uid, start: '2026-11-25T11:30:00Z' });
    expect(moved.sequence).toBeGreaterThan(first.sequence);
    await ask('POST', `/bookings/${id}/cancellation`, { version: 2 });
    expect(await event()).toMatchObject({ uid: first.uid, status: 'CANCELLED' });
    const hall = await fetch(`${base}/venues/${world.venue.id}/sessions.ics`);
    expect(await hall.text()).not.toContain(mentee.fullName);
  });

  it('gives an English reader the calendar in English, and the others in Vietnamese', async () => {
    const [mentee] = world.mentees;
    const inEnglish = (messageLanguage: string | null) =>
      database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: mentee.id }, { messageLanguage }),
      );
    actor = asMentee(mentee);
    const { body } = await ask('POST', '/bookings', { menteeId: mentee.id, startAt: evening });
    const { id } = body.session as { id: string };
    const read = async (path: string) => (await fetch(base + path)).text();
    expect(await read('/calendars/link/sessions.ics')).toContain('SUMMARY:Buổi học: Cài đặt VNeID');
    expect(await read('/calendars/link/sessions.ics?lang=en')).toContain('SUMMARY:Session: ');
    await inEnglish('en');
    const mine = await read('/calendars/link/sessions.ics');
    expect(mine).toContain('SUMMARY:Session: ');
    expect(mine).toContain('DESCRIPTION:Ambassador: ');
    expect(mine).not.toContain('Buổi học');
    expect(await read(`/sessions/${id}/session.ics`)).toContain('SUMMARY:Session: ');
    expect(await read('/calendars/link/sessions.ics?lang=vi')).toContain('SUMMARY:Buổi học: ');
    expect(await read(`/venues/${world.venue.id}/sessions.ics?lang=en`)).toContain('Session: ');
    // Of a language that we do not write.
    expect(await read('/calendars/link/sessions.ics?lang=fr')).toContain('SUMMARY:Session: ');
    await inEnglish(null);
  });

  it('names the field that does not fit', async () => {
    const answer = await ask('POST', '/bookings', { menteeId: world.mentees[0].id });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const availability = await ask('PUT', `/mentors/${world.mentor.id}/availability`, {
      version: 1,
      windows: [{ weekday: 8, startMinute: 0, endMinute: 30 }],
      exceptions: [],
    });
    expect(availability.status).toBe(400);
  });

  it('keeps one event through another ambassador, a cancellation and its undoing', async () => {
    const [mentee] = world.mentees;
    const other = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { fullName: 'Phạm Văn Khế', windows: alwaysFree }),
    );
    const asMentor = (id: string): Actor => ({ kind: 'mentor', id, wardId: world.ward.id });
    const eventsOf = async (whose: Actor) => {
      actor = whose;
      const answer = await fetch(`${base}/calendars/link/sessions.ics`);
      actor = world.officer;
      const { first, second } = readTwice(await answer.text());
      expect(second).toEqual(first);
      return first;
    };
    const booked = await ask('POST', '/bookings', { menteeId: mentee.id, startAt: evening });
    const { id } = booked.body.session as { id: string };
    const seen = [await eventsOf(asMentee(mentee))];
    const session = `/sessions/${id}`;
    await ask('POST', `${session}/changes`, { version: 1, mentorId: other.id, reason: 'Bận' });
    seen.push(await eventsOf(asMentee(mentee)));
    expect(seen[1][0].description).toBe('Đại sứ số: Phạm Văn Khế');
    expect(await eventsOf(asMentor(world.mentor.id))).toEqual([]);
    expect(await eventsOf(asMentor(other.id))).toMatchObject([{ sequence: 2 }]);
    await ask('POST', `${session}/cancellation`, { version: 2, reason: 'Bão số 9' });
    seen.push(await eventsOf(asMentee(mentee)));
    await ask('POST', `${session}/restoration`, { version: 3 });
    seen.push(await eventsOf(asMentee(mentee)));

    expect(seen.map((events) => events.map(({ status }) => status))).toEqual(
      ['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED'].map((status) => [status]),
    );
    expect(new Set(seen.map(([{ uid }]) => uid)).size).toBe(1);
    const sequences = seen.map(([{ sequence }]) => sequence);
    expect([...new Set(sequences)].sort((a, b) => a - b)).toEqual(sequences);

    const { id: bookingId } = booked.body.booking as { id: string };
    await ask('POST', `/bookings/${bookingId}/cancellation`, { version: sequences.at(-1) });
    await ask('POST', '/bookings', { menteeId: mentee.id, startAt: evening });
    const after = await eventsOf(asMentee(mentee));
    expect(after.map(({ status }) => String(status)).sort()).toEqual(['CANCELLED', 'CONFIRMED']);
    expect(after.find(({ uid }) => uid === seen[0][0].uid)).toMatchObject({ status: 'CANCELLED' });
  });

  it.each([
    ['mentees', 'fullName', 'languages', 'topics', 'windows', 'isPriority'],
    ['mentors', 'fullName', 'languages', 'topics', 'windows'],
  ])('takes no null for what everybody of the %s has', async (people, ...fields) => {
    const { id } = people === 'mentors' ? world.mentor : world.mentees[0];
    for (const field of fields) {
      const answer = await ask('PATCH', `/${people}/${id}`, { version: 1, [field]: null });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'invalid-input', detail: `Dữ liệu gửi lên chưa đúng ở: ${field}.` },
      });
    }
    // Whoever stops says why: it is no field of theirs.
    const stopped = await ask('PATCH', `/${people}/${id}`, { version: 1, isActive: null });
    expect(stopped).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const blank = await ask('PATCH', `/${people}/${id}`, { version: 1, fullName: '  ' });
    expect(blank).toMatchObject({ status: 422, body: { code: 'invalid-person' } });
    const none = { version: 1, phone: null, email: null, fullName: ' ĐỖ  THỊ ÁNH ' };
    expect(await ask('PATCH', `/${people}/${id}`, none)).toMatchObject({
      status: 200,
      body: { phone: null, fullName: 'Đỗ Thị Ánh', sortName: sortKeyOf('Đỗ Thị Ánh'), version: 2 },
    });
  });

  it('takes no null for a session: it would be any', async () => {
    const menteeId = world.mentees[0].id;
    const wishes = { sessionId: null, topic: null, agreed: null, because: null, byFamily: null };
    for (const [name, value] of Object.entries(wishes)) {
      const answer = await ask('POST', '/bookings', { menteeId, startAt: evening, [name]: value });
      expect([name, answer.status]).toEqual([name, 400]);
    }
  });

  it('takes somebody down at the counter once, and only with their consent', async () => {
    const name = { fullName: 'LÒ VĂN PÁO', birthYear: 1961, phone: '0987.654.321' };
    const person = makeNewcomer({ ...name, hamletId: world.hamlet.id });
    const url = `/wards/${world.ward.id}/mentees`;
    expect(await ask('POST', url, person)).toMatchObject({
      status: 422,
      body: { code: 'consent-needed' },
    });
    const consent = { isGiven: false, way: 'signed', proof: 'Phiếu số 3' };
    expect(await ask('POST', url, { ...person, consent })).toMatchObject({ status: 400 });
    const given = { ...person, consent: { ...consent, isGiven: true } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('POST', url, given)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(4);
    const [body] = answers.flatMap((one) => (one.status === 201 ? [one.body] : []));
    expect(body).toMatchObject({ fullName: 'Lò Văn Páo', phone: '+84987654321', isPriority: true });
    const found = await ask('GET', `${url}?q=lo+van+pao`);
    expect(found.body).toMatchObject({ total: 1, items: [{ id: body.id }] });
  });

  it('serves people who walk in: planned, numbered, called, done', async () => {
    const day = await ask('POST', `/wards/${world.ward.id}/walk-in-days`, {
      date: monday,
      startMinute: 9 * 60,
      endMinute: 11 * 60,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
      topics: ['vneid'],
      seats: 1,
      outsideHours: true,
    });
    expect(day.status).toBe(201);
    const url = `/walk-in-days/${String(day.body.id)}`;
    const arrival = { menteeId: world.mentees[0].id };
    const ticket = await ask('POST', `${url}/tickets`, arrival);
    expect(ticket).toMatchObject({ status: 201, body: { number: 1 } });
    expect(await ask('POST', `${url}/tickets`, arrival)).toMatchObject({
      status: 409,
      body: { code: 'already-in-line' },
    });
    const call = await ask('POST', `${url}/calls`, {});
    expect(call).toMatchObject({ status: 201, body: { number: 1, mentorId: world.mentor.id } });
    expect(await ask('POST', `${url}/calls`, {})).toMatchObject({
      status: 409,
      body: { code: 'nobody-waits' },
    });
    const { id, version } = call.body;
    await fetch(`${base}/walk-in-tickets/${String(id)}/completion`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version }),
    });
    expect((await ask('GET', url)).body).toMatchObject({ served: [{ number: 1 }], serving: [] });
  });
});
