import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { In } from 'typeorm';
import { changedWard, day } from '../../support/worlds/changed-ward';
import { dialects } from '../../support/databases/databases';
import { at, monday } from '../../support/worlds/session-world';

describe.each(dialects)('settings of messages that change after planning on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, look, change, takeBack, settings, send } = on;

  it('of reminders tell how many go at another time and how many have gone, and they do', async () => {
    const today = await book(0, at(monday, 20));
    const tomorrow = await book(1, at('2026-11-24', 18));
    const later = await book(2, at(day, 18));
    const due = async (bookingId: string) => {
      const rows = await read().findBy(Reminder, { bookingId, state: In(['planned', 'joined']) });
      return rows
        .filter(({ kind }) => kind === 'evening-before' || kind === 'lead')
        .map(({ kind, dueAt }) => [kind, dueAt]);
    };
    const before = await Promise.all([due(tomorrow.booking.id), due(later.booking.id)]);
    await on.database.unitOfWork.write((manager) =>
      manager.update(
        Reminder,
        { bookingId: today.booking.id, kind: In(['evening-before', 'lead']) },
        { state: 'sent' },
      ),
    );
    const times = { eveningBeforeMinute: null, leadMinutes: 60, digestMinute: 1140 };
    const seen = await look(times);
    expect(seen).toMatchObject({ items: [], remindersMoved: 4, remindersGone: 1, messages: 0 });
    const done = await change(times);
    expect(done).toMatchObject({ remindersMoved: 4, remindersGone: 1 });
    const hourBefore = (startAt: number) => startAt - 60 * 60_000;
    for (const { booking } of [tomorrow, later]) {
      const [[kind, dueAt]] = await due(booking.id);
      expect(kind).toBe('lead');
      expect(Math.abs(Number(dueAt) - hourBefore(booking.startAt))).toBeLessThan(31 * 60_000);
    }
    await takeBack(done.id);
    expect(await Promise.all([due(tomorrow.booking.id), due(later.booking.id)])).toEqual(before);
  });

  it('of reminders leave nothing at the old time of what was called off meanwhile', async () => {
    const [one, two] = on.world.mentees;
    await on.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: In([one.id, two.id]) }, { phone: '+84971000009' }),
    );
    const startAt = at(day, 18);
    const first = await book(0, startAt);
    const second = await book(1, startAt);
    const rowsOf = (recipientIds: string[], kind: 'evening-before' | 'digest') =>
      read().findBy(Reminder, { recipientId: In(recipientIds), kind });
    // One message of the phone, carried by the place that is called off.
    const both = () => rowsOf([one.id, two.id], 'evening-before');
    expect((await both()).map(({ state }) => state).sort()).toEqual(['joined', 'planned']);
    const carrier = (await both()).find(({ state }) => state === 'planned');
    const [gone, left] =
      carrier?.bookingId === first.booking.id ? [first, second] : [second, first];
    await on.services.bookings.cancel(on.world.officer, gone.booking.id, gone.booking);
    await change({ eveningBeforeMinute: 1080, digestMinute: 1150 });
    const planned = (await both()).filter(({ state }) => state === 'planned');
    expect(planned.map(({ bookingId }) => bookingId)).toEqual([left.booking.id]);
    // So it is of an ambassador's day that is empty by now, until somebody books it again.
    await on.services.bookings.cancel(on.world.officer, left.booking.id, left.booking);
    const digests = async () =>
      (await rowsOf([on.world.mentor.id], 'digest')).filter(({ state }) => state === 'planned');
    const { id } = await change({ digestMinute: 1140 });
    expect(await digests()).toEqual([]);
    await takeBack(id);
    await change({ digestMinute: 1130 });
    await book(2, startAt);
    const [{ dueAt }] = await digests();
    expect(dueAt).toBeGreaterThanOrEqual(at('2026-11-24', 18, 50));
    expect(dueAt).toBeLessThan(at('2026-11-24', 18, 50) + 31 * 60_000);
  });

  describe('of how often people are written to', () => {
    const remindersOf = async (menteeId: string) =>
      (
        await read().find(Reminder, {
          where: { recipientId: menteeId, kind: In(['evening-before', 'lead']) },
          order: { sessionStartAt: 'ASC' },
        })
      ).map(({ state, failure }) => failure ?? state);
    /** Three lessons of a week, of which the mentee knows, with a reminder each. */
    async function threeLessons(phone: string) {
      // The people of other tests have the same phones.
      await on.database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: on.world.mentees[0].id }, { phone }),
      );
      on.services.clock.at = at('2026-11-29', 9);
      for (const date of ['2026-12-02', '2026-12-04', '2026-12-05']) await book(0, at(date, 18));
      await send();
      await on.database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET state = 'planned' WHERE kind IN ('evening-before', 'lead')
             AND recipient_id = $1`,
          [on.world.mentees[0].id],
        ),
      );
      on.services.clock.at = at('2026-11-30', 9);
      return on.world.mentees[0].id;
    }

    it('keep back, or let go along, what is too much from now on, and count it', async () => {
      const menteeId = await threeLessons('+84971000001');
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
      const seen = await look({ messagesAWeek: 1 });
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
      const done = await change({ messagesAWeek: 1 });
      expect([seen.remindersMoved, done.remindersMoved]).toEqual([2, 2]);
      // One message tells of all three: nobody forgets a lesson because of the limit.
      expect(await remindersOf(menteeId)).toEqual(['planned', 'joined', 'joined']);
      await takeBack(done.id);
      expect((await settings()).messagesAWeek).toBeNull();
    });

    it('hold what no other message can take along', async () => {
      const menteeId = await threeLessons('+84971000002');
      // What came in this week already was as much as may be.
      await on.database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET due_at = $1 WHERE kind = 'booked' AND recipient_id = $2`,
          [at('2026-11-30', 8), menteeId],
        ),
      );
      const done = await change({ messagesAWeek: 1 });
      expect(done.remindersMoved).toBe(3);
      expect(await remindersOf(menteeId)).toEqual(['week-limit', 'week-limit', 'week-limit']);
      // Taken back, they are reminded after all.
      await takeBack(done.id);
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
    });

    it('leave alone what is within them', async () => {
      const menteeId = await threeLessons('+84971000003');
      const done = await change({ messagesAWeek: 3, messagesADay: 2 });
      expect(done.remindersMoved).toBe(0);
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
    });
  });
});
