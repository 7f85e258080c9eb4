import { spawn } from 'node:child_process';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { AuditWords } from '../../../src/modules/access/audit/audit-words.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WeekPlan } from '../../../src/modules/sessions/entities/week-plan.entity';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { localDateOf } from '../../../src/core/time/zone';
import { childArguments } from '../../support/child-arguments';
import { dialects } from '../../support/databases/databases';
import { asMentee, at } from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';
import { nextWeek, proposedPlans } from '../../support/worlds/proposed-plans';

describe.each(dialects)('a published plan, by itself or taken back, on %s', (dialect) => {
  const on = proposedPlans(dialect);
  const {
    read,
    write,
    stands,
    publish,
    discard,
    withdraw,
    seats,
    messages,
    audited,
    proposed,
    published,
  } = on;

  describe('by the weekly job', () => {
    const thursday = at('2026-11-26', 19);
    const lookHours = (planLookHours: number | null) =>
      on.database.unitOfWork.write((manager) =>
        manager.update(
          Ward,
          { id: on.world.ward.id },
          { settings: { ...defaultWardSettings, planLookHours } },
        ),
      );
    const weekly = () => on.services.weekPlans.proposeWeek(systemActor, on.world.ward.id, nextWeek);
    const waiting = () => on.services.planRuns.latest(on.world.ward.id);
    const due = async () => (await on.services.publications.due()).map(({ id }) => id);

    beforeEach(() => {
      on.services.clock.at = thursday;
    });

    it('is published on Friday evening when nobody looked, made again where it no longer holds', async () => {
      await weekly();
      const run = await waiting();
      expect(run).toMatchObject({ state: 'proposed', publishAt: at('2026-11-27', 19) });
      expect(await due()).not.toContain(run?.id);
      await on.services.bookings.book(on.world.officer, {
        menteeId: on.world.mentees[0].id,
        startAt: at('2026-12-03', 20, 30),
      });
      on.services.clock.at = at('2026-11-27', 19);
      expect(await due()).toContain(run?.id);
      await on.services.publications.publishDue(run?.id ?? '');
      expect(await waiting()).toMatchObject({ id: run?.id, state: 'queued' });
      await on.services.planRuns.execute(run?.id ?? '');
      expect(await waiting()).toMatchObject({ state: 'published', bookingsAdded: 7 });
      expect(await seats()).toHaveLength(8);
      await on.services.publications.publishDue(run?.id ?? '');
      expect(await seats()).toHaveLength(8);
    });

    it('stays unsent for as long as it takes where the staff wants to see every plan', async () => {
      await lookHours(null);
      await weekly();
      on.services.clock.at = at('2026-11-29', 22);
      const run = await waiting();
      expect(run).toMatchObject({ state: 'proposed', publishAt: null });
      expect(await due()).not.toContain(run?.id);
      await on.services.publications.publishDue(run?.id ?? '');
      expect(await seats()).toEqual([]);
    });

    it('is published at once where nobody wants to look', async () => {
      await lookHours(0);
      await weekly();
      expect(await waiting()).toMatchObject({ state: 'published', bookingsAdded: 8 });
    });

    it('takes the proposal of an officer for it, who may have gone on leave', async () => {
      const own = await proposed();
      await weekly();
      await weekly();
      const run = await waiting();
      expect(run).toMatchObject({
        id: own.id,
        version: own.version,
        publishAt: at('2026-11-27', 19),
      });
      on.services.clock.at = at('2026-11-27', 19);
      await on.services.publications.publishDue(own.id);
      // Its first days are over by then, and what is left of them is planned.
      await on.services.planRuns.execute(own.id);
      expect(await waiting()).toMatchObject({ state: 'published' });
      const inWeek = (await seats()).filter(({ startAt }) => startAt >= at(nextWeek, 0));
      expect(inWeek).toHaveLength(8);
    });

    it('throws a forgotten proposal for other weeks away, which would keep the ward without lessons', async () => {
      const old = await proposed({ fromDate: '2026-12-07', weeks: 1 });
      await weekly();
      expect(await stands(old.id)).toMatchObject({ state: 'discarded' });
      expect(await waiting()).toMatchObject({ state: 'proposed', fromDate: nextWeek });
    });

    it('does not come back when it was thrown away', async () => {
      await weekly();
      const run = await waiting();
      await discard(run as WeekPlanRun);
      on.services.clock.at = at('2026-11-28', 19);
      await on.services.publications.publishDue(run?.id ?? '');
      expect(await seats()).toEqual([]);
    });
  });

  describe('taken back', () => {
    it('calls off all that it made, tells whoever was told, and lets the weeks be planned again', async () => {
      const run = await published();
      const [told] = await seats();
      await write(
        `UPDATE reminder SET state = 'sent' WHERE booking_id = '${told.id}' AND kind = 'booked'`,
      );
      expect(await withdraw(run)).toMatchObject({ state: 'withdrawn' });
      expect(await seats()).toEqual([]);
      expect(await seats('cancelled')).toHaveLength(16);
      const sessions = await read().findBy(Session, { wardId: on.world.ward.id });
      expect(new Set(sessions.map(({ cancelReason }) => cancelReason))).toEqual(new Set(['Lụt']));
      const left = await messages('planned');
      // An ambassador's plan and digest are looked at when they are due, and are not sent about nothing.
      expect(left.filter(({ kind }) => !['cancelled', 'plan', 'digest'].includes(kind))).toEqual(
        [],
      );
      expect(left).toContainEqual(
        expect.objectContaining({ kind: 'cancelled', recipientId: told.menteeId }),
      );
      expect(await read().countBy(WeekPlan, { wardId: on.world.ward.id })).toBe(0);
      const entry = { subjectId: run.id, action: 'week-plan.withdraw' };
      expect(await read().findOneBy(AuditEntry, entry)).toMatchObject({
        facts: { bookings: 16 },
        actorId: on.world.officer.id,
      });
      const said = { reason: 'Lụt' };
      expect(await read().findBy(AuditWords, { subjectId: run.id })).toMatchObject([
        { words: said },
      ]);

      expect(await withdraw(run)).toMatchObject({ state: 'withdrawn' });
      expect(await audited('week-plan.withdraw')).toBe(1);
      await published();
      expect(await seats()).toHaveLength(16);
    });

    it('is once when two officers press, and then cannot be published', async () => {
      const run = await published();
      const both = await Promise.all([withdraw(run), withdraw(run)]);
      expect(both.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
      await expect(publish(run)).rejects.toMatchObject({ code: 'plan-not-proposed' });
    });

    it('is refused once its first session has begun', async () => {
      const run = await published();
      const first = Math.min(...(await seats()).map(({ startAt }) => startAt));
      on.services.clock.at = first - 1;
      expect(await on.services.withdrawals.canBeWithdrawn(run)).toBe(true);
      on.services.clock.at = first;
      expect(await on.services.withdrawals.canBeWithdrawn(run)).toBe(false);
      await expect(withdraw(run)).rejects.toMatchObject({ code: 'plan-begun', status: 409 });
      expect(await seats()).toHaveLength(16);
      expect(await stands(run.id)).toMatchObject({ state: 'published' });
    });

    it('leaves what people agreed on themselves', async () => {
      const [own, moved] = on.world.mentees;
      const { booking, session } = await on.services.bookings.book(on.world.officer, {
        menteeId: own.id,
        startAt: at('2026-11-26', 18),
      });
      const run = await published();
      const [mine] = (await seats()).filter(({ menteeId }) => menteeId === moved.id);
      const elsewhere = at('2026-12-06', 15, 30);
      await on.services.bookings.move(asMentee(moved), mine.id, { startAt: elsewhere, version: 1 });
      const others = (await seats()).filter(
        ({ sessionId, menteeId }) => sessionId === session.id && menteeId !== own.id,
      );
      await withdraw(run);
      const left = await seats();
      expect(left.map(({ id }) => id).sort()).toEqual([booking.id, mine.id].sort());
      // Whoever the plan had put beside them has to look for another seat.
      for (const { id } of others) expect((await stillIn(id)).state).toBe('cancelled');
    });

    it('gives a hall its seats back', async () => {
      const run = await published();
      await withdraw(run);
      const [{ taken }] = await read().query<{ taken: number | string }[]>(
        `SELECT SUM(taken) AS taken FROM venue_use WHERE venue_id = '${on.world.venue.id}'`,
      );
      expect(Number(taken)).toBe(0);
    });

    const stillIn = (id: string) => read().findOneByOrFail(Booking, { id });
  });

  it.each(['before publishing', 'while publishing', 'after publishing'])(
    'is published once and whole when its process is killed with -9 %s',
    async (dieAt) => {
      const run = await proposed();
      await publishUntilKilled({
        url: on.database.url,
        wardId: on.world.ward.id,
        run: { id: run.id, version: run.version },
        now: on.services.clock.at,
        dieAt,
      });
      expect(await seats()).toHaveLength(dieAt === 'after publishing' ? 16 : 0);
      expect(await publish(run)).toMatchObject({ state: 'published', bookingsAdded: 16 });
      expect(await seats()).toHaveLength(16);
      expect(await audited('week-plan.publish')).toBe(1);
    },
  );

  it('is taken back with the lessons that a day off moved or called off, which come back no more', async () => {
    const { changes } = walkInServices(on.database.unitOfWork);
    const run = await published();
    const planned = { planRunId: run.id, state: 'planned' } as const;
    const [{ startAt }] = await read().find(Session, { where: planned, order: { startAt: 'ASC' } });
    const date = localDateOf(startAt, 'Asia/Ho_Chi_Minh');
    const off = { wardId: on.world.ward.id, venueId: null };
    const { id } = await changes.closeDays(
      on.world.officer,
      { ...off, from: date, to: date },
      { act: 'cancel', reason: 'Bão' },
    );
    const { items } = await changes.closeDays(
      on.world.officer,
      { ...off, from: nextWeek, to: '2026-12-06' },
      { act: 'move', reason: 'Bão' },
    );
    expect(items.some(({ toStartAt }) => (toStartAt ?? 0) >= at('2026-12-07', 0))).toBe(true);
    await withdraw(run);
    expect(await read().countBy(Session, planned)).toBe(0);
    const back = await changes.takeBack(on.world.officer, id);
    expect(new Set(back.items.map(({ why }) => why))).toEqual(new Set(['plan-withdrawn']));
    expect(await read().countBy(Session, planned)).toBe(0);
  });
});

function publishUntilKilled(options: object): Promise<void> {
  const child = spawn(process.execPath, childArguments('publishing-child.cjs', options), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('It was not killed.')),
    );
  });
}
