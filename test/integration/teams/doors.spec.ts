import { In } from 'typeorm';
import { Door } from '../../../src/modules/teams/entities/door.entity';
import { DoorVisit } from '../../../src/modules/teams/entities/door-visit.entity';
import { Team } from '../../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { DoorVisits } from '../../../src/modules/teams/doors/door-visits.service';
import { DoorQueries } from '../../../src/modules/teams/doors/door-queries';
import { DoorsService } from '../../../src/modules/teams/doors/doors.service';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { Actor } from '../../../src/modules/access';
import { Retention } from '../../../src/platform/retention/retention';
import { teamsRetention } from '../../../src/modules/teams';
import { Env } from '../../../src/platform/config/env';
import { DomainError } from '../../../src/platform/common/domain-error';
import { newId } from '../../../src/platform/database/columns';
import { DAY_MS } from '../../../src/core/time/durations';
import { plant } from '../../factories/given';
import { makeTeam, makeTeamMember } from '../../factories/teams';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const consent = { way: 'spoken', proof: 'Tổ trưởng nghe' } as const;

describe.each(dialects)('doors of a hamlet on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let doors: DoorsService;
  let visits: DoorVisits;
  let queries: DoorQueries;
  /** In a team that serves the hamlet. */
  let walker: Actor;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    doors = pages.app.get(DoorsService);
    visits = pages.app.get(DoorVisits);
    queries = pages.app.get(DoorQueries);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    pages.actors = [world.officer];
    const mentor = await database.unitOfWork.write(async (manager) => {
      const one = await addMentor(manager, world, { windows: alwaysFree });
      const team = makeTeam({ wardId: world.ward.id, hamletIds: [world.hamlet.id] });
      await plant(manager, Team, team);
      await plant(manager, TeamMember, makeTeamMember({ teamId: team.id, mentorId: one.id }));
      return one;
    });
    walker = actorOf(mentor);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const actorOf = ({ id, wardId }: Mentor): Actor => ({ kind: 'mentor', id, wardId });
  const add = (label: string, address = '') =>
    doors.add(world.officer, world.ward.id, world.hamlet.id, { label, address });
  const learner = (fullName: string, given: object = {}) => ({
    fullName,
    birthYear: 1956,
    topics: ['vneid'],
    consent,
    ...given,
  });
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  it('are walked on the phone: what came of each, and whoever wishes is taken down with their consent', async () => {
    await add('Nhà ông Ba', 'Số 1, ngõ 10');
    await add('Nhà bà Tư', 'Số 7, ngõ 2');
    pages.actors = [walker];
    const phone = new Pressing(pages);
    await phone.open(`/mentor/${walker.id}`);
    await phone.follow(/Đến từng nhà/);
    await phone.follow(new RegExp(world.hamlet.name));
    // By lane: 2 before 10.
    expect(phone.text.indexOf('Nhà bà Tư')).toBeLessThan(phone.text.indexOf('Nhà ông Ba'));
    expect(phone.text).toContain('Còn 2 trên 2 hộ');
    const [ba, tu] = await Promise.all(
      ['Nhà ông Ba', 'Nhà bà Tư'].map((label) => read().findOneByOrFail(Door, { label })),
    );
    await phone.send(new RegExp(`${ba.id}/visits$`), {
      outcome: 'nobody-home',
      note: 'Tối mới về',
    });
    expect(phone.text).toContain('Không có nhà');
    expect(phone.text).toContain('Tối mới về');
    expect(phone.text).toContain('Còn 2 trên 2 hộ');
    const form = `/mentor/${walker.id}/doors/hamlets/${world.hamlet.id}/learner`;
    await phone.open(`${form}?door=${tu.id}`);
    const said = {
      door: tu.id,
      fullName: 'LÊ THỊ TƯ',
      birthYear: '1956',
      phone: '0912 345 671',
      topics: 'vneid',
      windows: 'Sat:morning',
    };
    // Nobody is taken down who has not agreed; what was typed stays.
    const refused = await pages.send('POST', form, said);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('LÊ THỊ TƯ')]);
    expect(await read().countBy(Mentee, { fullName: 'Lê Thị Tư' })).toBe(0);
    await phone.send(/learner$/, { ...said, consent: 'yes', way: 'spoken', proof: 'Nói tại nhà' });
    expect(phone.text).toContain('Đã ghi tên');
    expect(phone.text).toContain('Còn 1 trên 2 hộ');
    const tuPerson = await read().findOneByOrFail(Mentee, { fullName: 'Lê Thị Tư' });
    expect(tuPerson).toMatchObject({
      hamletId: world.hamlet.id,
      address: 'Số 7, ngõ 2',
      isPriority: true,
      consentOn: '2026-11-23',
    });
    expect(await read().findBy(Consent, { personId: tuPerson.id })).toEqual([
      expect.objectContaining({ way: 'spoken', proof: 'Nói tại nhà' }),
    ]);
    // Another of the same house: one household, which pairing keeps together.
    await visits.register(walker, tu.id, { learner: learner('Lê Văn Năm', { birthYear: 1950 }) });
    const nam = await read().findOneByOrFail(Mentee, { fullName: 'Lê Văn Năm' });
    expect(nam.householdId).toBe(tuPerson.householdId);
    expect(nam.householdId).not.toBeNull();
  });

  it('are counted by hamlet for the officer, on the map, in Excel and on paper', async () => {
    const [one, two, three, four] = [
      await add('A', 'Ngõ 1'),
      await add('B', 'Ngõ 2'),
      await add('C', 'Ngõ 3'),
      await add('D', 'Ngõ 4'),
    ];
    await visits.record(walker, one.id, { outcome: 'wishes' });
    await visits.record(walker, two.id, { outcome: 'nobody-home' });
    await visits.record(walker, three.id, { outcome: 'no-need', note: 'Đã biết dùng' });
    await visits.record(walker, four.id, { outcome: 'nobody-home' });
    await visits.record(walker, four.id, { outcome: 'refused' });
    const [walk] = (await queries.walks(world.officer, world.ward.id)).filter(
      ({ id }) => id === world.hamlet.id,
    );
    expect(walk).toMatchObject({
      doors: 4,
      left: 1,
      unvisited: 0,
      toRegister: 1,
      outcomes: { wishes: 1, 'nobody-home': 1, 'no-need': 1, refused: 1 },
    });
    const list = `/wards/${world.ward.code}/doors`;
    const page = await pages.get(list);
    expect(page.text).toContain('share-3');
    const rows = await rowsOfFile(pages, `${list}.xlsx`);
    expect(rows.slice(2).map((row) => [row[1], row[2], row[4], row[6]])).toEqual([
      ['A', 'Ngõ 1', 'Muốn học', undefined],
      ['B', 'Ngõ 2', 'Không có nhà', undefined],
      ['C', 'Ngõ 3', 'Không cần', 'Đã biết dùng'],
      ['D', 'Ngõ 4', 'Từ chối', undefined],
    ]);
    const paper = await pages.get(`${list}/hamlets/${world.hamlet.id}/paper`);
    expect(paper.text.match(/☐/g)).toHaveLength(16);
    const register = await pages.get(`${list}/hamlets/${world.hamlet.id}?show=register`);
    expect(register.text).toContain('A, Ngõ 1');
    expect(register.text).not.toContain('B, Ngõ 2');
  });

  it('take a word once, however often it is sent, and take back what was wrong', async () => {
    const door = await add('Nhà ông Sáu');
    const id = newId();
    const learnerSaid = { id, learner: learner('Phạm Văn Sáu') };
    const both = await Promise.all([
      visits.register(walker, door.id, learnerSaid),
      visits.register(walker, door.id, learnerSaid),
    ]);
    expect(both.map(({ visits: said }) => said.length)).toEqual([1, 1]);
    expect(await read().countBy(Mentee, { fullName: 'Phạm Văn Sáu' })).toBe(1);
    const key = newId();
    await visits.record(walker, door.id, { id: key, outcome: 'refused' });
    await visits.record(walker, door.id, { id: key, outcome: 'refused' });
    expect((await queries.one(walker, door.id)).outcome).toBe('refused');
    const back = await visits.takeBack(walker, door.id, key);
    expect([back.outcome, back.visits.length]).toEqual(['wishes', 1]);
    expect(await read().countBy(DoorVisit, { doorId: door.id })).toBe(2);
    // At a house that is not in the list, sent twice.
    const there = { wardId: world.ward.id, hamletId: world.hamlet.id };
    const said = { id: newId(), door: { label: 'Nhà mới' }, learner: learner('Vũ Thị Mới') };
    await visits.registerAtNew(walker, there, said);
    await visits.registerAtNew(walker, there, said);
    expect(await read().countBy(Door, { label: 'Nhà mới' })).toBe(1);
  });

  it('are one household and one last word, where two walkers are at one door at once', async () => {
    const door = await add('Nhà ông Tám');
    await Promise.all([
      visits.register(walker, door.id, { id: newId(), learner: learner('Phạm Văn Tám') }),
      visits.record(walker, door.id, { id: newId(), outcome: 'nobody-home' }),
      visits.register(walker, door.id, { id: newId(), learner: learner('Phạm Thị Chín') }),
      visits.record(walker, door.id, { id: newId(), outcome: 'no-need' }),
    ]);
    const after = await queries.one(walker, door.id);
    expect(after.visits).toHaveLength(4);
    expect(after.outcome).toBe(after.visits[0].outcome);
    expect(after.version).toBe(5);
    const people = await read().findBy(Mentee, {
      id: In(after.learners.map(({ id }) => id)),
    });
    expect(people.map(({ householdId }) => householdId)).toEqual([
      after.householdId,
      after.householdId,
    ]);
    // The number of those who wish and were not taken down is that of the list behind it, also once people stopped.
    await visits.record(walker, door.id, { id: newId(), outcome: 'wishes' });
    const unknown = async () => {
      const { id } = world.hamlet;
      const walks = await queries.walks(world.officer, world.ward.id);
      const { doors: all } = await queries.ofHamlet(world.officer, world.ward.id, id);
      const listed = all.filter(
        ({ outcome, learners }) => outcome === 'wishes' && learners.length === 0,
      );
      return [walks.find((walk) => walk.id === id)?.toRegister, listed.length];
    };
    expect(await unknown()).toEqual([0, 0]);
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { householdId: after.householdId ?? '' }, { isActive: false }),
    );
    expect(await unknown()).toEqual([1, 1]);
    // Of nobody nothing is taken down.
    pages.actors = [walker];
    const nobody = await pages.send('POST', `/api/v1/doors/${door.id}/learners`, {});
    expect(nobody.status).toBe(400);
  });

  it('are shut to those who do not walk there', async () => {
    const door = await add('Nhà ông Bảy');
    const other = actorOf(
      await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree }),
      ),
    );
    const asked = [
      queries.ofHamlet(other, world.ward.id, world.hamlet.id),
      queries.one(other, door.id),
      visits.record(other, door.id, { outcome: 'no-need' }),
      doors.add(other, world.ward.id, world.hamlet.id, { label: 'x' }),
      visits.takeBack(other, door.id, newId()),
    ];
    expect(await Promise.all(asked.map(codeOf))).toEqual(asked.map(() => 'not-found'));
    expect(await codeOf(doors.remove(walker, door.id))).toBe('forbidden');
    const { id: teamId } = await read().findOneByOrFail(TeamMember, { mentorId: walker.id ?? '' });
    await database.unitOfWork.write((manager) =>
      manager.update(TeamMember, { id: teamId }, { leftAt: clock.at }),
    );
    expect(await codeOf(queries.one(walker, door.id))).toBe('not-found');
  });

  it('come from the list of mentees and from Excel once, and a bad row leaves all as it was', async () => {
    const phone = '+84912345678';
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { wardId: world.ward.id }, { phone }),
    );
    const filled = await doors.fill(world.officer, world.ward.id, world.hamlet.id);
    expect(filled.added).toBeGreaterThan(0);
    // Numbers stay in the lists: they are for people's own ambassador.
    expect(await read().countBy(Door, { wardId: world.ward.id, phone })).toBe(0);
    expect(await doors.fill(world.officer, world.ward.id, world.hamlet.id)).toEqual({
      added: 0,
      known: filled.added,
    });
    const before = await read().countBy(Door, { wardId: world.ward.id });
    const list = `/wards/${world.ward.code}/doors`;
    const upload = async (lines: string[]) => {
      const shown = await pages.app.inject({ url: list });
      const form = formsOf(shown.body).find(({ action }) => action.includes('/doors/sheet'));
      const part = 'Content-Disposition: form-data; name="doors"; filename="ho.csv"';
      const answer = await pages.app.inject({
        method: 'POST',
        url: form?.action ?? '',
        cookies: Object.fromEntries(shown.cookies.map(({ name, value }) => [name, value])),
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload: ['--x', part, '', lines.join('\n'), '--x--', ''].join('\r\n'),
      });
      return { status: answer.statusCode, text: answer.body };
    };
    const header = 'Thôn,Chủ hộ,Địa chỉ,Điện thoại';
    const bad = await upload([header, `${world.hamlet.name},Ông A,Ngõ 1,`, 'Thôn Lạ,Ông B,,']);
    expect([bad.status, bad.text]).toEqual([
      422,
      expect.stringContaining('Dòng 3: đơn vị không có thôn, tổ “Thôn Lạ”'),
    ]);
    expect(await read().countBy(Door, { wardId: world.ward.id })).toBe(before);
    const good = [header, `${world.hamlet.name},Ông A,Ngõ 1,0912345672`];
    expect((await upload(good)).status).toBe(303);
    expect((await upload(good)).status).toBe(303);
    expect(await read().countBy(Door, { wardId: world.ward.id })).toBe(before + 1);
    expect(await codeOf(add('ông a', 'ngõ 1'))).toBe('door-exists');
    expect(await codeOf(add('', ''))).toBe('invalid-form');
  });

  it('forget whoever refused the day after, and not sooner', async () => {
    const door = await add('Nhà ông Tám', 'Ngõ 8');
    await visits.record(walker, door.id, { outcome: 'refused', note: 'Bận' });
    const retention = new Retention(database.unitOfWork, clock, new Env(), teamsRetention);
    await retention.forgetOld();
    expect((await queries.one(walker, door.id)).label).toBe('Nhà ông Tám');
    clock.at += 2 * DAY_MS;
    await retention.forgetOld();
    expect(await queries.one(walker, door.id)).toMatchObject({
      label: null,
      address: 'Ngõ 8',
      outcome: 'refused',
      visits: [{ note: null }],
    });
  });
});
