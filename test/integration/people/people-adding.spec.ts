import { systemActor } from '../../../src/modules/access/policies/actor';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { type ReminderWorld, settle } from '../../support/worlds/reminder-world';

const consent = { way: 'signed', proof: 'Phiếu số 3' } as const;

describe.each(dialects)('ambassadors taken down at the desk, on %s', (dialect) => {
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
    const names = ['Thôn 1', 'Thôn 2'];
    await places.saveHamlets(
      systemActor,
      wardId,
      names.map((name) => ({ name, ...place })),
    );
    hamlets = await places.hamlets(wardId);
  });
  afterAll(() => world.close());

  const add = (hamlet = 0, with_: object = {}) =>
    world.app.get(CounterService).addMentor(systemActor, wardId, {
      fullName: 'Lê Văn Minh',
      birthYear: 1998,
      hamletId: hamlets[hamlet].id,
      phone: '0912 345 678',
      topics: ['vneid'],
      consent,
      ...with_,
    });
  const count = () => world.database.unitOfWork.read.countBy(Mentor, { wardId });

  it('have a link, a proof of their consent, and what was said', async () => {
    const { id } = await add(0, { organisation: 'Đoàn xã', maxMentees: 6 });
    const { read } = world.database.unitOfWork;
    expect(await read.findOneByOrFail(Mentor, { id })).toMatchObject({
      phone: '+84912345678',
      languages: ['vi'],
      organisation: 'Đoàn xã',
      maxMentees: 6,
      isActive: true,
    });
    expect(await read.countBy(PersonalLink, { personId: id })).toBe(1);
    expect(await read.countBy(Consent, { personId: id })).toBe(1);
  });

  it('are asked about when somebody has their number, or their name and year', async () => {
    const first = await add();
    const alike = { code: 'person-alike', details: { people: [{ id: first.id }] } };
    await expect(add(1, { fullName: 'Lê Minh' })).rejects.toMatchObject(alike);
    await expect(add(1, { phone: '0987654321' })).rejects.toMatchObject(alike);
    await expect(add(0, { phone: '0987654321' })).rejects.toMatchObject(alike);
    expect(await count()).toBe(1);
    await add(0, { phone: '0987654321', isAnother: true });
    expect(await count()).toBe(2);
  });

  it('are one person when two officers write them down in two hamlets at once', async () => {
    const outcomes = await Promise.allSettled([add(0), add(1), add(0), add(1)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'person-alike' });
      }
    }
    expect(await count()).toBe(1);
  });

  it('need a number, and to have agreed', async () => {
    const fields = { phone: 'needed' };
    await expect(add(0, { phone: ' ' })).rejects.toMatchObject({ details: { fields } });
    await expect(add(0, { consent: undefined })).rejects.toMatchObject({ code: 'consent-needed' });
  });
});

describe('the form of a new ambassador', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 3)));
    world = await database.unitOfWork.write((manager) => settle(manager));
    pages.actors = [{ kind: 'officer', id: newId(), wardId: world.ward.id }];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const send = (with_: object) =>
    pages.send('POST', `/wards/${world.ward.code}/mentors/new`, {
      fullName: 'Lê Văn Minh',
      birthYear: '1998',
      hamletId: world.hamlet.id,
      phone: '0987654321',
      topics: ['vneid', 'cashless'],
      windows: ['1-1080-1260'],
      maxMentees: '6',
      consent: 'yes',
      ...consent,
      ...with_,
    });

  it('shows who is alike, and takes the word that it is somebody else', async () => {
    expect((await send({})).status).toBe(303);
    const { id } = await database.unitOfWork.read.findOneByOrFail(Mentor, {
      fullName: 'Lê Văn Minh',
    });
    const asked = await send({ fullName: 'Lê Văn Mình' });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain(`/mentors/${id}`);
    expect(asked.text).toContain('name="isAnother"');
    expect((await send({ fullName: 'Lê Văn Mình', isAnother: 'yes' })).status).toBe(303);
  });

  it('names what is missing or cannot be', async () => {
    const { text } = await send({ phone: '', maxMentees: '900', email: 'minh' });
    for (const name of ['phone', 'maxMentees', 'email']) expect(text).toContain(`href="#${name}"`);
  });
});
