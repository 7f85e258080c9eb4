import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { type ReminderWorld, settle } from '../../support/worlds/reminder-world';

describe.each(dialects)('somebody who is taken down by a form, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 3)));
    world = await database.unitOfWork.write((manager) => settle(manager));
    const officer: Actor = { kind: 'officer', id: newId(), wardId: world.ward.id };
    pages.actors = [officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const consent = { consent: 'yes', way: 'signed', proof: 'Phiếu số 3' };
  const send = (person: object) =>
    pages.send('POST', `/wards/${world.ward.code}/mentees/new`, {
      hamletId: world.hamlet.id,
      topics: 'vneid',
      ...consent,
      ...person,
    });
  const stored = (fullName: string) =>
    database.unitOfWork.read.findOneByOrFail(Mentee, { fullName });

  it('is taught at home when they cannot walk well, and the pages say so', async () => {
    const answer = await send({
      fullName: 'Bùi Thị Nga',
      birthYear: '1990',
      gender: 'female',
      groups: ['farmer', 'unheard-of'],
      support: ['mobility'],
      wishedGender: 'female',
      windows: ['1-1080-1260'],
    });
    expect(answer.status).toBe(303);
    const nga = await stored('Bùi Thị Nga');
    expect(nga).toMatchObject({
      gender: 'female',
      groups: ['farmer'],
      support: ['mobility'],
      wishedGender: 'female',
      windows: [{ weekday: 1, startMinute: 1080, endMinute: 1260 }],
      isPriority: true,
      isHomebound: true,
    });
    const page = await pages.get(`/wards/${world.ward.code}/mentees/${nga.id}`);
    expect(page.text).toMatch(/Học tại nhà<\/dt><dd>có/);
    expect(page.text).toMatch(/Giới tính<\/dt><dd>nữ/);
    const list = await pages.get(`/wards/${world.ward.code}/mentees`);
    expect(list.text).toContain('Bùi Thị Nga</a>');
  });

  it('are asked about when their home lies in another province, and kept where it is right', async () => {
    const { latitude, longitude } = world.hamlet;
    const place = `${latitude + 0.7}, ${longitude}`;
    const person = { fullName: 'Bùi Thị Xã', birthYear: '1970', place };
    const asked = await send(person);
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('cách các thôn/tổ của đơn vị 78 km');
    expect(asked.text).toContain(`value="${place}"`);
    expect(asked.text).toContain('name="isHomeRight"');
    expect((await send({ ...person, isHomeRight: 'yes' })).status).toBe(303);
    const kept = await stored('Bùi Thị Xã');
    expect(kept.latitude).toBeCloseTo(latitude + 0.7, 6);

    const edit = `/wards/${world.ward.code}/mentees/${kept.id}/edit`;
    const farther = `${latitude + 1}, ${longitude}`;
    const typed = { hamletId: world.hamlet.id, topics: 'vneid', languages: 'vi', place: farther };
    const change = (html: string) => {
      const form = formsOf(html).find(({ action }) => action === edit);
      return pages.send('POST', edit, {
        ...form?.hidden,
        ...typed,
        fullName: person.fullName,
        birthYear: person.birthYear,
      });
    };
    const look = await change((await pages.get(edit)).text);
    expect(look.status).toBe(200);
    expect(look.text).toContain('cách các thôn/tổ của đơn vị 111,2 km');
    expect((await stored('Bùi Thị Xã')).latitude).toBeCloseTo(latitude + 0.7, 6);
    expect((await change(look.text)).status).toBe(303);
    expect((await stored('Bùi Thị Xã')).latitude).toBeCloseTo(latitude + 1, 6);
  });

  it('begin with the name or the number that was looked for in vain', async () => {
    const { code } = world.ward;
    const counter = await pages.get(
      `/wards/${code}/counter?q=${encodeURIComponent('Trần Thị Mơ')}`,
    );
    const [, href = ''] = /href="([^"]*mentees\/new[^"]*)"/.exec(counter.text) ?? [];
    expect((await pages.get(href)).text).toMatch(/name="fullName"[^>]*value="Trần Thị Mơ"/);
    const list = await pages.get(`/wards/${code}/mentors?q=0977123456`);
    const [, toMentor = ''] = /href="([^"]*mentors\/new[^"]*)"/.exec(list.text) ?? [];
    const { text } = await pages.get(toMentor);
    expect(text).toMatch(/name="phone"[^>]*value="0977 ?123 ?456"/);
  });

  it('need say no more than name, year, hamlet and a topic', async () => {
    expect((await send({ fullName: 'Bùi Thị Hoa', birthYear: '1966' })).status).toBe(303);
    expect(await stored('Bùi Thị Hoa')).toMatchObject({
      gender: null,
      phone: null,
      languages: ['vi'],
      groups: ['elderly'],
      isPriority: true,
    });
  });

  it('is asked all that pairing looks at, with home and household', async () => {
    const { text } = await pages.get(`/wards/${world.ward.code}/mentees/new`);
    const asked = ['languages', 'groups', 'support', 'wishedGender', 'windows', 'topics'];
    for (const name of [...asked, 'place', 'householdId', 'address']) {
      expect(text).toContain(`name="${name}"`);
    }
    // Only what is assumed of everybody is folded away.
    expect(text.match(/<details>/g)).toHaveLength(1);
    const home = { place: '20.31, 105.81', householdId: 'H7' };
    await send({ fullName: 'Bùi Văn Nam', birthYear: '1970', languages: ['hmn'], ...home });
    const nam = await stored('Bùi Văn Nam');
    expect(nam).toMatchObject({ latitude: 20.31, longitude: 105.81, languages: ['hmn'] });
    await send({ fullName: 'Bùi Thị Bắc', birthYear: '1972', ...home });
    const householdId = (await stored('Bùi Thị Bắc')).householdId ?? '';
    expect(householdId).toBe(nam.householdId);
    const household = await database.unitOfWork.read.findOneByOrFail(Household, {
      id: householdId,
    });
    expect(household).toMatchObject({ code: 'H7', wardId: world.ward.id });
  });

  it('is not taken down with a home that nobody can read', async () => {
    const { text } = await send({ fullName: 'Bùi Thị Xã', birthYear: '1970', place: 'cạnh đình' });
    expect(text).toContain('href="#place"');
    expect(text).toContain('value="cạnh đình"');
    expect(await database.unitOfWork.read.existsBy(Mentee, { fullName: 'Bùi Thị Xa' })).toBe(false);
  });

  it('reads why nobody can guide them, on every page that says so', async () => {
    const windows = ['1-1080-1260'];
    await send({ fullName: 'Vàng A Páo', birthYear: '1950', languages: ['hmn'], windows });
    const { id } = await stored('Vàng A Páo');
    const base = `/wards/${world.ward.code}`;
    const why = 'không ai có chung ngôn ngữ';
    for (const path of [`mentees/${id}`, `mentees/${id}/mentor`, 'pairs']) {
      expect((await pages.get(`${base}/${path}`)).text).toContain(why);
    }
    expect((await pages.get(`${base}/mentees/${id}?lang=en`)).text).toContain(
      'no ambassador yet. ',
    );
  });

  it('is asked again for what is missing, each by its name', async () => {
    const { text } = await send({ fullName: '', birthYear: 'x', hamletId: '' });
    for (const name of ['fullName', 'birthYear', 'hamletId']) {
      expect(text).toContain(`href="#${name}"`);
    }
    expect(text).toContain('Năm sinh: ');
  });

  it('is asked for all that is missing at once, each named by the form', async () => {
    const empty = { topics: '', way: '', proof: '', consent: '', phone: 'abc' };
    const { text } = await send({ fullName: 'Nụ, Bảy', birthYear: '1898', ...empty });
    const summary = /class="error-summary".*?<\/ul>/s.exec(text)?.[0] ?? '';
    for (const name of ['birthYear', 'topics', 'phone', 'consent', 'way', 'proof']) {
      expect(summary).toContain(`href="#${name}"`);
    }
    expect(summary).not.toContain('>Xin chọn một mục<');
    expect(summary).toContain('Đồng ý bằng cách nào');
    expect(summary).toContain('từ 6 đến 120 tuổi');
    const others = await send({ fullName: 'Trần Thị Nụ, Trần Văn Bảy', birthYear: '1960' });
    expect(others.text).toContain('tên của nhiều người');
  });

  it('is asked for an address that can be kept whole', async () => {
    const { status, text } = await send({ address: 'Ngõ 5, '.repeat(60) });
    expect(status).toBe(422);
    expect(text).toContain('href="#address"');
    expect(text).toContain('Dài quá');
    expect(text).toContain('Ngõ 5, '.repeat(59));
  });

  it('keeps what a form was answered for the way back', async () => {
    const answer = await send({ fullName: '', birthYear: '' });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const list = await pages.get(`/wards/${world.ward.code}/mentees`);
    expect(list.headers.get('cache-control')).toBe('no-store');
    // The way to Excel stands before the fifty rows.
    expect(list.text.indexOf('mentees.xlsx')).toBeLessThan(list.text.indexOf('<table'));
  });
});
