import { defaultWardSettings } from '../../src/modules/wards/entities/ward-settings';
import { Skill } from '../../src/modules/learning/entities/skill.entity';
import { FamilyGuide } from '../../src/modules/programme/entities/family-guide.entity';
import { FamiliesService } from '../../src/modules/programme/families/families.service';
import { Household } from '../../src/modules/people/entities/household.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { newId } from '../../src/platform/database/columns';
import { plant } from '../factories/given';
import { makeHousehold } from '../factories/people';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { FakeClock } from '../support/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages-app';
import { Pressing } from '../support/pressing';
import { at, monday, type SessionWorld, settlePairs } from '../support/session-world';
import { rowsOfFile } from '../support/xlsx-rows';

const topics = defaultWardSettings.familyTopics;

describe.each(dialects)('Digital Families on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let households: string[];
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  /** Two of one household, one alone, one of none. */
  beforeEach(async () => {
    world = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 4, (index) => ({ fullName: `Người Số ${index}` }));
      households = [];
      for (const [code, people] of [
        ['H1', made.mentees.slice(0, 2)],
        ['H2', made.mentees.slice(2, 3)],
      ] as const) {
        const given = { wardId: made.ward.id, code };
        const { id } = await plant(manager, Household, makeHousehold(given));
        households.push(id);
        for (const one of people) await manager.update(Mentee, one.id, { householdId: id });
      }
      return made;
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const families = () => pages.app.get(FamiliesService);
  const list = () => `/wards/${world.ward.code}/families`;
  const can = (menteeId: string, codes: readonly string[], day = '2026-11-02') =>
    database.unitOfWork.write(async (manager) => {
      for (const topic of codes) {
        const now = at(day, 10);
        await plant(manager, Skill, {
          id: newId(),
          menteeId,
          topic,
          level: 'alone',
          levelBefore: 'never',
          lessons: 1,
          reachedAt: now,
          sessionId: null,
          seenByKind: 'officer',
          seenById: null,
          seenAt: now,
          version: 1,
          createdAt: now,
          updatedAt: now,
        });
      }
    });

  it('are counted by the rule of the ward, each number with its households, and in Excel', async () => {
    const [first, , alone] = world.mentees;
    await can(first.id, topics);
    await can(alone.id, topics.slice(1));
    const desk = new Pressing(pages);
    await desk.open(list());
    expect(desk.text).toContain('chưa ghi ai hướng dẫn người nhà');
    expect(desk.text).toContain('chưa đủ người tự làm được tất cả');
    await can(alone.id, topics.slice(0, 1), '2026-11-09');
    await desk.open(`${list()}?show=digital`);
    expect(desk.text).toMatch(/✓ Gia đình số từ [^<]*0?9\/11\/2026/);
    expect(desk.text).not.toContain('>H1<');
    const rows = await rowsOfFile(pages, `${list()}.xlsx?show=nearly`);
    expect(rows.flat().filter((cell) => /^H\d$/.test(String(cell)))).toEqual(['H1']);
  });

  it('name who guides the others on their page, and print a certificate from then on', async () => {
    const [first, second] = world.mentees;
    const [id] = households;
    await can(first.id, topics);
    const desk = new Pressing(pages);
    await desk.open(`${list()}/${id}`);
    expect((await pages.get(`${list()}/${id}/certificate`)).text).toContain('chưa là Gia đình số');
    await desk.send(/guide$/);
    expect(desk.text).toContain('Đã ghi người hướng dẫn');
    expect(desk.text).toMatch(/✓ Gia đình số từ [^<]*\/2026/);
    const { text } = await pages.get(`${list()}/${id}/certificate`);
    for (const words of ['class="certificate"', 'Hộ H1', first.fullName, second.fullName])
      expect(text).toContain(words);
    // Twice is once.
    await families().nameGuide(world.officer, id, first.id);
    expect(await database.unitOfWork.read.countBy(FamilyGuide, { householdId: id })).toBe(1);
    await desk.open(`${list()}/${id}`);
    await desk.send(/guide$/);
    expect((await families().one(world.officer, id)).lacks).toBe('guide');
  });

  it('follow other settings, and leave out who does not take part or agree', async () => {
    const [first, second] = world.mentees;
    await can(first.id, topics.slice(0, 1));
    const settings = `/api/v1/wards/${world.ward.id}/settings`;
    await pages.send('PATCH', settings, { familyTopics: [topics[0]], familyNeedsGuide: false });
    const [one] = await families().list(world.officer, world.ward.id);
    expect(one).toMatchObject({ code: 'H1', since: '2026-11-02' });
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: second.id }, { isActive: false });
      await manager.update(Mentee, { id: first.id }, { consentOn: null });
    });
    const left = await families().list(world.officer, world.ward.id);
    expect(left.map(({ code }) => code)).toEqual(['H2']);
    const none = await pages.send('PATCH', settings, { familyTopics: [] });
    expect(none.status).toBe(400);
  });
});
