import { In, IsNull } from 'typeorm';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { PairChanges } from '../../../src/modules/sessions/pair-moves/pair-changes.service';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PeopleAct } from '../../../src/modules/people/entities/people-act.entity';
import { PersonChange } from '../../../src/modules/people/entities/person-change.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { PersonHistory } from '../../../src/modules/people/history/person-history';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { PeopleActs } from '../../../src/modules/sessions/people-acts/people-acts.service';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const header = 'Họ và tên,Năm sinh,Giới tính,SĐT,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';

describe.each(dialects)('an act on many people, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    clock.stepMs = 1;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    const officer: Actor = world.officer;
    pages.actors = [officer];
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const acts = () => pages.app.get(PeopleActs);
  const home = () => `/wards/${world.ward.code}`;
  const mentees = async () =>
    (await read().findBy(Mentee, { wardId: world.ward.id })).toSorted((a, b) =>
      a.fullName < b.fullName ? -1 : 1,
    );
  const named = async (fullName: string) =>
    read().findOneByOrFail(Mentee, { wardId: world.ward.id, fullName });
  const row = (
    name: string,
    { year = 1955, phone = '0912345678', needs = 'VNeID', more = '' } = {},
  ) => `${name},${year},Nữ,${phone},${world.hamlet.name},${needs},Tối thứ 2,15/11/2026${more}`;
  const bring = async (rows: string[], head = header) => {
    const bytes = Buffer.from([head, ...rows].join('\n'));
    const { sheetImport } = await pages.app
      .get(ImportsService)
      .import(world.officer, world.ward.id, 'mentees', { name: `${newId()}.csv`, bytes });
    return sheetImport;
  };
  const withoutBookkeeping = (mentee: Mentee) => ({
    ...mentee,
    version: 0,
    updatedAt: 0,
    sheetRow: 0,
  });

  describe('that brought a list', () => {
    it('is taken back in one press: whom it added goes, whom it changed is as before', async () => {
      await bring([row('Bùi Thị Nga'), row('Bùi Thị Lan', { phone: '0912345679' })]);
      const before = await mentees();
      clock.at += 60_000;
      const brought = await bring([
        row('Bùi Thị Nga', { phone: '0977000111', needs: 'Thanh toán' }),
        row('Bùi Thị Lan', { phone: '0912345679' }),
        row('Đỗ Thị Mới', { phone: '0912345670' }),
      ]);
      expect([brought.added, brought.changed]).toEqual([1, 1]);
      const nga = await named('Bùi Thị Nga');
      const [entry] = await pages.app.get(PersonHistory).of('mentee', nga.id);
      expect(entry).toMatchObject({ action: 'mentee.import', actId: brought.id });
      expect(entry.changes).toContainEqual({
        name: 'phone',
        was: '+84912345678',
        is: '+84977000111',
      });
      const fresh = await named('Đỗ Thị Mới');
      const person = await pages.get(`${home()}/mentees/${fresh.id}`);
      expect(person.text).toContain(`${home()}/people-acts/${brought.id}`);
      const led = await pages.get(`${home()}/people-acts/${brought.id}`);
      expect(led.status).toBe(303);
      const page = await pages.get(`${home()}/imports/${brought.id}`);
      expect(page.text).toContain('1 người được thêm sẽ ra khỏi danh sách. 1 người trở lại');
      clock.at += 60_000;
      const back = await pages.send('POST', `${home()}/people-acts/${brought.id}/taking-back`, {});
      expect(back.status).toBe(303);
      const after = await mentees();
      expect(after.map(withoutBookkeeping)).toEqual(before.map(withoutBookkeeping));
      expect(await read().countBy(PersonalLink, { personId: fresh.id })).toBe(0);
      expect(await read().countBy(PersonChange, { personId: fresh.id })).toBe(0);
      const { text } = await pages.get(back.location ?? '');
      expect(text).toContain('Đã hoàn tác lúc');
      const again = await pages.send('POST', `${home()}/people-acts/${brought.id}/taking-back`, {});
      expect(again.status).toBe(409);
      // The same list comes as if it had never been there.
      const anew = await bring([row('Đỗ Thị Mới', { phone: '0912345670' })]);
      expect(anew.added).toBe(1);
    });

    it('ends pairs with nothing left in common, and one press goes on with them', async () => {
      await bring([row('Bùi Thị Nga'), row('Bùi Thị Lan', { phone: '0912345679' })]);
      const nga = await named('Bùi Thị Nga');
      const pair = { menteeId: nga.id, mentorId: world.mentor.id };
      await pages.app.get(PairChanges).giveOne(world.officer, world.ward.id, pair);
      const standing = () => read().countBy(Pair, { menteeId: nga.id, endedAt: IsNull() });
      expect(await standing()).toBe(1);
      clock.at += 60_000;
      const brought = await bring([row('Bùi Thị Nga', { needs: 'Chữ ký số' })]);
      expect(brought.changed).toBe(1);
      expect(await standing()).toBe(0);
      const list = await pages.get(`${home()}/changes`);
      expect(list.text).toContain('Nội dung học đã thay đổi');
      clock.at += 60_000;
      await pages.send('POST', `${home()}/people-acts/${brought.id}/taking-back`, {});
      expect((await named('Bùi Thị Nga')).topics).toEqual(['vneid']);
      expect(await standing()).toBe(1);
    });

    it('leaves whoever was changed, paired, booked, stopped or merged since, and names them before', async () => {
      await bring([row('Bùi Thị Cũ', { phone: '0912000001' })]);
      clock.at += 60_000;
      const names = ['Sửa', 'Ghép', 'Nghỉ', 'Gộp', 'Giữ', 'Xóa'];
      const brought = await bring([
        ...names.map((name, nth) => row(`Đỗ Thị ${name}`, { phone: `091234567${nth}` })),
        row('Bùi Thị Cũ', { phone: '0912000002' }),
      ]);
      clock.at += 60_000;
      const { id: changedId, version } = await named('Đỗ Thị Sửa');
      await pages.app
        .get(PeopleService)
        .changeMentee(world.officer, changedId, version, { email: 'a@b.vn' });
      const mentor = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const paired = await named('Đỗ Thị Ghép');
      await pages.app
        .get(PairChanges)
        .giveOne(world.officer, world.ward.id, { menteeId: paired.id, mentorId: mentor.id });
      const stopped = await named('Đỗ Thị Nghỉ');
      const leaving = { side: 'mentee', reason: 'moved', on: monday } as const;
      await services.departures.stop(world.officer, { ...leaving, id: stopped.id, version: 1 });
      const [kept, other] = [await named('Đỗ Thị Giữ'), await named('Đỗ Thị Gộp')];
      await services.merges.merge(world.officer, { side: 'mentee', kept, other, chosen: {} });
      const old = await named('Bùi Thị Cũ');
      await pages.app
        .get(PeopleService)
        .changeMentee(world.officer, old.id, old.version, { phone: '+84912000003' });

      const path = `${home()}/people-acts/${brought.id}/taking-back`;
      const look = await pages.send('POST', path, {});
      expect(look.status).toBe(200);
      for (const words of [
        'Xem trước khi hoàn tác',
        'đã được sửa sau đó',
        'đã được ghép cặp sau đó',
        'đã được ghi là ngừng tham gia sau đó',
        'đã được gộp vào hồ sơ khác sau đó',
      ]) {
        expect(look.text).toContain(words);
      }
      expect(await named('Đỗ Thị Xóa')).toBeDefined();
      expect((await read().findOneByOrFail(PeopleAct, { id: brought.id })).takenBackAt).toBeNull();
      const done = await pages.send('POST', path, { confirmed: 'yes' });
      expect(done.status).toBe(303);
      const left = (await mentees()).map(({ fullName }) => fullName);
      expect(left).toEqual(
        expect.arrayContaining([
          'Đỗ Thị Sửa',
          'Đỗ Thị Ghép',
          'Đỗ Thị Nghỉ',
          'Đỗ Thị Giữ',
          'Đỗ Thị Gộp',
        ]),
      );
      expect(left).not.toContain('Đỗ Thị Xóa');
      expect((await named('Bùi Thị Cũ')).phone).toBe('+84912000003');
      expect(await read().countBy(Pair, { menteeId: paired.id })).toBe(1);
      const { text } = await pages.get(done.location ?? '');
      expect(text).toContain('Những người giữ nguyên');
      expect(text).toContain('Đỗ Thị Ghép');
    });

    it('goes back whole although what a later list stopped was taken back before, or somebody came back by themselves', async () => {
      const first = await bring([row('Đỗ Thị Mới', { phone: '0912345670' })]);
      clock.at += 60_000;
      const later = await bring(
        [
          row('Đỗ Thị Mới', { phone: '0912345670', more: ',đã chuyển đi' }),
          row('Đỗ Thị Khác', { phone: '0912345671', more: ',' }),
        ],
        `${header},Tình trạng`,
      );
      expect([later.added, later.stopped]).toEqual([1, 1]);
      const { id } = await named('Đỗ Thị Mới');
      const press = (act: string) =>
        pages.send('POST', `${home()}/people-acts/${act}/taking-back`, {});
      clock.at += 60_000;
      expect((await press(later.id)).status).toBe(303);
      expect(await read().findOneByOrFail(Mentee, { id })).toMatchObject({ isActive: true });
      clock.at += 60_000;
      expect((await press(first.id)).status).toBe(303);
      expect(await read().findOneBy(Mentee, { id })).toBeNull();
      expect(await read().countBy(PersonStop, { personId: id })).toBe(0);

      // The list itself stopped somebody, whom an officer brought back from their page.
      await bring([row('Bùi Thị Về', { phone: '0912345672' })]);
      clock.at += 60_000;
      const own = await bring(
        [
          row('Bùi Thị Về', { phone: '0912345672', more: ',đã chuyển đi' }),
          row('Bùi Thị Thêm', { phone: '0912345673', more: ',' }),
        ],
        `${header},Tình trạng`,
      );
      const gone = await named('Bùi Thị Về');
      const { id: goneId, version } = gone;
      const returning = { side: 'mentee' as const, id: goneId, version, restore: true };
      await services.returns.bringBack(world.officer, returning);
      clock.at += 60_000;
      expect((await press(own.id)).status).toBe(303);
      expect((await named('Bùi Thị Về')).isActive).toBe(true);
      expect((await mentees()).map(({ fullName }) => fullName)).not.toContain('Bùi Thị Thêm');
    });

    it('brings back with their places whom the list stopped', async () => {
      const [{ id, fullName, birthYear }] = world.mentees;
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id }, { identityKey: newId() }),
      );
      const { booking } = await services.bookings.book(asMentee(world.mentees[0]), {
        menteeId: id,
        startAt: at('2026-11-25', 18),
      });
      const known = await pages.app
        .get(PeopleService)
        .changeMentee(world.officer, id, 1, { fullName: 'Hoàng Văn Đi', birthYear: 1950 });
      expect([fullName, birthYear]).not.toEqual([known.fullName, known.birthYear]);
      const brought = await bring(
        [row('Hoàng Văn Đi', { year: 1950, phone: '', more: ',đã chuyển đi' })],
        `${header},Tình trạng`,
      );
      expect([brought.changed, brought.stopped]).toEqual([0, 1]);
      expect((await named('Hoàng Văn Đi')).isActive).toBe(false);
      const view = await acts().takeBack(world.officer, brought.id);
      expect(view).toMatchObject({ returned: 1, pairs: 1, places: 1, stayed: [], stopped: 1 });
      expect((await named('Hoàng Văn Đi')).isActive).toBe(true);
      expect(await read().findOneBy(Booking, { id: booking.id })).toMatchObject({
        state: 'booked',
      });
    });

    it('is taken back once, and loses nobody who is paired in the same moment', async () => {
      const mentor = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      for (let round = 0; round < 4; round += 1) {
        const name = `Đỗ Thị ${['Một', 'Hai', 'Ba', 'Bốn'][round]}`;
        const [year, phone] = [1950 + round, `091234567${round}`];
        const brought = await bring([
          row(name, { year, phone }),
          row(`${name} Em`, { year: year - 20, phone: `091234568${round}` }),
        ]);
        clock.at += 60_000;
        const { id } = await named(name);
        const outcomes = await Promise.allSettled([
          pages.app
            .get(PairChanges)
            .giveOne(world.officer, world.ward.id, { menteeId: id, mentorId: mentor.id }),
          acts().takeBack(world.officer, brought.id),
          acts().takeBack(world.officer, brought.id),
          pages.app.get(PeopleService).changeMentee(world.officer, id, 1, { email: 'a@b.vn' }),
        ]);
        const taken = outcomes.slice(1, 3).filter(({ status }) => status === 'fulfilled');
        expect(taken).toHaveLength(1);
        for (const one of outcomes) {
          if (one.status === 'rejected') expect(one.reason).toHaveProperty('code');
          if (one.status === 'rejected') expect(one.reason.code).not.toMatch(/^\d|SQLITE/);
        }
        const isThere = await read().existsBy(Mentee, { id });
        const isTouched = outcomes[0].status === 'fulfilled' || outcomes[3].status === 'fulfilled';
        expect(isThere).toBe(isTouched);
        expect(await read().existsBy(Mentee, { fullName: `${name} Em` })).toBe(false);
      }
    });

    it('of two thousand rows is taken back in one write, some hundred at a time', async () => {
      const letters = ['An', 'Bình', 'Cúc', 'Dung', 'Em', 'Giang', 'Hà', 'Khánh', 'Liên', 'Mai'];
      const name = (nth: number) =>
        [1000, 100, 10, 1].map((by) => letters[Math.floor(nth / by) % 10]).join(' ');
      const all = Array.from({ length: 2000 }, (_, nth) =>
        row(name(nth), { year: 1940 + (nth % 50), phone: `09${String(10_000_000 + nth)}` }),
      );
      const half = await bring(all.slice(0, 1000));
      clock.at += 60_000;
      const both = await bring(all.map((one) => one.replace('VNeID', 'Thanh toán')));
      expect([half.added, both.added, both.changed]).toEqual([1000, 1000, 1000]);
      clock.at += 60_000;
      const view = await acts().takeBack(world.officer, both.id);
      expect(view).toMatchObject({ added: 1000, gone: 1000, changedBack: 1000, stayed: [] });
      expect(await read().countBy(Mentee, { wardId: world.ward.id })).toBe(1003);
      const { topics } = await named(name(7));
      expect(topics).toEqual(['vneid']);
      const other = await acts().takeBack(world.officer, half.id);
      expect(other).toMatchObject({ gone: 1000, stayed: [] });
    }, 120_000);
  });

  describe('that stopped several', () => {
    const stopAll = async (reason = 'moved') => {
      const people = world.mentees.map(({ id }) => `${id}.1`).join(',');
      const answers = { people, reason, on: monday, confirmed: 'yes' };
      const { status, location } = await pages.send(
        'POST',
        `${home()}/mentees/picked/stop`,
        answers,
      );
      return { status, location: location?.split('?')[0] ?? '' };
    };
    const ids = () => world.mentees.map(({ id }) => id);
    const active = () => read().countBy(Mentee, { id: In(ids()), isActive: true });

    it('is taken back in one press from the page after it: pairs and places are there again', async () => {
      for (const [nth, mentee] of world.mentees.entries()) {
        const startAt = at('2026-11-25', 18 + nth);
        await services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt });
      }
      const stopped = await stopAll();
      expect(stopped.status).toBe(303);
      expect(await active()).toBe(0);
      const page = await pages.get(stopped.location);
      expect(page.text).toContain('Cho 3 người nghỉ');
      expect((await pages.get(`${home()}/changes`)).text).toContain(stopped.location);
      const person = await pages.get(`${home()}/mentees/${ids()[0]}`);
      expect(person.text).toContain(stopped.location);
      clock.at += 60_000;
      const back = await pages.send('POST', `${stopped.location}/taking-back`, {});
      expect(back.status).toBe(303);
      expect(await active()).toBe(3);
      const booked = { menteeId: In(ids()), state: 'booked' as const };
      expect(await read().countBy(Booking, booked)).toBe(3);
      const { text } = await pages.get(back.location ?? '');
      expect(text).toMatch(/<strong>3<\/strong>\s*<span>người trở lại/);
      expect((await pages.send('POST', `${stopped.location}/taking-back`, {})).status).toBe(409);
    });

    it('leaves whoever came back or was decided about since, and who has to agree anew', async () => {
      const stopped = await stopAll();
      const [first, second] = world.mentees;
      await services.returns.bringBack(world.officer, {
        side: 'mentee',
        id: first.id,
        version: 2,
        restore: false,
      });
      const died = { side: 'mentee', id: second.id, version: 2, on: monday } as const;
      await services.stopCorrections.correct(world.officer, { ...died, reason: 'died' });
      const look = await pages.send('POST', `${stopped.location}/taking-back`, {});
      expect(look.status).toBe(200);
      expect(look.text).toContain('đã trở lại trước đó rồi');
      expect(look.text).toContain('đã được sửa sau đó');
      await pages.send('POST', `${stopped.location}/taking-back`, { confirmed: 'yes' });
      expect(await active()).toBe(2);
      expect((await read().findOneByOrFail(Mentee, { id: second.id })).isActive).toBe(false);
    });

    it('for consent that was withdrawn brings nobody back without it', async () => {
      const stopped = await stopAll('consent');
      const look = await pages.send('POST', `${stopped.location}/taking-back`, {});
      expect(look.text).toContain('phải đồng ý lại');
      await pages.send('POST', `${stopped.location}/taking-back`, { confirmed: 'yes' });
      expect(await active()).toBe(0);
    });

    it('is taken back by one of two officers', async () => {
      const stopped = await stopAll();
      const id = stopped.location.split('/').at(-1) ?? '';
      const presses = await Promise.allSettled([
        acts().takeBack(world.officer, id),
        acts().takeBack(world.officer, id),
        acts().takeBackWhole(world.officer, id),
      ]);
      expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await active()).toBe(3);
      const stranger: Actor = { kind: 'officer', id: newId(), wardId: newId() };
      await expect(acts().get(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});
