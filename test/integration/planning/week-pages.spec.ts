import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentor } from '../../support/worlds/reminder-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const wednesday = '2026-11-25';
const saturday = '2026-11-28';

describe.each(dialects)('the week as a grid on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let services: ReturnType<typeof walkInServices>;
  let world: SessionWorld;
  let other: Mentor;
  let small: string;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
    services.clock.at = at(monday, 9);
    pages = await startPagesApp(database.unitOfWork, services.clock);
  });
  beforeEach(async () => {
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 6);
      const given = { windows: alwaysFree, topics: ['vneid'], fullName: 'Đỗ Thị Mơ' };
      other = await addMentor(manager, world, given);
      small = newId();
      await insert(manager, Venue, { ...world.venue, id: small, name: 'Điểm Chợ 2', seats: 5 });
    });
    pages.readsCookies = false;
    pages.actors = [world.officer];
    await services.bookings.book(asMentee(world.mentees[0]), {
      menteeId: world.mentees[0].id,
      startAt: at(wednesday, 18),
      venueId: world.venue.id,
    });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const week = (query = '') => `/wards/${world.ward.code}/week?from=${monday}${query}`;
  const read = async (query = '') => (await pages.get(week(query))).text;
  const planWalkIn = () =>
    services.days.plan(world.officer, world.ward.id, {
      date: saturday,
      startMinute: 8 * 60,
      endMinute: 10 * 60,
      venueId: small,
      mentorIds: [other.id],
      topics: ['vneid'],
      seats: 2,
    });
  const makeClass = (mentorIds = [world.mentor.id]) =>
    services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      startAt: at(wednesday, 20),
      seats: 10,
      audienceKind: 'ward',
      audienceRef: null,
      venueId: world.venue.id,
      mentorIds,
    });
  /** The cells of the row of a venue or an ambassador. */
  const rowOf = (html: string, id: string): string[] => {
    const row = html
      .split('<tr')
      .find((part) => part.includes('scope="row"') && part.split('</th>')[0].includes(`/${id}"`));
    return [...(row ?? '').matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell);
  };

  it('has venues by days: lessons, classes, walk-in days, closed days, and what is empty', async () => {
    await planWalkIn();
    await makeClass();
    await database.unitOfWork.write((manager) =>
      insert(manager, Holiday, {
        id: newId(),
        wardId: world.ward.id,
        venueId: null,
        date: '2026-11-26',
        name: 'Giỗ tổ',
        isHoliday: true,
      }),
    );
    const cells = rowOf(await read(), world.venue.id);
    expect(cells).toHaveLength(7);
    expect(cells[2]).toContain('18:00–18:30');
    expect(cells[2]).toContain('1/5 chỗ, còn 4');
    expect(cells[2]).toContain(world.mentor.fullName);
    expect(cells[2]).toContain('Trống 18:30–20:00, 20:30–21:00');
    expect(cells[2]).toContain('/classes/');
    expect(cells[3]).toContain('Nghỉ');
    expect(cells[3]).not.toContain('Trống');
    const [, , , , , weekend] = rowOf(await read(), small);
    expect(weekend).toContain('Học không cần hẹn');
    expect(weekend).toContain(other.fullName);
    expect(weekend).toContain('Trống 10:00–11:30');
  });

  it('proposes to plan the week that is looked at, and from tomorrow on where that has begun', async () => {
    const planFrom = async (from: string) => {
      const { text } = await pages.get(`/wards/${world.ward.code}/week?from=${from}`);
      return /<input id="from"[^>]* value="([^"]*)"/.exec(text)?.[1];
    };
    expect(await planFrom('2026-12-14')).toBe('2026-12-14');
    expect(await planFrom(monday)).toBe('2026-11-24');
    expect(await planFrom('2026-11-09')).toBe('2026-11-24');
  });

  it('counts the venues as the database does, and says beside them that somebody learns at home', async () => {
    expect(await read()).toContain('1 buổi, 2 điểm học.');
    await database.unitOfWork.write((manager) =>
      manager.update(Session, { wardId: world.ward.id }, { venueId: null }),
    );
    expect(await read()).toContain('1 buổi, 2 điểm học và tại nhà.');
    expect(await read('&lang=en')).toContain('1 session, 2 venues and at home.');
  });

  it('has ambassadors by days, with when they are free by their hours', async () => {
    await planWalkIn();
    const text = await read('&by=mentor');
    const cells = rowOf(text, world.mentor.id);
    expect(cells[2]).toContain(world.venue.name);
    expect(cells[2]).toContain('Rảnh 18:30–21:00');
    const [, , , , , weekend] = rowOf(text, other.id);
    expect(weekend).toContain('Học không cần hẹn');
    expect(weekend).toContain('Rảnh 10:00–11:30');
    await services.changes.beBusy(
      world.officer,
      { mentorId: other.id, from: wednesday, to: wednesday },
      { act: 'keep', reason: 'Ốm' },
    );
    expect(rowOf(await read('&by=mentor'), other.id)[2]).toContain('Bận');
  });

  it('keeps the rows and what is looked for in every address, the file too', async () => {
    await makeClass();
    await planWalkIn();
    const filter = `&by=mentor&hamlet=${world.hamlet.id}&topic=vneid&seats=free`;
    const text = (await read(filter)).replaceAll('&amp;', '&');
    const links = [...text.matchAll(/href="([^"]*\/week[^"]*)"/g)].map(([, href]) => href ?? '');
    expect(links.length).toBeGreaterThan(9);
    const kept = links.filter((href) => !href.includes('notice') && href.includes('?'));
    for (const href of kept.filter((one) => /[?&](from|day)=/.test(one))) {
      if (href.endsWith(`from=${monday}&by=mentor`)) continue;
      expect(href).toContain('topic=vneid');
      expect(href).toContain('seats=free');
    }
    const file = `/wards/${world.ward.code}/week.xlsx?from=${monday}`;
    const all = await rowsOfFile(pages, file);
    expect(all.slice(2)).toHaveLength(3);
    const ofVenue = await rowsOfFile(pages, `${file}&venue=${small}`);
    expect(ofVenue.slice(2).map((row) => row[2])).toEqual(['học không cần hẹn']);
    const found = await rowsOfFile(pages, `${file}&q=${encodeURIComponent('đỗ thị mơ')}`);
    expect(found.slice(2)).toHaveLength(1);
  });

  it.each(['venue', 'mentor'])(
    'finds a class by whoever holds it, as often as the file, by %s',
    async (by) => {
      await makeClass([world.mentor.id, other.id]);
      const second = `mentor=${other.id}&by=${by}`;
      const text = await read(`&${second}`);
      expect(text).toContain('/classes/');
      const file = `/wards/${world.ward.code}/week.xlsx?from=${monday}`;
      const found = async (query: string) => {
        const count = /role="status">\s*(\d+)/.exec(await read(`&${query}`))?.[1];
        const rows = (await rowsOfFile(pages, `${file}&${query}`)).slice(2);
        expect(rows).toHaveLength(Number(count));
        return rows;
      };
      const [line] = await found(second);
      expect(line?.[4]).toBe(`${world.mentor.fullName}, ${other.fullName}`);
      expect(await found(`seats=free&by=${by}`)).toHaveLength(2);
      expect(await found(`q=${encodeURIComponent('đỗ thị mơ')}&by=${by}`)).toHaveLength(1);
      expect(await found(`day=${wednesday}&by=${by}`)).toHaveLength(2);
      expect(await found(`day=${saturday}&by=${by}`)).toHaveLength(0);
      if (by === 'mentor')
        expect(rowOf(await read('&by=mentor&seats=free'), other.id)[2]).toContain('/classes/');
    },
  );

  it('stands on the poster and in the loudspeaker text of a hamlet, with how long people wait', async () => {
    const day = await planWalkIn();
    const paper = async (what: string) =>
      (
        await pages.get(
          `/wards/${world.ward.code}/hamlets/${world.hamlet.id}/${what}?from=${monday}`,
        )
      ).text;
    const poster = await paper('poster');
    expect(poster).toContain('Học không cần hẹn');
    expect(poster).toContain('2 người mỗi nửa giờ, cả buổi khoảng 8 người');
    expect(poster).not.toContain('đang chờ');
    expect(await paper('loudspeaker')).toContain('Ngày học không cần hẹn: thứ bảy');
    // While it runs, as the line stands.
    services.clock.at = at(saturday, 8, 10);
    for (const mentee of world.mentees.slice(0, 3))
      await services.line.register(world.officer, day.id, { menteeId: mentee.id, topic: 'vneid' });
    const now = await paper('poster');
    expect(now).toContain('Lúc 08:10 có 3 người đang chờ. Ai đến lúc đó, chờ: 20 phút.');
    expect(await paper('loudspeaker')).toContain(
      'Lúc tám giờ mười có ba người đang chờ: ai đến bây giờ chờ khoảng hai mươi phút.',
    );
    services.clock.at = at(monday, 9);
  });

  it('finds what has seats free, whom a name means, and one day alone', async () => {
    const full = world.mentees[0].fullName;
    expect(rowOf(await read('&seats=free'), world.venue.id)[2]).toContain('18:00–18:30');
    expect(await read(`&q=${encodeURIComponent(full)}`)).toContain('18:00–18:30');
    expect(await read('&q=khong+ai')).toContain('Không có gì như đang tìm');
    const day = await read(`&day=${wednesday}`);
    expect(rowOf(day, world.venue.id)).toHaveLength(1);
    expect(day).toContain('Cả tuần');
    expect(day).toContain('Cho nghỉ: Thứ Tư, 25/11/2026');
  });
});
