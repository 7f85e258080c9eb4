import { IsNull } from 'typeorm';
import { DAY_MS } from '../../../src/core/time/durations';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import {
  at,
  monday,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from '../../support/worlds/session-world';

// A single one: forms of tests carry one hidden value of a name.
const evening = { weekday: 3, startMinute: 18 * 60, endMinute: 21 * 60 };

describe('the pages on which needs and topics are changed after planning', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    const clock = new FakeClock(at(monday, 9));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, () => ({ topics: ['vneid', 'cashless'], windows: [evening] })),
    );
    pages.readsCookies = false;
    pages.actors = [world.officer];
    const week = { fromDate: monday, weeks: 1 };
    await services.weekPlans.planWeeks(world.officer, world.ward.id, week);
  });
  afterAll(async () => {
    services.threads.onModuleDestroy();
    await pages.close();
    await database.drop();
  });

  const home = () => `/wards/${world.ward.code}`;
  const read = () => database.unitOfWork.read;
  const lesson = () => read().findOneByOrFail(Session, { wardId: world.ward.id });
  const needs = async (index: number) =>
    (await read().findOneByOrFail(Mentee, { id: world.mentees[index].id })).topics;

  /** The form as it stands, with these topics alone. */
  const edited = (html: string, topics: string[]) => {
    const form = formsOf(html).find(({ action }) => action.endsWith('/edit'));
    const typed = (form?.texts ?? []).map((name) => [name, valueOf(html, name) ?? '']);
    const chosen = [...(form?.choices.keys() ?? [])].flatMap((name) => {
      const values = chosenIn(html, name);
      return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values]];
    });
    return { ...Object.fromEntries([...typed, ...chosen]), topics } as Record<string, never>;
  };

  it('ask what becomes of the lesson, show it, do it, and take it back from the person’s page', async () => {
    const staff = new Pressing(pages);
    const { id, fullName } = world.mentees[0];
    await staff.open(`${home()}/mentees/${id}/edit`);
    await staff.send(/\/edit$/, edited(staff.text, ['cashless']));
    expect(staff.text).toContain(`${fullName}: buổi học hoặc cặp không còn đúng nội dung`);
    expect(staff.text).toContain('học viên không còn cần nội dung này');
    expect(await needs(0)).toEqual(['vneid', 'cashless']);
    const reason = 'Chú không cần học VNeID nữa';
    await staff.send(/\/edit$/, { act: 'next-topic', reason });
    expect(staff.text).toContain('Xem trước thay đổi');
    expect(await needs(0)).toEqual(['vneid', 'cashless']);
    await staff.send(/\/edit$/);
    expect(staff.text).toContain('Đã thay đổi.');
    expect(staff.text).toContain('Đổi nội dung học');
    expect(await needs(0)).toEqual(['cashless']);
    expect(staff.text).toContain('đổi nội dung: Cài đặt VNeID → Thanh toán không tiền mặt');
    expect(await lesson()).toMatchObject({ topic: 'cashless', seatsTaken: 3 });
    await staff.open(`${home()}/mentees/${id}`);
    await staff.send(/taking-back/);
    expect(await needs(0)).toEqual(['vneid', 'cashless']);
    expect(await lesson()).toMatchObject({ topic: 'vneid', seatsTaken: 3 });
  });

  it('give back the form with what was typed, where it is to be typed otherwise', async () => {
    const staff = new Pressing(pages);
    const { id } = world.mentees[0];
    await staff.open(`${home()}/mentees/${id}/edit`);
    await staff.send(/\/edit$/, edited(staff.text, ['digital-savings']));
    // Their ambassador does not teach that: the pair would end, and stands beside the lesson.
    expect(staff.text).toContain('đại sứ không còn nội dung nào để dạy học viên này');
    expect(staff.text).toContain('học viên không còn cần nội dung này');
    await staff.send(/\/edit$/, { step: 'again' });
    expect(chosenIn(staff.text, 'topics')).toEqual(['digital-savings']);
    expect(await needs(0)).toEqual(['vneid', 'cashless']);
  });

  it('settle all of a ward that a list left behind, from among the changes', async () => {
    const { id, version } = world.mentees[1];
    const said = { topics: ['cashless'] };
    await services.people.change(world.officer, 'mentee', { id, version }, said);
    const staff = new Pressing(pages);
    await staff.open(`${home()}/changes`);
    expect(staff.text).toContain('1 buổi sắp tới hoặc cặp');
    await staff.follow(/Buổi học, cặp không còn đúng nội dung/);
    expect(staff.text).not.toMatch(/giữ nguyên/i);
    await staff.send(/changes\/topics$/, { act: 'cancel', reason: '' });
    expect(staff.text).toContain('VNeID');
    expect((await lesson()).seatsTaken).toBe(3);
    await staff.send(/changes\/topics$/, { act: 'cancel', reason: 'Bác không cần học nữa' });
    await staff.send(/changes\/topics$/);
    expect(staff.text).toContain('Đã thay đổi.');
    expect((await lesson()).seatsTaken).toBe(2);
    await staff.open(`${home()}/changes/topics`);
    expect(staff.text).toContain('Buổi nào sắp tới cũng đúng nội dung');
    await staff.open(`${home()}/changes`);
    expect(staff.text).not.toContain('buổi sắp tới hoặc cặp');
  });

  it('say before it is saved that a pair with nothing left ends, where no lesson is ahead', async () => {
    const [{ id }, { id: other }] = world.mentees;
    const staff = new Pressing(pages);
    const pairs = () => read().countBy(Pair, { menteeId: id, endedAt: IsNull() });
    const { clock } = services;
    const then = clock.at;
    clock.at += 14 * DAY_MS;
    try {
      await staff.open(`${home()}/mentees/${id}/edit`);
      await staff.send(/\/edit$/, edited(staff.text, ['digital-savings']));
      expect(staff.text).toContain('Xem trước thay đổi');
      expect(staff.text).toContain('học viên trở lại danh sách chờ ghép');
      expect(await pairs()).toBe(1);
      await staff.send(/\/edit$/);
      expect(staff.text).toContain('Đã thay đổi.');
      expect(await pairs()).toBe(0);
      expect(await needs(0)).toEqual(['digital-savings']);
      await staff.open(`${home()}/mentees/${id}`);
      await staff.send(/taking-back/);
      expect(await pairs()).toBe(1);
      expect(await needs(0)).toEqual(['vneid', 'cashless']);
      const { version } = await read().findOneByOrFail(Mentee, { id: other });
      const said = { topics: ['digital-savings'] };
      await services.people.change(world.officer, 'mentee', { id: other, version }, said);
      // A program asks nobody: the pair ends with it, and stands among the changes.
      expect(await read().countBy(Pair, { menteeId: other, endedAt: IsNull() })).toBe(0);
    } finally {
      clock.at = then;
    }
  });
});
