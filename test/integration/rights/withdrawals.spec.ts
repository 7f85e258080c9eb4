import { spawn } from 'node:child_process';
import { In, IsNull } from 'typeorm';
import { DomainError } from '../../../src/platform/common/domain-error';
import { DeparturesOfSheets } from '../../../src/modules/sessions/departures/sheet-departures';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { childArguments } from '../../support/child-arguments';
import { dialects } from '../../support/databases/databases';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import { asMentee, at, monday } from '../../support/worlds/session-world';
import { proposedPlans } from '../../support/worlds/proposed-plans';
import {
  assertNothingStands,
  stoppedPeople,
  thursday,
  wednesday,
} from '../../support/worlds/stopped-people';

const open: Booking['state'][] = ['invited', 'held', 'booked', 'waiting'];
const ways = ['their own page', 'the counter', 'the API', 'a later list'] as const;

describe.each(dialects)('consent that is withdrawn on %s', (dialect) => {
  const on = stoppedPeople(dialect);
  const { read, book } = on;

  const mentee = (index: number) => on.world.mentees[index];
  const withdraw = async (index: number, way: (typeof ways)[number]): Promise<unknown> => {
    const { id, version } = await read().findOneByOrFail(Mentee, { id: mentee(index).id });
    const { departures, clock } = on.services;
    const said = { side: 'mentee', id, version, reason: 'consent', on: monday } as const;
    if (way === 'their own page') {
      return departures.withdraw(asMentee(mentee(index)), { side: 'mentee', id, way: 'page' });
    }
    if (way === 'the API') {
      return departures.withdraw(on.world.officer, { side: 'mentee', id, way: 'api' });
    }
    if (way === 'the counter') return departures.stop(on.world.officer, said);
    const sheets = new DeparturesOfSheets(departures, clock);
    return on.database.unitOfWork.write(async (manager) => {
      await sheets.hold(manager, on.world.ward.id);
      await sheets.stop(manager, on.world.officer, said);
    });
  };
  const messagesOf = (index: number) => read().findBy(Reminder, { recipientId: mentee(index).id });
  const desk = (...channels: MemoryChannel[]) =>
    openDesk(on.database.unitOfWork, on.services.clock, channels);
  const toldOf = async ({ sent }: MemoryChannel, index: number) => {
    const theirs = new Set((await messagesOf(index)).map(({ id }) => id));
    return sent.filter(({ reminderId }) => theirs.has(reminderId));
  };

  async function assertGone(index: number): Promise<void> {
    const { id } = mentee(index);
    expect(await read().countBy(Booking, { menteeId: id, state: In(open) })).toBe(0);
    expect(await read().countBy(Pair, { menteeId: id, endedAt: IsNull() })).toBe(0);
    const { consentOn, isActive } = await read().findOneByOrFail(Mentee, { id });
    expect({ consentOn, isActive }).toEqual({ consentOn: null, isActive: false });
    expect(await read().countBy(Consent, { personId: id, kind: 'withdrawn' })).toBe(1);
  }

  it.each(ways)(
    'by %s ends pair, places, holds and messages, and is confirmed once',
    async (way) => {
      const made = await book(0);
      await book(1);
      await book(2);
      await book(3);
      await book(4);
      await on.services.bookings.wait(on.world.officer, made.session.id, {
        menteeId: mentee(5).id,
      });
      await on.services.bookings.hold(asMentee(mentee(0)), {
        menteeId: mentee(0).id,
        startAt: thursday,
      });
      await withdraw(0, way);
      await withdraw(5, way);
      const sms = new MemoryChannel();
      for (const index of [0, 5]) {
        await assertGone(index);
        const standing = (await messagesOf(index)).filter(({ state }) => state === 'planned');
        expect(standing.map(({ kind }) => kind)).toEqual(['withdrawn']);
      }
      for (const hour of [9, 12, 19, 20]) {
        on.services.clock.at = at(monday, hour, 5);
        await desk(sms).dispatcher.sendDue();
      }
      const [said, ...more] = await toldOf(sms, 0);
      expect(more).toEqual([]);
      expect(said).toMatchObject({ kind: 'withdrawn' });
      expect(said?.text).not.toContain('http');
      expect(said?.text).toMatch(/rút lại đồng ý.*không gửi tin nào nữa/s);
    },
  );

  it('is told on the phone where no message leaves the service', async () => {
    await book(0);
    await withdraw(0, 'their own page');
    await desk().dispatcher.sendDue();
    const { list } = openCallDesk(on.database.unitOfWork, on.services.clock);
    const calls = async () => {
      const { items } = await list.list(on.world.ward.id, { page: 1, pageSize: 50 });
      return items.filter(({ personId }) => personId === mentee(0).id);
    };
    expect(await calls()).toMatchObject([{ kind: 'withdrawn' }]);
    on.services.clock.at += 3 * 86_400_000;
    expect(await calls()).toHaveLength(1);
  });

  it('is not confirmed any more to whoever agreed again before the message left', async () => {
    await withdraw(0, 'their own page');
    await on.back(0, { consent: { way: 'signed', proof: 'Phiếu 9' } });
    const sms = new MemoryChannel();
    await desk(sms).dispatcher.sendDue();
    expect(await toldOf(sms, 0)).toEqual([]);
  });

  it('is said of oneself alone, and once', async () => {
    const asOther = asMentee(mentee(1));
    const { departures } = on.services;
    const id = mentee(0).id;
    await expect(departures.withdraw(asOther, { side: 'mentee', id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await withdraw(0, 'their own page');
    await expect(withdraw(0, 'their own page')).rejects.toMatchObject({ code: 'already-stopped' });
  });

  it('comes before or after a booking, never beside it', async () => {
    for (const [round, startAt] of [wednesday, thursday, wednesday + 3_600_000].entries()) {
      const [booked] = await Promise.allSettled([
        book(round, startAt),
        withdraw(round, 'their own page'),
        on.services.bookings.hold(on.world.officer, { menteeId: mentee(round).id, startAt }),
      ]);
      if (booked.status === 'rejected') expect(booked.reason).toBeInstanceOf(DomainError);
      await assertGone(round);
      await assertNothingStands(read(), on.services.clock.at);
    }
    expect(await read().countBy(Mentee, { wardId: on.world.ward.id, isActive: true })).toBe(5);
  });

  it('lets no reminder out that was not on its way already', async () => {
    for (const index of [0, 1, 2, 3]) await book(index);
    const sms = new MemoryChannel();
    await Promise.all([
      desk(sms).dispatcher.sendDue(),
      desk(sms).dispatcher.sendDue(),
      withdraw(0, 'their own page'),
      withdraw(1, 'the API'),
    ]);
    const before = sms.sent.length;
    for (const hour of [12, 19, 20, 21]) {
      on.services.clock.at = at(monday, hour);
      await desk(sms).dispatcher.sendDue();
    }
    on.services.clock.at = at('2026-11-24', 19, 30);
    await desk(sms).dispatcher.sendDue();
    for (const index of [0, 1]) {
      await assertGone(index);
      const told = await toldOf(sms, index);
      const late = told.filter((one) => sms.sent.indexOf(one) >= before);
      expect(late.filter(({ kind }) => kind !== 'withdrawn')).toEqual([]);
      expect(told.filter(({ kind }) => kind === 'withdrawn')).toHaveLength(1);
    }
  });

  it('is whole or not at all when the service is killed with -9 at any of its statements', async () => {
    await book(0);
    const { id: menteeId } = mentee(0);
    const settings = { url: on.database.url, actor: asMentee(mentee(0)), menteeId };
    let isDone = false;
    let deaths = 0;
    for (let dieAt = 1; !isDone; dieAt += dieAt < 8 ? 3 : 11) {
      await dying({ ...settings, dieAt, now: on.services.clock.at });
      const { isActive } = await read().findOneByOrFail(Mentee, { id: menteeId });
      isDone = !isActive;
      if (isDone) break;
      deaths += 1;
      expect(await read().countBy(Booking, { menteeId, state: 'booked' })).toBe(1);
      expect(await read().countBy(Pair, { menteeId, endedAt: IsNull() })).toBe(1);
      expect(await read().countBy(Consent, { personId: menteeId })).toBe(0);
      expect(await read().countBy(Reminder, { recipientId: menteeId, kind: 'withdrawn' })).toBe(0);
    }
    expect(deaths).toBeGreaterThan(3);
    await assertGone(0);
    const last = { recipientId: menteeId, kind: 'withdrawn', state: 'planned' } as const;
    expect(await read().countBy(Reminder, last)).toBe(1);
  });
});

describe.each(dialects)('consent that is withdrawn while a plan is published, on %s', (dialect) => {
  const on = proposedPlans(dialect);

  it('leaves no place of the plan behind', async () => {
    const run = await on.proposed();
    const [first, second] = on.world.mentees;
    await Promise.allSettled([
      on.publish(run),
      on.services.departures.withdraw(asMentee(first), { side: 'mentee', id: first.id }),
      on.services.departures.withdraw(asMentee(second), { side: 'mentee', id: second.id }),
    ]);
    const gone = await on.read().findBy(Mentee, { wardId: on.world.ward.id, isActive: false });
    expect(gone.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    await assertNothingStands(on.read(), on.services.clock.at);
  });
});

function dying(settings: object): Promise<void> {
  const child = spawn(process.execPath, childArguments('withdrawal-child.cjs', settings), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
