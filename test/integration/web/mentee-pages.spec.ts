import { PlannedChanges } from '../../../src/modules/sessions/changes/planned-changes.service';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('the pages of a mentee (%s)', (dialect) => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let me: string;

  const mentor = (): Actor => ({ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id });
  const asked = async (actor: Actor, path: string) => {
    pages.actors = [actor];
    return (await pages.get(path)).text;
  };
  const mine = (path: string) => asked(asMentee(world.mentees[0]), path);
  const bookedOn = async (day: string, hour = 18) =>
    services.bookings.book(asMentee(world.mentees[0]), { menteeId: me, startAt: at(day, hour) });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    services = sessionServices(database.unitOfWork, clock);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
    me = world.mentees[0].id;
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('tell after a booking what was booked, what comes next, the way, and how to note it down', async () => {
    pages.actors = [asMentee(world.mentees[0])];
    const startAt = String(at('2026-11-24', 18));
    const held = await pages.send('POST', paths.mentee.holds(me), { startAt, day: '2026-11-24' });
    const check = await pages.get(held.location ?? '');
    const [form] = formsOf(check.text);
    const done = await pages.send('POST', form?.action ?? '');
    expect(done.location).toMatch(new RegExp(`^/mentee/${me}/bookings/[\\w-]+\\?notice=booked$`));
    const { text } = await pages.get(done.location ?? '');
    expect(text).toContain('Việc tiếp theo');
    expect(text).toContain('nhắc lịch ở số');
    expect(text).toMatch(/Từ nhà bạn đến .+: khoảng .+, về hướng/);
    expect(text).toContain('href="geo:');
    const calendar = /href="([^"]+session\.ics)"/.exec(text)?.[1] ?? '';
    const { text: ics, headers } = await pages.get(calendar);
    expect(headers.get('content-type')).toContain('text/calendar');
    expect(ics).toContain('BEGIN:VEVENT');
  });

  it('take their word that they come, which the ambassador sees until it is another time', async () => {
    const { booking, session } = await bookedOn('2026-11-25');
    expect(await mine(paths.mentee.booking(me, booking.id))).toContain('Tôi sẽ đến');
    const { startAt } = booking;
    const word = { startAt: String(startAt) };
    const said = await pages.send('POST', paths.mentee.bookingComing(me, booking.id), word);
    expect(said.location).toBe(`${paths.mentee.booking(me, booking.id)}?notice=coming`);
    expect(await mine(paths.mentee.booking(me, booking.id))).toContain('Bạn đã báo là sẽ đến');
    const page = paths.mentor.session(world.mentor.id, session.id);
    expect(await asked(mentor(), page)).toContain('sẽ đến');

    const moved = await services.bookings.move(asMentee(world.mentees[0]), booking.id, {
      startAt: at('2026-11-26', 19),
      version: booking.version,
    });
    const after = paths.mentor.session(world.mentor.id, moved.session.id);
    expect(await asked(mentor(), after)).not.toContain('sẽ đến');
    expect(await mine(paths.mentee.booking(me, booking.id))).toContain('Tôi sẽ đến');
  });

  it('take no word from an old page about a time that was never on it', async () => {
    const { booking } = await bookedOn('2026-12-03');
    const page = await mine(paths.mentee.booking(me, booking.id));
    const old = formsOf(page).find(({ action }) => action.endsWith('/coming'));
    await services.bookings.move(asMentee(world.mentees[0]), booking.id, {
      startAt: at('2026-12-04', 19),
      version: booking.version,
    });
    pages.actors = [asMentee(world.mentees[0])];
    const said = await pages.send('POST', old?.action ?? '', old?.hidden);
    expect(said.status).toBe(409);
    expect(said.text).toContain('Đã đổi từ 18 giờ, Thứ Năm, 03/12/2026');
    expect(said.text).not.toContain('Bạn đã báo là sẽ đến');
  });

  it('tell no reason that is a word for programs, when the last of a session was let go', async () => {
    const other = world.mentees[1];
    const wish = { menteeId: other.id, startAt: at('2026-12-06', 9) };
    const { booking } = await services.bookings.book(asMentee(other), wish);
    await services.bookings.cancel(mentor(), booking.id, booking);
    const home = await asked(asMentee(other), paths.mentee.home(other.id));
    expect(home).toContain('Lý do: không ghi lý do');
    expect(home).not.toContain('empty');
  });

  it('lead from a line that nobody stands in to a session with seats', async () => {
    const line = await mine(paths.mentee.waiting(me));
    expect(line).toContain(`href="${paths.mentee.book(me)}"`);
  });

  it('take no word for what is not booked any more, nor from anybody else', async () => {
    const { booking } = await bookedOn('2026-11-27');
    const other = world.mentees[1];
    pages.actors = [asMentee(other)];
    const { startAt } = booking;
    const foreign = paths.mentee.bookingComing(other.id, booking.id);
    expect((await pages.send('POST', foreign, { startAt: String(startAt) })).status).toBe(404);
    await services.bookings.cancel(asMentee(world.mentees[0]), booking.id, booking);
    pages.actors = [asMentee(world.mentees[0])];
    const gone = paths.mentee.bookingComing(me, booking.id);
    expect((await pages.send('POST', gone, { startAt: String(startAt) })).status).toBe(409);
  });

  it('keep a session that was called off in sight, with the reason, until its time is over', async () => {
    const { session } = await bookedOn('2026-11-28', 9);
    await services.sessions.cancel(mentor(), session.id, { version: 1, reason: 'Đại sứ bị ốm' });
    const home = paths.mentee.home(me);
    expect(await mine(home)).toContain('Lý do: Đại sứ bị ốm');
    const { booking } = await bookedOn('2026-11-29', 9);
    await services.bookings.cancel(asMentee(world.mentees[0]), booking.id, booking);
    expect((await mine(home)).match(/Buổi học này đã hủy/g)).toHaveLength(1);
    clock.at = at('2026-11-28', 10);
    expect(await mine(home)).not.toContain('Đại sứ bị ốm');
    clock.at = at(monday, 9);
  });

  it('offer no move and no cancelling where it is too late for either, but say whom to call', async () => {
    const { booking } = await bookedOn('2026-11-28', 9);
    const shown = () =>
      Promise.all([paths.mentee.home(me), paths.mentee.booking(me, booking.id)].map(mine));
    const ways = /Hủy buổi học|Đổi giờ khác/;
    clock.at = at('2026-11-28', 7);
    for (const text of await shown()) {
      expect(text).toMatch(ways);
      expect(text).not.toContain('Đã sát giờ học');
    }
    clock.at = at('2026-11-28', 7) + 60_000;
    for (const text of await shown()) {
      expect(text).not.toMatch(ways);
      expect(text).toContain('Đã sát giờ học');
    }
    clock.at = at(monday, 9);
    await services.bookings.cancel(asMentee(world.mentees[0]), booking.id, booking);
  });

  it('say once that a session was called off, and no more once it stands again', async () => {
    const home = paths.mentee.home(me);
    for (const reason of ['Mưa to', 'Đại sứ bị ốm']) {
      const { session } = await bookedOn('2026-11-28', 9);
      await services.sessions.cancel(mentor(), session.id, { version: 1, reason });
    }
    const text = await mine(home);
    expect(text.match(/Buổi học này đã hủy/g)).toHaveLength(1);
    expect(text).toContain('Đại sứ bị ốm');
    const { booking } = await bookedOn('2026-11-28', 9);
    expect(await mine(home)).not.toContain('Buổi học này đã hủy');
    await services.bookings.cancel(asMentee(world.mentees[0]), booking.id, booking);
  });

  it('are silent about what nobody ever heard of, and put what comes before what does not', async () => {
    const [, other] = world.mentees;
    const home = () => asked(asMentee(other), paths.mentee.home(other.id));
    const before = ((await home()).match(/Buổi học này đã hủy/g) ?? []).length;
    const planned = async (day: string, isTold: boolean) => {
      const because = 'kế hoạch';
      const wish = { menteeId: other.id, startAt: at(day, 19), because };
      const { booking, session } = await services.bookings.book(mentor(), wish);
      await database.unitOfWork.write(async (manager) => {
        const byPlan = `booked_by_kind = 'plan', booked_because = NULL`;
        await manager.query(`UPDATE booking SET ${byPlan} WHERE id = $1`, [booking.id]);
        if (!isTold) return;
        await manager.query(`UPDATE reminder SET state = 'sent' WHERE booking_id = $1`, [
          booking.id,
        ]);
      });
      const reason = `Hủy ${day}`;
      await services.sessions.cancel(mentor(), session.id, { version: 1, reason });
    };
    await planned('2026-12-09', false);
    await planned('2026-12-10', true);
    await services.bookings.book(mentor(), {
      menteeId: other.id,
      startAt: at('2026-12-11', 19),
      because: 'Cô gọi',
    });
    const text = await home();
    expect(text).not.toContain('Hủy 2026-12-09');
    expect(text).toContain('Hủy 2026-12-10');
    expect(text.match(/Buổi học này đã hủy/g)).toHaveLength(before + 1);
    expect(text.indexOf('card main')).toBeGreaterThan(0);
    expect(text.indexOf('card main')).toBeLessThan(text.indexOf('card is-off'));
  });

  it('name the number of the ward on every page, also where there is none', async () => {
    expect(await mine(paths.mentee.home(me))).not.toContain('Cần giúp?');
    const wanted = { wardId: world.ward.id, settings: { contactPhone: '+842293868123' } };
    await pages.app
      .get(PlannedChanges)
      .changeSettings(world.officer, wanted, { act: 'keep', reason: '' });
    for (const path of [paths.mentee.home(me), paths.mentee.book(me), '/mentee/x', '/l/none']) {
      expect([path, await mine(path)]).toEqual([
        path,
        expect.stringContaining('tel:+842293868123'),
      ]);
    }
  });

  it('ask an ambassador who books for them one question a page, and why', async () => {
    const [who, whom] = [world.mentor.id, world.mentees[1].id];
    const day = await asked(mentor(), paths.mentor.newBooking(who, whom));
    expect(day).toContain(`Đặt lịch cho ${world.mentees[1].fullName}`);
    expect(day.match(/<fieldset/g)).toHaveLength(1);
    const time = await asked(mentor(), `${paths.mentor.newBookingTime(who, whom)}?day=2026-12-01`);
    expect(time.match(/<fieldset/g)).toHaveLength(1);
    const startAt = /name="startAt" value="(\d+)"/.exec(time)?.[1] ?? '';
    const check = `${paths.mentor.newBookingCheck(who, whom)}?startAt=${startAt}`;
    const [form] = formsOf(await asked(mentor(), check));
    expect(form?.texts).toEqual(['because']);
    const sent = { ...form?.hidden, because: 'Cô gọi điện nhờ' };
    const done = await pages.send('POST', form?.action ?? '', sent);
    expect(done.location).toBe(`${paths.mentor.mentee(who, whom)}?notice=booked`);
    const again = await pages.send('POST', form?.action ?? '', sent);
    expect(again.status).toBe(409);
    expect(again.text).toContain('Chưa làm được');
  });
});
