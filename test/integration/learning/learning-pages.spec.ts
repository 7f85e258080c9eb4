import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from '../../support/worlds/session-world';

describe.each(dialects)('what is asked before it is done, and told when it was (%s)', (dialect) => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let me: string;
  let mentor: Actor;

  beforeEach(async () => {
    clock.at = at(monday, 9);
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    services = sessionServices(database.unitOfWork, clock);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 2, () => ({ topics: ['vneid'] })),
    );
    me = world.mentees[0].id;
    mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
    pages.actors = [mentor];
  });
  afterEach(async () => {
    await pages.close();
    await database.drop();
  });

  const pressing = async (path: string): Promise<Pressing> => {
    const hand = new Pressing(pages);
    await hand.open(path);
    return hand;
  };
  const isGuided = async () => (await services.pairs.ofMentee(me)) !== null;

  describe('a corrected result', () => {
    const skills = () => paths.mentor.menteeSkills(world.mentor.id, me);
    const learned = { topic: 'vneid', level: 'alone', reason: 'Tự cài được' };

    it('says that it ends the course before it does, and what is called off', async () => {
      await services.bookings.book(asMentee(world.mentees[0]), {
        menteeId: me,
        startAt: at('2026-11-24', 18),
      });
      const hand = await pressing(skills());
      await hand.send(/skills$/, learned);
      expect(hand.text).toContain('Sửa như vậy thì khóa học kết thúc');
      expect(hand.text).toContain('1 buổi học đã hẹn sẽ được hủy');
      expect(await isGuided()).toBe(true);
      await hand.send(/skills$/);
      expect(hand.text).toContain('Khóa học của người này với đại sứ đã kết thúc');
      expect(await isGuided()).toBe(false);
    });

    it('is taken back by the ambassador who pressed it, as long as there is a place', async () => {
      const hand = await pressing(skills());
      await hand.send(/skills$/, learned);
      await hand.send(/skills$/);
      expect(hand.text).toContain('Vừa học xong với bạn');
      expect(hand.text).toContain(`href="${skills()}"`);
      await hand.open(skills());
      await hand.send(/skills$/, { topic: 'vneid', level: 'with-help', reason: 'Ghi nhầm' });
      expect(hand.text).toContain('Sửa như vậy thì khóa học tiếp tục');
      expect(await isGuided()).toBe(false);
      await hand.send(/skills$/);
      expect(await isGuided()).toBe(true);
    });

    it('says that the course cannot go on where the place has gone to somebody else', async () => {
      const hand = await pressing(skills());
      await hand.send(/skills$/, learned);
      await hand.send(/skills$/);
      await database.unitOfWork.write((manager) =>
        manager.update(Mentor, { id: world.mentor.id }, { maxMentees: 1 }),
      );
      await hand.open(skills());
      await hand.send(/skills$/, { topic: 'vneid', level: 'never', reason: 'Ghi nhầm' });
      expect(hand.text).toContain('Đại sứ cũ không còn chỗ');
      await hand.send(/skills$/);
      expect(await isGuided()).toBe(false);
    });

    it('is theirs no longer after a fortnight, nor when somebody else guides the learner', async () => {
      const hand = await pressing(skills());
      await hand.send(/skills$/, learned);
      await hand.send(/skills$/);
      expect((await pages.get(skills())).status).toBe(200);
      clock.at += 15 * 86_400_000;
      expect((await pages.get(skills())).status).toBe(404);
    });

    it('is saved at once where it ends nothing', async () => {
      const hand = await pressing(skills());
      await hand.send(/skills$/, { ...learned, level: 'with-help' });
      expect(hand.text).toContain('Kết quả học đã được lưu');
    });
  });

  describe('a certificate', () => {
    it('is of what was learned, and of nothing else', async () => {
      pages.actors = [asMentee(world.mentees[0])];
      const certificate = paths.mentee.certificate(me);
      const none = await pages.get(certificate);
      expect(none.text).toContain('<h1>Chưa có giấy chứng nhận</h1>');
      expect(none.text).not.toContain('chứng nhận ông/bà');
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: me }, { topics: [] }),
      );
      await services.pairChanges.end(world.officer, world.ward.id, { menteeId: me, forbid: false });
      expect((await pages.get(paths.mentee.home(me))).text).not.toContain(certificate);

      const level = { level: 'alone', reason: 'Tự làm', version: 0 } as const;
      await services.courses.correct(world.officer, me, 'vneid', level);
      const { text } = await pages.get(certificate);
      expect(text).toContain('chứng nhận ông/bà');
      expect(text).not.toContain('Ctrl+P');
      expect((await pages.get(paths.mentee.home(me))).text).toContain(certificate);
    });
  });

  describe('free times', () => {
    const path = () => paths.mentee.freeTimes(me);
    const save = (version: string, windows: string[], more = {}) =>
      pages.send('POST', path(), { version, windows, ...more });
    const versionIn = (html: string) => formsOf(html)[0]?.hidden.version ?? '';
    const savedNow = async () => (await services.people.mentee(me)).windows;

    beforeEach(() => {
      pages.actors = [asMentee(world.mentees[0])];
    });

    it('of an older page do not overwrite newer ones unseen', async () => {
      const old = versionIn((await pages.get(path())).text);
      expect((await save(old, ['1-1080-1260'])).status).toBe(303);
      const refused = await save(old, ['2-1080-1260', '3-600-660']);
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('vừa được sửa ở nơi khác');
      expect(refused.text).toMatch(/Giờ rảnh đang lưu<.h2><ul><li>Tối[^<]*: Thứ Hai</);
      expect(chosenIn(refused.text, 'windows')).toEqual(['2-1080-1260', '3-600-660']);
      expect(await savedNow()).toEqual([{ weekday: 1, startMinute: 1080, endMinute: 1260 }]);
      expect((await save(versionIn(refused.text), ['2-1080-1260'])).status).toBe(303);
    });

    it('are none only when that was meant', async () => {
      const version = versionIn((await pages.get(path())).text);
      const asked = await save(version, []);
      expect(asked.status).toBe(200);
      expect(asked.text).toContain('Bạn không rảnh buổi nào?');
      expect(await savedNow()).not.toEqual([]);
      const [form] = formsOf(asked.text);
      expect((await pages.send('POST', form.action, form.hidden)).status).toBe(303);
      expect(await savedNow()).toEqual([]);
    });
  });

  describe('a seat that was kept', () => {
    const hold = async () => {
      pages.actors = [asMentee(world.mentees[0])];
      const startAt = String(at('2026-11-24', 18));
      const { location } = await pages.send('POST', paths.mentee.holds(me), { startAt });
      return location ?? '';
    };

    it('is told to be over, and booked all the same', async () => {
      const page = await hold();
      clock.at += 6 * 60_000;
      expect(await services.holds.releaseExpired()).toBe(1);
      const { text } = await pages.get(page);
      expect(text).toContain('<h1>Đã hết giờ giữ chỗ</h1>');
      const [form] = formsOf(text);
      const booked = await pages.send('POST', form.action, form.hidden);
      expect(booked.location).toContain('notice=booked');
    });

    it('is told to be taken when somebody else has the time', async () => {
      const page = await hold();
      clock.at += 6 * 60_000;
      await services.holds.releaseExpired();
      await database.unitOfWork.write((manager) =>
        manager.update(Mentor, { id: world.mentor.id }, { windows: [] }),
      );
      const { text } = await pages.get(page);
      expect(text).toContain('nay không còn trống');
      expect(formsOf(text)).toHaveLength(0);
    });

    it('is told to be let go for another one', async () => {
      const page = await hold();
      const startAt = String(at('2026-11-25', 18));
      await pages.send('POST', paths.mentee.holds(me), { startAt });
      expect((await pages.get(page)).headers.get('location')).toContain('notice=hold-gone');
    });
  });

  it('chooses the only line that there is', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: world.mentor.id }, { topics: ['vneid'] }),
    );
    const startAt = at('2026-11-24', 18);
    const { session } = await services.bookings.book(asMentee(world.mentees[1]), {
      menteeId: world.mentees[1].id,
      startAt,
    });
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE session SET seats = seats_taken WHERE id = '${session.id}'`),
    );
    pages.actors = [asMentee(world.mentees[0])];
    const { text } = await pages.get(paths.mentee.waiting(me));
    expect(chosenIn(text, 'sessionId')).toEqual([session.id]);
  });
});
