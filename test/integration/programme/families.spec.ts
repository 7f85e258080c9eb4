import { In } from 'typeorm';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { FamilyGuide } from '../../../src/modules/programme/entities/family-guide.entity';
import { FamiliesService } from '../../../src/modules/programme/families/families.service';
import { Measures } from '../../../src/modules/programme/measures/measures.service';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { plant } from '../../factories/given';
import { makeHousehold } from '../../factories/people';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

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
    // The household of a unit stands on no page of another.
    const other = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    pages.actors = [{ kind: 'operator', id: newId(), wardId: null }];
    expect((await pages.get(`/wards/${other.ward.code}/families/${id}`)).status).toBe(404);
    pages.actors = [world.officer];
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

  it('are the same number in a province as in the list of each unit, whatever their rules', async () => {
    const [first, second, alone] = world.mentees;
    await can(first.id, topics, '2026-10-07');
    await can(second.id, topics.slice(0, 2), '2026-11-09');
    await can(alone.id, topics, '2026-11-09');
    const { wards, one } = await database.unitOfWork.write(async (manager) => {
      const other = await settlePairs(manager, 1);
      const settings = { ...other.ward.settings, familyTopics: [topics[0]] };
      await manager.update(Ward, { id: other.ward.id }, { settings });
      const { id } = await plant(
        manager,
        Household,
        makeHousehold({ wardId: other.ward.id, code: 'H9' }),
      );
      await manager.update(Mentee, other.mentees[0].id, { householdId: id });
      const ids = [world.ward.id, other.ward.id];
      return {
        wards: await manager.find(Ward, { where: { id: In(ids) } }),
        one: other.mentees[0].id,
      };
    });
    await can(one, topics.slice(0, 1), '2026-11-09');
    const period = { measure: 'families', from: '2026-11-01', until: '2026-11-30' } as const;
    const counted = async () => {
      const measures = pages.app.get(Measures);
      const counts = (await measures.countsOf(wards, period, ['all'])).get('all');
      const all: unknown[] = [];
      for (const { id, code } of wards) {
        const officer = { ...world.officer, wardId: id };
        const behind = (from: string) =>
          measures.list(officer, id, { ...period, audience: 'all', from });
        const count = counts?.get(id) ?? { total: 0, inPeriod: 0 };
        expect([code, count.total]).toEqual([code, (await behind('2000-01-01')).length]);
        expect([code, count.inPeriod]).toEqual([code, (await behind(period.from)).length]);
        all.push([count.total, count.inPeriod]);
      }
      return all.sort((a, b) => String(a).localeCompare(String(b)));
    };
    // Who could be guided by nobody is none; whoever is alone needs no guide.
    expect(await counted()).toEqual([
      [1, 1],
      [1, 1],
    ]);
    await families().nameGuide(world.officer, households[0], first.id);
    expect(await counted()).toEqual([
      [1, 1],
      [2, 2],
    ]);
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: second.id }, { consentOn: null }),
    );
    // Alone in the household now, they have been one since October.
    expect(await counted()).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});
