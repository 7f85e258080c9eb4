import { ClassQueries } from '../../../../src/modules/sessions/classes/class-queries';
import { WeekPlanRuns } from '../../../../src/modules/sessions/planning/week-plan-runs.service';
import { PersonChange } from '../../../../src/modules/people/entities/person-change.entity';
import { alwaysFree, at, monday } from '../../../support/worlds/session-world';
import { type AskedTwice, type Booked, type Versioned, evening } from './asked-twice';

export function answersOfSessions(asked: AskedTwice): void {
  const { expectTwice, wish, openSession, newMentor } = asked;

  it('is there for whoever books, holds, moves and cancels', async () => {
    const [first, second, third] = asked.world.mentees;
    const { booking } = await expectTwice<Booked>('POST /api/v1/bookings', {}, wish(first.id));
    await expectTwice('PATCH /api/v1/bookings/{id}', booking, {
      version: 1,
      startAt: evening + 1_800_000,
    });
    const coming = { startAt: evening + 1_800_000 };
    await expectTwice('POST /api/v1/bookings/{id}/coming', booking, coming);
    await expectTwice('POST /api/v1/bookings/{id}/cancellation', booking, { version: 2 });
    const held = await expectTwice<Booked>('POST /api/v1/holds', {}, wish(second.id));
    await expectTwice('POST /api/v1/bookings/{id}/confirmation', held.booking);
    const open = await expectTwice<Versioned>('POST /api/v1/sessions', {}, openSession(1));
    await expectTwice('POST /api/v1/bookings', {}, { menteeId: second.id, sessionId: open.id });
    await expectTwice('POST /api/v1/sessions/{id}/waiting', open, { menteeId: third.id });
  });

  it('is there for whoever leads sessions', async () => {
    const [{ id: menteeId }] = asked.world.mentees;
    const { id } = await expectTwice<Versioned>('POST /api/v1/sessions', {}, openSession(2));
    const other = await asked.database.unitOfWork.write((manager) => newMentor(manager));
    await expectTwice('POST /api/v1/sessions/{id}/confirmation', { id }, { version: 1 });
    await expectTwice('PUT /api/v1/sessions/{id}/seats', { id }, { version: 2, seats: 3 });
    await expectTwice(
      'POST /api/v1/sessions/{id}/changes',
      { id },
      { version: 3, mentorId: other.id, reason: 'Bận' },
    );
    await expectTwice(
      'POST /api/v1/sessions/{id}/cancellation',
      { id },
      { version: 4, reason: 'Bão' },
    );
    await expectTwice('POST /api/v1/sessions/{id}/restoration', { id }, { version: 5 });
    const { booking } = await expectTwice<Booked>(
      'POST /api/v1/bookings',
      {},
      { menteeId, sessionId: id },
    );
    asked.clock.at = evening + 3_600_000 + 1_800_000;
    const marks = [{ bookingId: booking.id, state: 'attended' }];
    await expectTwice('PUT /api/v1/sessions/{id}/attendance', { id }, { version: 6, marks });
  });

  it('is there for free times and a week plan', async () => {
    const put = { version: 1, windows: alwaysFree, exceptions: [] };
    await expectTwice('PUT /api/v1/mentors/{id}/availability', asked.world.mentor, put);
    await expectTwice('PUT /api/v1/mentees/{id}/availability', asked.world.mentees[0], put);
    const weeks = { fromDate: monday, weeks: 1 };
    const wardId = asked.world.ward.id;
    for (const again of [false, true]) {
      const path = 'POST /api/v1/wards/{wardId}/week-plans';
      const { id } = await expectTwice<Versioned>(path, { wardId }, { ...weeks, again });
      await asked.pages.app.get(WeekPlanRuns).execute(id);
      const run = { wardId, id };
      const own = 'POST /api/v1/wards/{wardId}/week-plan-runs/{id}';
      if (again) {
        await expectTwice(`${own}/renewal`, run);
        await asked.pages.app.get(WeekPlanRuns).execute(id);
        await expectTwice(`DELETE ${own.slice(5)}`, run);
      } else {
        const { version } = await expectTwice<Versioned>(`${own}/publication`, run, { version: 3 });
        expect(version).toBe(4);
        await expectTwice(`${own}/withdrawal`, run, { reason: 'Mưa to' });
      }
    }
  });

  it('is there for classes', async () => {
    const { ward, mentor, venue, mentees } = asked.world;
    const plan = { venueId: venue.id, startAt: at('2026-11-28', 9), seats: 6 };
    const wanted = { ...plan, topic: 'vneid', audienceKind: 'ward', mentorIds: [mentor.id] };
    const where = { wardId: ward.id };
    const made = { ...wanted, agreed: true };
    const { id, version } = await expectTwice<Versioned>(
      'POST /api/v1/wards/{wardId}/classes',
      where,
      made,
    );
    const later = { ...plan, seats: 8, mentorIds: [mentor.id], agreed: true };
    const path = '/api/v1/classes/{id}';
    const changed = await expectTwice<Versioned>(`PUT ${path}`, { id }, { ...later, version });
    await expectTwice(`POST ${path}/invitations`, { id });
    const [{ id: menteeId }] = mentees;
    await expectTwice(`POST ${path}/seats`, { id }, { menteeId });
    const other = { ...made, startAt: at('2026-11-28', 10) };
    const off = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/classes', where, other);
    const reason = { version: off.version, reason: 'Mưa to' };
    const cancelled = await expectTwice<Versioned>(`POST ${path}/cancellation`, off, reason);
    await expectTwice(`POST ${path}/restoration`, off, { version: cancelled.version });
    asked.clock.at = at('2026-11-28', 10);
    const came = [{ menteeId: mentees[1].id, level: 'with-help' }];
    const seen = await asked.pages.app.get(ClassQueries).one(asked.world.officer, id);
    expect(seen.version).toBeGreaterThanOrEqual(changed.version);
    const marks = seen.people
      .filter(({ state }) => state === 'booked')
      .map(({ bookingId }) => ({ bookingId, state: 'attended' }));
    expect(marks).toHaveLength(1);
    await expectTwice(`PUT ${path}/attendance`, { id }, { version: seen.version, marks, came });
  });

  it('is there on a walk-in day', async () => {
    const wardId = asked.world.ward.id;
    const day = {
      date: monday,
      startMinute: 9 * 60,
      endMinute: 11 * 60,
      venueId: asked.world.venue.id,
      mentorIds: [asked.world.mentor.id],
      topics: ['vneid'],
      seats: 2,
      outsideHours: true,
    };
    const { id } = await expectTwice<Versioned>(
      'POST /api/v1/wards/{wardId}/walk-in-days',
      { wardId },
      day,
    );
    await expectTwice('PUT /api/v1/walk-in-days/{id}', { id }, { ...day, seats: 3, version: 1 });
    const reason = 'Mất điện';
    await expectTwice(
      'POST /api/v1/walk-in-days/{id}/cancellation',
      { id },
      { version: 2, reason },
    );
    await expectTwice('POST /api/v1/walk-in-days/{id}/reopening', { id }, { version: 3 });
    const tickets = 'POST /api/v1/walk-in-days/{id}/tickets';
    for (const mentee of asked.world.mentees.slice(0, 2))
      await expectTwice(tickets, { id }, { menteeId: mentee.id });
    const first = await expectTwice<Versioned>('POST /api/v1/walk-in-days/{id}/calls', { id }, {});
    const version = { version: first.version };
    await expectTwice('POST /api/v1/walk-in-tickets/{id}/return', first, version);
    const again = await expectTwice<Versioned>('POST /api/v1/walk-in-days/{id}/calls', { id }, {});
    await expectTwice('POST /api/v1/walk-in-tickets/{id}/completion', again, {
      version: again.version,
    });
    const next = await expectTwice<Versioned>('POST /api/v1/walk-in-days/{id}/calls', { id }, {});
    const left = { version: next.version, because: 'left' };
    await expectTwice('POST /api/v1/walk-in-tickets/{id}/departure', next, left);
  });

  it('is there for what changes after planning', async () => {
    const wardId = asked.world.ward.id;
    const away = { from: '2026-11-26', to: '2026-11-26', act: 'cancel', reason: 'Mưa bão' };
    const route = 'POST /api/v1/wards/{wardId}/days-off';
    const closed = await expectTwice<{ id: string }>(route, { wardId }, away);
    await expectTwice('POST /api/v1/changes/{id}/taking-back', closed, {});
    await expectTwice('POST /api/v1/mentors/{id}/spells', asked.world.mentor, away);
    const settings = { settings: { leadMinutes: 45 }, act: 'keep' };
    const ward = { wardId: asked.world.ward.id };
    await expectTwice('POST /api/v1/wards/{wardId}/settings-changes', ward, settings);
    const seats = { venue: { seats: 19 }, act: 'keep' };
    const venue = { ...ward, id: asked.world.venue.id };
    const [{ id: menteeId }] = asked.world.mentees;
    const booked = { menteeId, startAt: at('2026-11-27', 18), topic: 'vneid' };
    await expectTwice('POST /api/v1/bookings', {}, booked);
    const fitted = { act: 'next-topic', reason: 'Không cần học nữa' };
    const other = { mentee: { version: 1, topics: ['cashless'] }, ...fitted };
    const edited = await expectTwice<{ id: string }>(
      'POST /api/v1/mentees/{id}/changes',
      asked.world.mentees[0],
      other,
    );
    const edit = await asked.database.unitOfWork.read.findOneByOrFail(PersonChange, {
      personId: menteeId,
    });
    await expectTwice('POST /api/v1/person-changes/{changeId}/taking-back', { changeId: edit.id });
    expect(edited.id).not.toBe(edit.id);
    const teaches = { mentor: { version: 1, topics: ['cashless'] }, act: 'keep' };
    await expectTwice('POST /api/v1/mentors/{id}/changes', asked.world.mentor, teaches);
    await expectTwice('POST /api/v1/wards/{wardId}/topic-changes', ward, fitted);
    await expectTwice('POST /api/v1/wards/{wardId}/venues/{id}/changes', venue, seats);
  });
}
