import { Workbook } from 'exceljs';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';
import { walkInServices } from '../../support/worlds/walk-in-world';

const wednesday = at('2026-11-25', 18);

describe.each(dialects)('the lists of a ward’s work as Excel files, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;
  let clock: FakeClock;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
    ({ clock } = services);
    pages = await startPagesApp(database.unitOfWork, clock);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 5, (index) => ({
        fullName: index === 0 ? '=1+1' : `Bùi Thị Nga ${index}`,
        phone: index === 1 ? null : `+8498000000${index}`,
      })),
    );
    pages.readsCookies = false;
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const code = () => world.ward.code;
  const rowsAt = (url: string) => rowsOfFile(pages, url);

  it('have every pair once with both numbers, and the page leads there', async () => {
    const rows = await rowsAt(paths.ward.pairsFile(code()));
    expect(rows).toHaveLength(2 + 5);
    const [, headings] = rows;
    expect(headings).toEqual(expect.arrayContaining(['Học viên', 'ĐT đại sứ', 'Mét']));
    const names = rows.slice(2).map((row) => row[headings.indexOf('Học viên')]);
    expect(names).toContain('=1+1');
    expect((await pages.get(paths.ward.pairs(code()))).text).toContain(
      paths.ward.pairsFile(code()),
    );
    const found = await rowsAt(`${paths.ward.pairsFile(code())}?q=bui nga 3`);
    expect(found.slice(2).map((row) => row[headings.indexOf('Học viên')])).toEqual([
      'Bùi Thị Nga 3',
    ]);
  });

  it('have who is left over, the lessons of the week and who was there', async () => {
    const [first, second, third] = world.mentees;
    await services.pairChanges.end(world.officer, world.ward.id, {
      menteeId: third.id,
      forbid: false,
    });
    const left = await rowsAt(paths.ward.unpairedFile(code()));
    expect(left.slice(2).map(([name]) => name)).toEqual([third.fullName]);

    for (const mentee of [first, second]) {
      await services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt: wednesday });
    }
    const week = await rowsAt(`${paths.ward.weekFile(code())}?from=${monday}`);
    expect(week[0][0]).toContain('23/11/2026 – 29/11/2026');
    expect(week.slice(2)).toHaveLength(1);
    expect(week[2].join()).toMatch(/=1\+1.*Nga 1|Nga 1.*=1\+1/);
    expect(await rowsAt(`${paths.ward.weekFile(code())}?from=2026-12-21`)).toHaveLength(2);
    // One day of it, as the page shows one.
    const onDay = (day: string) =>
      rowsAt(`${paths.ward.weekFile(code())}?from=${monday}&day=${day}`);
    expect(await onDay('2026-11-25')).toHaveLength(3);
    expect(await onDay('2026-11-24')).toHaveLength(2);
    expect(
      (await pages.get(`${paths.ward.week(code())}?from=${monday}&day=2026-11-25`)).text,
    ).toContain('day=2026-11-25"');

    expect(await rowsAt(paths.ward.attendanceFile(code()))).toHaveLength(2);
    clock.at = wednesday + 3_600_000;
    await database.unitOfWork.write((manager) =>
      manager.update(Booking, { menteeId: first.id }, { state: 'attended' }),
    );
    expect((await rowsAt(paths.ward.unrecordedFile(code()))).slice(2)).toHaveLength(1);
    const attendance = await rowsAt(paths.ward.attendanceFile(code()));
    expect(new Map(attendance.slice(2).map((row) => [row[4], row[6]]))).toEqual(
      new Map([
        ['=1+1', 'có mặt'],
        ['Bùi Thị Nga 1', 'đã đặt'],
      ]),
    );
    const before = `?from=2026-11-01&to=2026-11-02`;
    expect(await rowsAt(paths.ward.attendanceFile(code()) + before)).toHaveLength(2);
  });

  it('have whom to call with the number that rings, and the line of a walk-in day', async () => {
    clock.at = at(monday, 9);
    const nobody = world.mentees[1];
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: nobody.id }, { phone: null });
      await manager.query(`UPDATE reminder SET state = 'failed' WHERE recipient_id = $1`, [
        nobody.id,
      ]);
    });
    const calls = await rowsAt(paths.ward.callsFile(code()));
    expect(calls.slice(2).map(([phone, whose, name]) => [phone, whose, name])).toContainEqual([
      '0912 345 678',
      expect.stringContaining('đại sứ'),
      'Bùi Thị Nga 1',
    ]);

    const day = await services.days.plan(world.officer, world.ward.id, {
      date: '2026-11-28',
      startMinute: 9 * 60,
      endMinute: 11 * 60,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
      topics: ['vneid'],
      seats: 4,
    });
    await services.line.register(world.officer, day.id, { menteeId: world.mentees[4].id });
    const line = await rowsAt(paths.ward.walkInFile(code(), day.id));
    expect(line[0][0]).toContain('28/11/2026');
    expect(line[2].slice(0, 2)).toEqual([1, 'Bùi Thị Nga 4']);
  });

  it('have the walk-in days and classes to come, and the lists to be filled in for the ward', async () => {
    expect((await rowsAt(paths.ward.walkInsFile(code())))[2].join()).toContain(world.venue.name);
    expect((await rowsAt(paths.ward.classesFile(code())))[1]).toContain('Ngày');
    const venues = await rowsAt(paths.ward.venuesTemplate(code()));
    expect(venues.slice(2).map(([name]) => name)).toContain(world.venue.name);
    for (const template of [
      paths.ward.mentorsTemplate,
      paths.ward.menteesTemplate,
      paths.ward.hamletsTemplate,
    ]) {
      const { rawPayload, headers } = await pages.app.inject(template(code()));
      expect(headers['content-disposition']).toContain('attachment');
      const workbook = new Workbook();
      await workbook.xlsx.load(rawPayload as never);
      const offered = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flat());
      expect(offered).toContain(world.hamlet.name);
    }
  });
});
