import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PersonChange } from '../../../src/modules/people/entities/person-change.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WeekPlanJobs } from '../../../src/modules/sessions/planning/week-plan.jobs';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { insert } from '../../../src/platform/database/insert';
import { textsIn } from '../../../src/texts';
import { makeWard } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const name = 'Nhóm Zalo của thôn';
const place = { rank: 200, after: ['smartphone'], lessons: 2, forGroups: [] };

describe.each(dialects)('a topic that a ward adds on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let elsewhere: Ward;

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    elsewhere = makeWard({ name: 'Xã Gia Hưng' });
    world = await database.unitOfWork.write(async (manager) => {
      await insert(manager, Ward, elsewhere);
      return settlePairs(manager, 3, () => ({ topics: ['vneid', 'smartphone'] }));
    });
  });
  afterEach(async () => {
    await pages.close();
    await database.drop();
  });

  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body = {},
  ) => {
    const address = `/api/v1/${path}`;
    const { status, text } =
      method === 'GET' ? await pages.get(address) : await pages.send(method, address, body);
    return { status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const by = (actor: Actor) => (pages.actors = [actor]);
  const ours = () => `wards/${world.ward.id}/added-topics`;
  const add = (given: object = {}) => ask('POST', ours(), { ...place, topicName: name, ...given });
  const code = () => `${world.ward.code}:Nhóm_Zalo_của_thôn`;
  const inAddress = () => encodeURIComponent(code());
  const everybodyNeedsIt = async (also: string[] = []) => {
    const topics = [...also, code()];
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { wardId: world.ward.id }, { topics });
      await manager.update(Mentee, { wardId: world.ward.id }, { topics });
    });
  };

  it('stands among the others of the ward, and nowhere else', async () => {
    by(world.officer);
    expect(await add()).toEqual({ status: 201, body: { ...place, code: code(), version: 1 } });
    const topicsFor = async (actor: Actor) => {
      by(actor);
      const lessons = JSON.parse((await pages.get('/api/v1/curriculum')).text) as object[];
      return lessons.map((lesson) => (lesson as { name: string }).name);
    };
    expect(await topicsFor(asMentee(world.mentees[0]))).toEqual([
      ...Object.values(textsIn('vi').terms.topic).sort(
        byCurriculum(await topicsFor(world.officer)),
      ),
      name,
    ]);
    const other: Actor = { kind: 'officer', id: elsewhere.id, wardId: elsewhere.id };
    expect(await topicsFor(other)).not.toContain(name);
  });

  it('is refused under a name that there is, or that nothing can carry, and in a circle', async () => {
    by(world.officer);
    await add();
    const refused = (status: number, body: object) =>
      expect.objectContaining({ status, body: expect.objectContaining(body) as object }) as object;
    const known = refused(409, { code: 'topic-exists' });
    expect(await add()).toEqual(known);
    expect(await add({ topicName: 'nhom zalo cua thon' })).toEqual(known);
    expect(await add({ topicName: 'Cài đặt VNeID' })).toEqual(known);
    expect(await add({ topicName: 'a/b' })).toEqual(refused(422, { code: 'topic-name' }));
    expect(await add({ topicName: 'x', after: [`${elsewhere.code}:Gì_đó`] })).toEqual(
      refused(422, { code: 'topic-unknown' }),
    );
    const toItself = { ...place, after: [code()], version: 1 };
    expect(await ask('PUT', `${ours()}/${inAddress()}`, toItself)).toEqual(
      refused(422, { code: 'curriculum-circle' }),
    );
  });

  it('comes after what it is said to, is taught by the plan, and named in every message', async () => {
    by(world.officer);
    await add();
    await everybodyNeedsIt(['smartphone']);
    const asked = { fromDate: '2026-11-24', weeks: 2 };
    const run = await ask('POST', `wards/${world.ward.id}/week-plans`, asked);
    await pages.app.get(WeekPlanJobs).run({ runId: String(run.body.id) });
    const path = `wards/${world.ward.id}/week-plan-runs/${String(run.body.id)}`;
    const { version } = (await ask('GET', path)).body;
    expect(await ask('POST', `${path}/publication`, { version })).toMatchObject({ status: 200 });
    const sessions = await database.unitOfWork.read.find(Session, { order: { startAt: 'ASC' } });
    expect([...new Set(sessions.map(({ topic }) => topic))]).toEqual(['smartphone', code()]);
    const last = sessions.at(-1);
    pages.actors = [{ kind: 'mentor', id: last?.mentorId ?? '', wardId: world.ward.id }];
    const page = await pages.get(`/mentor/${last?.mentorId}/sessions/${last?.id}`);
    expect(page.text).toContain(name);
    expect(page.text).not.toContain(code());
  });

  it('is for people of the ward, on forms, by the API and in lists', async () => {
    by(world.officer);
    await add();
    const form = await pages.get(`/wards/${world.ward.code}/mentees/new`);
    expect(form.text).toContain(name);
    const [{ id, version }] = await database.unitOfWork.read.find(Mentee);
    const change = (topics: string[], seen = version) =>
      ask('PATCH', `mentees/${id}`, { version: seen, topics });
    expect(await change([`${elsewhere.code}:Nhóm_Zalo_của_thôn`])).toMatchObject({
      status: 422,
      body: { code: 'topic-unknown' },
    });
    expect(await change(['vneid', code()])).toMatchObject({ status: 200 });
    const lines = [
      'Họ và tên,Năm sinh,Thôn,Nhu cầu học,Thời gian rảnh,Đồng ý xử lý dữ liệu (ngày)',
      `Bùi Thị Bưởi,1955,${world.hamlet.name},"VNeID; nhóm zalo của thôn",Tối thứ 7,15/11/2026`,
    ];
    const bytes = Buffer.from(lines.join('\n'));
    const { taken } = await pages.app
      .get(ImportsService)
      .import(world.officer, world.ward.id, 'mentees', { name: 'a.csv', bytes });
    const added = await database.unitOfWork.read.findOneByOrFail(Mentee, {
      fullName: 'Bùi Thị Bưởi',
    });
    expect([taken.length, added.topics]).toEqual([1, ['vneid', code()]]);
  });

  it('takes another name wherever it stands, in one press, and lists with the old one are understood', async () => {
    by(world.officer);
    await add();
    await add({ topicName: 'Ứng dụng của xã', after: [code()] });
    await everybodyNeedsIt();
    // With something else in common the pair goes on, and its lesson stands.
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { wardId: world.ward.id }, { topics: ['vneid', code()] }),
    );
    const [learner] = world.mentees;
    const startAt = at(monday, 18);
    const booking = { menteeId: learner.id, startAt, topic: code() };
    expect(await ask('POST', 'bookings', booking)).toMatchObject({ status: 201 });
    const seen = { level: 'with-help', reason: 'Đã xem', version: 0 };
    await ask('PUT', `mentees/${learner.id}/skills/${inAddress()}`, seen);
    const placePage = `/wards/${world.ward.code}/curriculum/added/${inAddress()}`;
    const { version } = await database.unitOfWork.read.findOneByOrFail(Mentee, { id: learner.id });
    await ask('PATCH', `mentees/${learner.id}`, { version, topics: ['vneid'] });
    const before = (await pages.get(placePage)).text;
    expect(before).toContain('2 học viên cần học, 2 đại sứ số hướng dẫn, 1 buổi học sắp tới');
    expect(before).toContain('1 kết quả đã ghi');

    const called = (topicName: string, asRead = '1') =>
      pages.send('POST', `${placePage}/name`, { topicName, version: asRead });
    const refusals = [
      ['Cài đặt VNeID', 'Đã có nội dung mang tên'],
      ['ung dung cua xa', 'Đã có nội dung mang tên'],
      ['a/b', 'value="a/b"'],
    ];
    for (const [typed, said] of refusals) {
      const refused = await called(typed);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.text).toContain(said);
    }
    expect((await called('Zalo của xóm', '7')).status).toBe(409);
    const renamed = await called('Zalo của xóm');
    expect(renamed.location).toContain(encodeURIComponent('Zalo_của_xóm'));

    const to = `${world.ward.code}:Zalo_của_xóm`;
    const { read } = database.unitOfWork;
    const people = [...(await read.find(Mentee)), ...(await read.find(Mentor))];
    expect(people.filter(({ topics }) => topics.includes(to))).toHaveLength(4);
    expect((await read.find(Session)).map(({ topic }) => topic)).toEqual([to]);
    const skills = await ask('GET', `mentees/${learner.id}/skills`);
    expect(skills.body).toMatchObject([{ topic: to, level: 'with-help' }]);
    const ward = await read.findOneByOrFail(Ward, { id: world.ward.id });
    expect(ward.addedTopics).toMatchObject([
      { code: to, earlierNames: [name], version: 2 },
      { after: [to], version: 1 },
    ]);
    const after = (await pages.get(renamed.location ?? '')).text;
    expect(after).toContain(`Tên trước đây: ${name}.`);
    // What somebody needed before is taken back under the new name.
    const [change] = await read.findBy(PersonChange, { personId: learner.id });
    const back = await ask('POST', `person-changes/${change.id}/taking-back`);
    expect(back).toMatchObject({ status: 200 });
    const again = await read.findOneByOrFail(Mentee, { id: learner.id });
    expect(again.topics).toEqual([to]);

    const lines = [
      'Họ và tên,Năm sinh,Thôn,Nhu cầu học,Thời gian rảnh,Đồng ý xử lý dữ liệu (ngày)',
      `Bùi Thị Bưởi,1955,${world.hamlet.name},nhóm zalo của thôn,Tối thứ 7,15/11/2026`,
    ];
    const file = { name: 'a.csv', bytes: Buffer.from(lines.join('\n')) };
    const imports = pages.app.get(ImportsService);
    await imports.import(world.officer, world.ward.id, 'mentees', file);
    const added = await read.findOneByOrFail(Mentee, { fullName: 'Bùi Thị Bưởi' });
    expect(added.topics).toEqual([to]);
    expect(await add()).toMatchObject({ status: 409, body: { code: 'topic-exists' } });
  });

  it('has its lesson and card on the pages of the ward, and goes while nobody uses it', async () => {
    by(world.officer);
    const topicsAt = `/wards/${world.ward.code}/curriculum`;
    const ownAt = `${topicsAt}/added`;
    const typed = { topicName: name, rank: '200', lessons: '2', comesAfter: ['smartphone'] };
    const added = await pages.send('POST', `${topicsAt}/new`, typed);
    expect(added.location).toContain(`${topicsAt}/${inAddress()}`);
    expect((await pages.send('POST', `${topicsAt}/new`, typed)).text).toContain(
      'Đã có nội dung mang tên',
    );
    const steps = '10: Mở Zalo\n20: Vào nhóm của thôn';
    const words = { language: 'vi', version: '0', aim: 'Vào nhóm', steps, card: 'Mở Zalo' };
    expect((await pages.send('POST', `${topicsAt}/${inAddress()}`, words)).status).toBe(303);
    const english = await pages.get(`${topicsAt}/${inAddress()}?lang=en`);
    expect(english.text).toContain('Vào nhóm của thôn');
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, world.ward.id, {
        settings: { ...world.ward.settings, contactPhone: '+84912345678' },
      }),
    );
    const card = await pages.get(`/wards/${world.ward.code}/cards/${inAddress()}`);
    expect(card.text).toContain('Mở Zalo');
    expect(card.text).toContain('hoặc cán bộ: 0912 345 678');
    const placed = { rank: '5', lessons: '3', version: '1' };
    expect((await pages.send('POST', `${ownAt}/${inAddress()}`, placed)).status).toBe(303);
    expect((await pages.get(topicsAt)).text.indexOf(name)).toBeLessThan(
      (await pages.get(topicsAt)).text.indexOf('VNeID'),
    );
    await everybodyNeedsIt();
    const kept = await pages.send('POST', `${ownAt}/${inAddress()}/removal`);
    expect(kept.text).toContain('Chưa bỏ được');
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { wardId: world.ward.id }, { topics: ['vneid'] });
      await manager.update(Mentee, { wardId: world.ward.id }, { topics: ['vneid'] });
    });
    expect((await pages.send('POST', `${ownAt}/${inAddress()}/removal`)).status).toBe(303);
    expect((await pages.get(topicsAt)).text).not.toContain(name);
  });
});

/** The order in which somebody reads them. */
function byCurriculum(names: readonly string[]) {
  return (one: string, other: string) => names.indexOf(one) - names.indexOf(other);
}
