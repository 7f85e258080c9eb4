import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const wednesday = '2026-11-25';

describe.each(dialects)('the first page of an officer, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock, { BASE_URL: 'https://xa.example.vn' });
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const home = async () => (await pages.get(paths.ward.home(world.ward.code))).text;
  /** The numbers of the list with their words, and where each leads. */
  const items = async () =>
    [...(await home()).matchAll(/<a href="([^"]*)"><strong>(\d+)<\/strong> <span>([^<]*)</g)].map(
      ([, href, count, words]) => ({ href, count: Number(count), words }),
    );

  it('leads through the first steps until a lesson was planned, and then says what waits', async () => {
    expect(await home()).toContain('Các bước ban đầu');
    // What keeps messages from arriving is to be known before there are any.
    expect(await home()).toContain('Chưa có dịch vụ gửi tin nào');
    const { bookings } = sessionServices(database.unitOfWork, clock);
    const [first, second] = world.mentees;
    await bookings.book(asMentee(first), { menteeId: first.id, startAt: at(monday, 18) });
    await bookings.book(asMentee(second), { menteeId: second.id, startAt: at(wednesday, 18) });
    expect(await home()).not.toContain('Các bước ban đầu');
    // Their pairs are old, and no lesson was held.
    expect(await items()).toEqual([
      {
        href: `${paths.ward.week(world.ward.code)}?day=${monday}`,
        count: 1,
        words: 'buổi học hôm nay',
      },
      {
        href: `${paths.ward.reminders(world.ward.code)}#silent`,
        count: 1,
        words: 'đại sứ im lặng hơn hai tuần',
      },
      // The third of them has none ahead.
      {
        href: `${paths.ward.mentees(world.ward.code)}?show=no-lesson`,
        count: 1,
        words: 'học viên có đại sứ mà chưa có buổi học nào sắp tới',
      },
    ]);
  });

  it('leads to who has an ambassador and no lesson ahead, and from there to the plan', async () => {
    const [third] = (await items()).filter(({ href }) => href.endsWith('no-lesson'));
    const { text } = await pages.get(third.href);
    const page = ({ id }: { id: string }) => `"${paths.ward.mentee(world.ward.code, id)}"`;
    expect(world.mentees.map((mentee) => text.includes(page(mentee)))).toEqual([
      false,
      false,
      true,
    ]);
    const week = paths.ward.week(world.ward.code);
    expect(text).toContain(`${week}#plan`);
    expect((await pages.get(week)).text).toContain('id="plan"');
  });

  it('says what keeps the ward from reaching its people, until it is set up', async () => {
    expect(await home()).toContain('Chưa có dịch vụ gửi tin nào');
    expect(await home()).not.toContain('BASE_URL');
    expect(await home()).toContain('Chưa có số điện thoại của đơn vị');
    await database.unitOfWork.write((manager) =>
      manager.update(
        Ward,
        { id: world.ward.id },
        { settings: { ...world.ward.settings, contactPhone: '+842293871234' } },
      ),
    );
    expect(await home()).not.toContain('Chưa có số điện thoại của đơn vị');
  });

  it('counts the lessons on days off, and those of yesterday without attendance', async () => {
    await database.unitOfWork.write((manager) =>
      insert(manager, Holiday, {
        id: newId(),
        wardId: world.ward.id,
        venueId: null,
        date: wednesday,
        name: 'Bão',
        isHoliday: true,
      }),
    );
    clock.at = at('2026-11-24', 9);
    const waiting = await items();
    expect(waiting.map(({ count, words }) => `${count} ${words}`)).toEqual([
      '1 buổi đã qua chưa ghi ai đến',
      '1 đại sứ im lặng hơn hai tuần',
      // The lesson of yesterday was the only one of the first.
      '2 học viên có đại sứ mà chưa có buổi học nào sắp tới',
      '1 buổi học rơi vào ngày nghỉ trong 30 ngày tới',
    ]);
    for (const { href } of waiting) expect((await pages.get(href)).status).toBe(200);
    const { text } = await pages.get(waiting[3].href);
    expect(text).toMatch(/id="sessions"[^]*25\/11\/2026[^]*>1<\/a>[^]*day-off\?from=2026-11-25/);
  });

  it('says as many sessions of the seven days as the list to which the number leads', async () => {
    const counted = async () => {
      const [, count, href] =
        /<strong>(\d+)<\/strong> <a href="([^"]*week\?from=[^"]*)"/.exec(await home()) ?? [];
      const { text } = await pages.get(href);
      return { count, list: /(\d+) buổi, \d+ điểm học/.exec(text)?.[1] };
    };
    expect(await counted()).toEqual({ count: '1', list: '1' });
    const { bookings } = sessionServices(database.unitOfWork, clock);
    const [first] = world.mentees;
    const booked = { menteeId: first.id, startAt: at('2026-11-30', 18) };
    const { booking } = await bookings.book(asMentee(first), booked);
    // The Monday of the next week is the seventh day.
    expect(await counted()).toEqual({ count: '2', list: '2' });
    await bookings.cancel(asMentee(first), booking.id, { version: 1 });
    expect(await counted()).toEqual({ count: '1', list: '1' });
  });

  it('counts whom no message reached as the list of calls does', async () => {
    const [reminder] = await database.unitOfWork.read.find(Reminder, {
      where: { wardId: world.ward.id, recipientId: world.mentees[1].id },
      order: { dueAt: 'DESC' },
    });
    await database.unitOfWork.write((manager) =>
      manager.update(Reminder, { id: reminder.id }, { state: 'failed', failure: 'no-address' }),
    );
    const [calls] = await items();
    expect(calls).toMatchObject({ count: 1, words: 'số điện thoại cần gọi' });
    expect((await pages.get(calls.href)).text).toContain('id="calls"');
  });
});
