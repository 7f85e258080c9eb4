import type { Actor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import type { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { makeNewcomer } from '../../factories/people';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const header = 'Họ và tên,Năm sinh,Giới tính,SĐT,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';

describe.each(dialects)('somebody who is put right, on %s', (dialect) => {
  let world: FeaturesWorld;
  let wardId: string;
  let hamlets: Hamlet[];

  beforeAll(async () => {
    world = await startFeatures(dialect);
  });
  beforeEach(async () => {
    const code = newId().slice(-10);
    const place = { latitude: 20.3, longitude: 105.8 };
    const ward = await world.app
      .get(WardsService)
      .create(systemActor, { code, name: 'Xã', ...place });
    wardId = ward.id;
    const places = world.app.get(PlacesService);
    await places.saveHamlets(systemActor, wardId, [
      { name: 'Thôn 1', ...place },
      { name: 'Thôn 2', latitude: 20.31, longitude: 105.81 },
    ]);
    hamlets = await places.hamlets(wardId);
  });
  afterAll(() => world.close());

  const people = () => world.app.get(PeopleService);
  const add = (fullName = 'Bùi Thị Nga') =>
    world.app.get(CounterService).add(systemActor, wardId, {
      ...makeNewcomer({ hamletId: hamlets[0].id, phone: '0912345678' }),
      fullName,
      consent: { way: 'signed', proof: 'Phiếu số 3' },
    });
  const importRows = async (...rows: string[]) => {
    const bytes = Buffer.from([header, ...rows].join('\n'));
    const file = { name: `${newId()}.csv`, bytes };
    const { sheetImport } = await world.app
      .get(ImportsService)
      .import(systemActor, wardId, 'mentees', file);
    const { added, changed, unchanged } = sheetImport;
    return [added, changed, unchanged];
  };
  const row = (name: string, year: number, hamlet: string) =>
    `${name},${year},Nữ,0912345678,${hamlet},VNeID,Tối thứ 2,15/11/2026`;
  const stored = () =>
    world.database.unitOfWork.read.find(Mentee, { where: { wardId }, order: { id: 'ASC' } });

  it('is known by the old list and the new one, and stays as they were put right', async () => {
    const { id, birthYear } = await add();
    const right = { fullName: 'Bùi Thị Ngà', birthYear: 1957, hamletId: hamlets[1].id };
    const changed = await people().changeMentee(systemActor, id, 1, right);
    expect(changed).toMatchObject({ ...right, latitude: 20.31, longitude: 105.81 });
    await importRows(row('Bùi Thị Nga', birthYear ?? 0, 'Thôn 1'));
    await importRows(row('Bùi Thị Ngà', 1957, 'Thôn 2'));
    const both = [row('Bùi Thị Nga', birthYear ?? 0, 'Thôn 1'), row('Bùi Thị Ngà', 1957, 'Thôn 2')];
    expect((await importRows(...both))[0]).toBe(0);
    expect(await stored()).toMatchObject([{ id, ...right, latitude: 20.31 }]);
  });

  it('moves to another province over the API only where that is said to be right', async () => {
    const { id } = await add();
    const far = { latitude: 21.3, longitude: 105.8 };
    const change = (version: number, isHomeRight: boolean) =>
      people().changeMentee(systemActor, id, version, { place: far }, isHomeRight);
    await expect(change(1, false)).rejects.toMatchObject({ code: 'home-far' });
    expect(await stored()).toMatchObject([{ version: 1, latitude: 20.3 }]);
    expect(await change(1, true)).toMatchObject({ version: 2, ...far });
    // Where they are known to live is not asked about again.
    expect(await change(2, false)).toMatchObject({ version: 3, ...far });
  });

  it('does not become somebody who is in the list already', async () => {
    const nga = await add();
    const hoa = await add('Bùi Thị Hoa');
    const becoming = people().changeMentee(systemActor, hoa.id, 1, { fullName: 'Bùi Thị Nga' });
    await expect(becoming).rejects.toMatchObject({
      code: 'person-exists',
      details: { menteeId: nga.id },
    });
    expect(await stored()).toHaveLength(2);
  });

  it('keeps what the first of two officers wrote', async () => {
    const { id } = await add();
    const outcomes = await Promise.allSettled(
      ['0912000001', '0912000002', '0912000003'].map((phone) =>
        people().changeMentee(systemActor, id, 1, { phone }),
      ),
    );
    const done = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'stale-version' });
      }
    }
    expect((await stored())[0].version).toBe(2);
  });

  it('belongs to a household that the ward did not have yet', async () => {
    const [one, other] = [await add(), await add('Bùi Văn Ba')];
    const change = ({ id }: Mentee) =>
      people().changeMentee(systemActor, id, 1, { householdCode: 'HGĐ 9' });
    const [first, second] = await Promise.all([change(one), change(other)]);
    expect(first.householdId).not.toBeNull();
    expect(second.householdId).toBe(first.householdId);
  });
});

describe('the form of somebody known', () => {
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
      settlePairs(manager, 3, () => ({ topics: ['vneid', 'cashless'] })),
    );
    const officer: Actor = world.officer;
    pages.actors = [officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const path = (index = 0) => `/wards/${world.ward.code}/mentees/${world.mentees[index].id}/edit`;
  /** What the form would send if nothing were changed in it. */
  const form = (index = 0) => {
    const { fullName, birthYear, phone, hamletId, gender, version } = world.mentees[index];
    const { topics, languages, windows, support, groups, latitude, longitude } =
      world.mentees[index];
    return {
      version: String(version),
      fullName,
      birthYear: String(birthYear ?? ''),
      phone: phone ?? '',
      hamletId,
      gender: gender ?? '',
      topics,
      languages,
      support,
      groups,
      targetGroup: 'citizen',
      place: `${latitude}, ${longitude}`,
      windows: windows.map((one) => `${one.weekday}-${one.startMinute}-${one.endMinute}`),
    };
  };
  const person = (index = 0) =>
    database.unitOfWork.read.findOneByOrFail(Mentee, { id: world.mentees[index].id });

  const hiddenIn = (html: string, name: string): string => {
    const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  };

  it('changes nothing that was not typed', async () => {
    const before = await person();
    expect((await pages.send('POST', path(), form())).status).toBe(303);
    expect(await person()).toEqual(before);
  });

  it('comes back with what was typed, and what stands now, when somebody else was first', async () => {
    await services.people.changeMentee(world.officer, world.mentees[0].id, 1, {
      phone: '+84912000009',
    });
    const typed = { ...form(), phone: '0987654321' };
    const refused = await pages.send('POST', path(), typed);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('value="0987654321"');
    expect(refused.text).toContain('0912 000 009');
    expect(refused.text).toContain('name="version" value="2"');
    expect((await pages.send('POST', path(), { ...typed, version: '2' })).status).toBe(303);
    expect((await person()).phone).toBe('+84987654321');
  });

  it('leaves to the other officer what was not touched, however often the form is pressed', async () => {
    const basis = hiddenIn((await pages.get(path())).text, 'basis');
    const typed = { ...form(), phone: '0987654321', basis };
    await services.people.changeMentee(world.officer, world.mentees[0].id, 1, {
      address: 'Số 7, ngõ 3',
      topics: ['cashless'],
      windows: [],
    });
    const refused = await pages.send('POST', path(), { ...typed, version: '1' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('value="Số 7, ngõ 3"');
    expect(refused.text).toMatch(/value="cashless" checked/);
    const again = { ...typed, version: '2', basis: hiddenIn(refused.text, 'basis') };
    // Who has no script sends what stands in the page, with what was typed.
    const shown = { ...again, address: 'Số 7, ngõ 3', topics: ['cashless'], windows: [] };
    expect((await pages.send('POST', path(), shown)).status).toBe(303);
    expect(await person()).toMatchObject({
      phone: '+84987654321',
      address: 'Số 7, ngõ 3',
      topics: ['cashless'],
      windows: [],
    });
  });

  it('names each field that cannot be stored as it was typed', async () => {
    const wrong = { fullName: '', phone: '12', email: 'lan', birthYear: '58', place: 'xa' };
    const { status, text } = await pages.send('POST', path(), { ...form(), ...wrong });
    expect(status).toBe(422);
    for (const name of Object.keys(wrong)) {
      if (name !== 'phone') expect(text).toContain(`href="#${name}"`);
    }
    const landline = await pages.send('POST', path(), { ...form(), phone: '0229 3868 123' });
    expect(landline.text).toContain('href="#phone"');
  });

  it('says before it and after it which pairs and sessions no longer fit', async () => {
    const menteeId = world.mentees[0].id;
    const startAt = at('2026-11-25', 18);
    await services.bookings.book(asMentee(world.mentees[0]), { menteeId, startAt });
    const body = { ...form(), languages: ['mtq'], windows: ['1-1080-1260'] };
    const look = await pages.send('POST', path(), body);
    expect(look.status).toBe(200);
    expect(look.text).toContain('Chưa lưu');
    expect(look.text).toContain('Hai người không có ngôn ngữ chung.');
    expect(look.text).toContain('nằm ngoài giờ rảnh');
    expect((await services.people.mentee(menteeId)).languages).not.toEqual(['mtq']);
    // What was typed stands in the form; typed otherwise, it is looked at again.
    expect(look.text).toMatch(/value="mtq"[^>]*checked/);
    const answer = await pages.send('POST', path(), { ...body, ...lookedAt(look.text) });
    expect(answer.location).toContain('changed=yes');
    const page = await pages.get(answer.location ?? '');
    expect(page.text).toContain('Những việc không còn khớp');
    expect(page.text).toContain('Hai người không có ngôn ngữ chung.');
    expect(page.text).toContain('nằm ngoài giờ rảnh');
    // The pair and the session stand until an officer decides.
    expect(await services.pairs.ofMentee(menteeId)).not.toBeNull();
  });

  it('names the lessons whose topic nobody in them wants or teaches any more', async () => {
    const menteeId = world.mentees[0].id;
    const startAt = at('2026-11-25', 18);
    const who = asMentee(world.mentees[0]);
    await services.bookings.book(who, { menteeId, startAt, topic: 'vneid' });
    const body = { ...form(), topics: ['cashless'] };
    const look = await pages.send('POST', path(), body);
    expect(look.text).toContain('học viên không còn cần nội dung này');
    const kept = { ...body, act: 'keep', reason: '', confirmed: 'yes' };
    const answer = await pages.send('POST', path(), kept);
    expect(answer.location).toContain('/changes/');
    const page = await pages.get(`/wards/${world.ward.code}/mentees/${menteeId}?changed=yes`);
    expect(page.text).toContain('nội dung học viên không còn muốn học');
    const { id, version } = world.mentor;
    await services.people.changeMentor(world.officer, id, version, { topics: ['cashless'] });
    const { text } = await pages.get(`/wards/${world.ward.code}/mentors/${id}?changed=yes`);
    expect(text).toContain('nội dung đại sứ này không còn hướng dẫn');
    expect(text).toContain('/sessions/');
  });

  it('is asked for whom a number changes that others have, too', async () => {
    const [nga, khế, bưởi] = world.mentees;
    const number = '+84912111222';
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: nga.id }, { phone: number });
      await manager.update(Mentee, { id: khế.id }, { phone: number });
      await manager.update(Mentee, { id: bưởi.id }, { otherPhone: number });
    });
    const phones = async () => {
      const all = await Promise.all([nga, khế, bưởi].map(({ id }) => services.people.mentee(id)));
      return all.map(({ phone, otherPhone }) => [phone, otherPhone].includes('+84912333444'));
    };
    const typed = { ...form(), phone: '0912 333 444' };
    const look = await pages.send('POST', path(), typed);
    for (const { fullName } of [khế, bưởi]) expect(look.text).toContain(fullName);
    // Saying for whom is the press that saves.
    expect(look.text).toMatch(/name="sharing" value="all"[^>]*>Lưu cho cả 3 người dùng số này</);
    expect(look.text).toMatch(/name="sharing" value="one"[^>]*>Chỉ lưu cho /);
    expect(look.text).toContain('value="0912 333 444"');
    const seen = { ...typed, ...lookedAt(look.text) };
    const unsaid = await pages.send('POST', path(), seen);
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('href="#sharing"');
    expect(await phones()).toEqual([false, false, false]);
    expect((await pages.send('POST', path(), { ...seen, sharing: 'one' })).status).toBe(303);
    expect(await phones()).toEqual([true, false, false]);

    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: nga.id }, { phone: number }),
    );
    const { version } = await services.people.mentee(nga.id);
    const again = { ...typed, version: String(version) };
    const { text } = await pages.send('POST', path(), again);
    // Of two officers the second is asked again.
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: khế.id }, { version: khế.version + 3 }),
    );
    const stale = { ...again, ...lookedAt(text), sharing: 'all' };
    const asked = await pages.send('POST', path(), stale);
    expect(asked.status).toBe(200);
    expect(await phones()).toEqual([false, false, false]);
    await pages.send('POST', path(), { ...again, ...lookedAt(asked.text), sharing: 'all' });
    expect(await phones()).toEqual([true, true, true]);
  });
});

/** What a look carries to the press that saves. */
function lookedAt(text: string): { looked: string } {
  const [, looked = ''] = /name="looked" value="([^"]*)"/.exec(text) ?? [];
  return { looked };
}
