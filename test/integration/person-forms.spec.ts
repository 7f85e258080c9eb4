import type { Actor } from '../../src/modules/access/policies/actor';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { newId } from '../../src/platform/database/columns';
import { createTestDatabase, type TestDatabase } from '../support/databases';
import { FakeClock } from '../support/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages-app';
import { type ReminderWorld, settle } from '../support/reminder-world';

describe('somebody who is taken down by a form', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
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

  it('is asked again for what is missing, each by its name', async () => {
    const { text } = await send({ fullName: '', birthYear: 'x', hamletId: '' });
    for (const name of ['fullName', 'birthYear', 'hamletId']) {
      expect(text).toContain(`href="#${name}"`);
    }
    expect(text).toContain('Năm sinh: ');
  });
});
