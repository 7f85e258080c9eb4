import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IsNull, Not } from 'typeorm';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { MemoryChannel } from '../../support/worlds/reminder-desk';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  assertSound,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

/**
 * Every red button, and why one press on it does no harm: its page has said in numbers what the press hits, it asks about
 * the one thing that it names, or the page that it leads to takes it back in one press.
 */
const redButtons: Record<string, 'numbers' | 'asks' | 'taken-back'> = {
  // Their own password is asked for.
  'entry/account-page.tsx': 'asks',
  'entry/second-factor-page.tsx': 'asks',
  // The password is asked for, or the identity is connected again from the same page.
  'entry/provider-page.tsx': 'taken-back',
  // Switched on again by the button in its place.
  'operator/account-pages.tsx': 'taken-back',
  'shared/rights/own-data-page.tsx': 'asks',
  'staff/rights/person-rights-page.tsx': 'asks',
  'shared/changes/change-pages.tsx': 'numbers',
  'shared/learning/video-file-form.tsx': 'asks',
  'shared/booking/bookings-pages.tsx': 'asks',
  'shared/messages/own-messages-page.tsx': 'taken-back',
  'mentee/cancel-page.tsx': 'asks',
  'mentor/mentor-sessions-page.tsx': 'taken-back',
  'staff/desk/boundary-page.tsx': 'asks',
  'staff/campaigns/campaign-pages.tsx': 'asks',
  // Only one in which nobody is, and which is added again by the form below.
  'staff/programmes/programme-pages.tsx': 'taken-back',
  'staff/doors/doors-pages.tsx': 'asks',
  'staff/walk-ins/walk-in-board-page.tsx': 'taken-back',
  'staff/week/plan-withdrawal-pages.tsx': 'numbers',
  'staff/sessions/session-page.tsx': 'taken-back',
  'staff/classes/class-pages.tsx': 'taken-back',
  'staff/counter/counter-withdrawal.controller.tsx': 'asks',
  'staff/people/list/picked-act-pages.tsx': 'numbers',
  'staff/people/stop-person-pages.tsx': 'numbers',
  'staff/people-acts/act-panel.tsx': 'numbers',
  'staff/people/person-page.tsx': 'asks',
  'staff/curriculum/added-topic-pages.tsx': 'asks',
  'staff/pairs/unpublish.tsx': 'numbers',
  // The team's page brings it back with its members, and whoever left.
  'staff/teams/team-pages.tsx': 'taken-back',
};

it('stand only where somebody has thought of what one press does', () => {
  const web = join(__dirname, '../../../src/web');
  const pages = readdirSync(web, { recursive: true, encoding: 'utf8' });
  const red = pages.filter(
    (file) =>
      file.endsWith('.tsx') &&
      !file.endsWith('.spec.tsx') &&
      readFileSync(join(web, file), 'utf8').includes('kind="warning"'),
  );
  expect(red.toSorted()).toEqual(Object.keys(redButtons).toSorted());
});

describe.each(dialects)('the end of a pair, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.app.get(Channels).use([new MemoryChannel('sms')]);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await assertSound(database.unitOfWork.read);
    await pages.close();
    await database.drop();
  });

  it('is asked about with what falls, and is just that', async () => {
    const { read } = database.unitOfWork;
    const [{ id: menteeId }] = world.mentees;
    const { bookings } = sessionServices(database.unitOfWork, clock);
    for (const startAt of [at('2026-11-25', 18), at('2026-11-27', 19)]) {
      await bookings.book(asMentee(world.mentees[0]), { menteeId, startAt, topic: 'vneid' });
    }
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE kind = 'booked'`),
    );
    clock.at += 60_000;
    const path = `/wards/${world.ward.code}/mentees/${menteeId}/release`;
    const asked = await pages.send('POST', path, { forbid: 'yes' });
    expect(asked.status).toBe(200);
    const pairOf = () => read.findOneBy(Pair, { menteeId, endedAt: IsNull() });
    expect(await pairOf()).not.toBeNull();
    const numberOf = (name: string) =>
      Number(new RegExp(`<strong>(\\d+)</strong> <span>${name}`).exec(asked.text)?.[1]);
    const said = [numberOf('chỗ đã hẹn'), numberOf('tin nhắn')];
    // Those that are told in another's message are none of their own.
    const countMessages = () => read.countBy(Reminder, { kind: 'cancelled', state: Not('joined') });
    const before = await countMessages();

    const [form] = formsOf(asked.text).filter(({ action }) => action === path);
    expect((await pages.send('POST', path, form.hidden)).status).toBe(303);
    expect(await pairOf()).toBeNull();
    expect(said).toEqual([
      await read.countBy(Booking, { menteeId, state: 'cancelled' }),
      (await countMessages()) - before,
    ]);
    expect(said[0]).toBe(2);
    expect(said[1]).toBeGreaterThan(0);
  });
});
