import type { Actor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { insert } from '../../../src/platform/database/insert';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { makeVenue, noProgrammeRules } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const market = 'Chợ số 4T';

describe.each(dialects)('programmes side by side on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, () => ({ topics: ['vneid', 'cashless'] })),
    );
    pages.actors = [world.officer];
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
  const ours = () => `wards/${world.ward.id}/programmes`;
  const add = (given: object = {}) =>
    ask('POST', ours(), { ...noProgrammeRules, name: market, ...given });
  const mentee = (nth: number) =>
    database.unitOfWork.read.findOneByOrFail(Mentee, { id: world.mentees[nth].id });
  const put = async (nth: number, programme: string | null) => {
    const { id, version } = await mentee(nth);
    return ask('PATCH', `mentees/${id}`, { version, programme });
  };

  it('is kept in the ward, changed as it was seen, and taken away while nobody is in it', async () => {
    const made = await add({ minMentees: 1, topics: ['cashless'] });
    expect(made).toMatchObject({ status: 201, body: { name: market, minMentees: 1, version: 1 } });
    const one = `${ours()}/${made.body.id as string}`;
    const rules = { ...noProgrammeRules, maxMentees: 6, venueIds: [world.venue.id] };
    const changed = await ask('PUT', one, { ...rules, version: 1 });
    expect(changed.body).toMatchObject({ name: market, minMentees: null, version: 2 });
    expect(await ask('PUT', one, { ...rules, version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    await put(0, market);
    expect((await ask('GET', ours())).body).toMatchObject([
      { name: market, mentees: 1, mentors: 0 },
    ]);
    expect((await ask('DELETE', one)).body).toMatchObject({ code: 'programme-in-use' });
    await put(0, null);
    expect((await ask('DELETE', one)).status).toBe(204);
    const { programmes } = await database.unitOfWork.read.findOneByOrFail(Ward, {
      id: world.ward.id,
    });
    expect(programmes).toEqual([]);
  });

  it('refuses what cannot be, and changes nothing', async () => {
    await add();
    const codeOf = async (given: object) => (await add({ name: 'Khác', ...given })).body.code;
    expect(await codeOf({ name: ' chợ SỐ 4t ' })).toBe('programme-exists');
    expect(await codeOf({ minMentees: 3, maxMentees: 2 })).toBe('invalid-form');
    expect(await codeOf({ maxMentees: 2 })).toBe('invalid-form');
    expect(await codeOf({ fromDate: '2026-12-02', untilDate: '2026-12-01' })).toBe('invalid-form');
    expect(await codeOf({ topics: ['99999:Không_có'] })).toBe('topic-unknown');
    expect(await codeOf({ venueIds: [world.ward.id] })).toBe('not-found');
    expect((await put(0, 'Không có')).body).toMatchObject({ code: 'programme-unknown' });
    expect((await ask('GET', ours())).body).toHaveLength(1);
    expect((await mentee(0)).programme).toBeNull();
  });

  it('is named by a column of a list where the ward has any', async () => {
    const sheet = (programme: string) =>
      Buffer.from(
        'Họ và tên,Năm sinh,Thôn,Nội dung cần học,Buổi rảnh,Đồng ý,Chương trình\n' +
          `Lê Thị Sáu,1950,${world.hamlet.name},VNeID,Tối thứ 2,15/11/2026,${programme}\n`,
      );
    const bring = (programme: string) =>
      pages.app.get(ImportsService).import(world.officer, world.ward.id, 'mentees', {
        name: `${programme}.csv`,
        bytes: sheet(programme),
      });
    const six = () => database.unitOfWork.read.findOneByOrFail(Mentee, { fullName: 'Lê Thị Sáu' });
    // A column of the ward's own, before there are programmes here.
    await bring('Bình dân học vụ số');
    expect((await six()).programme).toBeNull();
    await add();
    await bring('chợ số 4t');
    expect((await six()).programme).toBe(market);
    // What nobody knows, and an empty cell, leave somebody where they are.
    await bring('Đang nghĩ');
    await bring('');
    expect((await six()).programme).toBe(market);
  });

  it('is chosen in the form and looked for in the list', async () => {
    const { code } = world.ward;
    expect((await pages.get(`/wards/${code}/mentees`)).text).not.toContain('name="programme"');
    await add();
    const { id } = world.mentees[0];
    const form = await pages.get(`/wards/${code}/mentees/${id}/edit`);
    expect(form.text).toContain(`<option value="${market}"`);
    await put(0, market);
    const list = async (programme: string) =>
      (await pages.get(`/wards/${code}/mentees?programme=${encodeURIComponent(programme)}`)).text;
    const nameOf = async (nth: number) => (await mentee(nth)).fullName;
    expect(await list(market)).toContain(id);
    expect(await list(market)).not.toContain(world.mentees[1].id);
    expect(await list('-')).not.toContain(id);
    expect(await list('-')).toContain(await nameOf(1));
    const listed = await pages.get(`/wards/${code}/programmes`);
    expect(listed.text).toContain(market);
  });

  it('asks what becomes of what a change hits, keeps what was typed, and is taken back', async () => {
    const { code } = world.ward;
    const { body } = await add();
    await database.unitOfWork.write(async (manager) => {
      const wardId = world.ward.id;
      await manager.update(Mentor, { wardId }, { programme: market });
      await manager.update(Mentee, { wardId }, { programme: market });
    });
    await ask('POST', 'bookings', { menteeId: world.mentees[0].id, startAt: at('2026-11-25', 18) });
    const page = `/wards/${code}/programmes/${body.id as string}`;
    const fields = { kind: 'pairs', untilDate: '2026-11-24', minMentees: '2' };
    const shown = JSON.stringify(noProgrammeRules);
    const question = await pages.send('POST', page, { ...fields, shown });
    expect(question.status).toBe(200);
    expect(question.text).toContain('ngoài thời gian của chương trình');
    const programme = async () =>
      (await database.unitOfWork.read.findOneByOrFail(Ward, { id: world.ward.id })).programmes[0];
    expect((await programme()).untilDate).toBeNull();
    const answered = { ...fields, shown, act: 'cancel', pairs: 'keep', reason: 'Hết phiên chợ' };
    const again = await pages.send('POST', page, { ...answered, step: 'again' });
    expect(again.text).toContain('value="2026-11-24"');
    expect((await pages.send('POST', page, answered)).text).toContain('name="confirmed"');
    const made = await pages.send('POST', page, { ...answered, confirmed: 'yes' });
    expect(made.status).toBe(303);
    expect(await programme()).toMatchObject({ untilDate: '2026-11-24', minMentees: 2 });
    const change = await pages.get(made.location ?? '');
    expect(change.text).toContain(market);
    expect(change.text).toMatch(/không → [^<]*24\/11\/2026/);
    expect((await pages.get(`/wards/${code}/changes`)).text).toContain(market);
    await pages.send('POST', change.text.match(/action="([^"]+\/taking-back)"/)?.[1] ?? '', {});
    expect(await programme()).toMatchObject({ untilDate: null, minMentees: null });
  });

  it('has a way of its own to the confirmation, each number with its people', async () => {
    const { code, id: wardId } = world.ward;
    const startedAt = at('2026-11-02', 9);
    await database.unitOfWork.write((manager) => manager.update(Pair, { wardId }, { startedAt }));
    const funnel = () => ask('GET', `wards/${wardId}/funnel`);
    expect((await funnel()).body.programmes).toEqual([]);
    const { body } = await add();
    await put(0, market);
    const listed = (await funnel()).body.programmes as { id: string; stages: object }[];
    expect(listed.map(({ id, stages }) => [id, stages])).toMatchObject([
      ['-', { listed: { total: 2 }, paired: { total: 2 } }],
      [body.id, { listed: { total: 1 }, paired: { total: 1 } }],
    ]);
    const days = 'from=2026-11-01&until=2026-12-31';
    const whoever = async (programme: string) => {
      const list = await ask(
        'GET',
        `wards/${wardId}/measures/paired?${days}&programme=${programme}`,
      );
      return (list.body as unknown as { menteeId: string }[]).map(({ menteeId }) => menteeId);
    };
    expect(await whoever(body.id as string)).toEqual([world.mentees[0].id]);
    expect((await whoever('-')).sort()).toEqual([1, 2].map((nth) => world.mentees[nth].id).sort());
    expect((await pages.get(`/wards/${code}/funnel`)).text).toContain(
      `programme=${body.id as string}`,
    );
    const page = await pages.get(`/wards/${code}/measures/paired?${days}&programme=-`);
    expect(page.text).toContain(world.mentees[1].id);
    expect(page.text).not.toContain(world.mentees[0].id);
  });

  it('has classes of its own, for its people, in its halls and of its topics', async () => {
    const { body } = await add({ kind: 'classes', topics: ['cashless'] });
    await put(0, market);
    const { mentor, venue, ward } = world;
    const plan = {
      audienceKind: 'programme',
      audienceRef: body.id,
      topic: 'cashless',
      venueId: venue.id,
      startAt: at('2026-11-25', 19),
      seats: 6,
      mentorIds: [mentor.id],
    };
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: mentor.id }, { topics: ['vneid', 'cashless'] }),
    );
    const make = (given: object = {}) =>
      ask('POST', `wards/${ward.id}/classes`, { ...plan, ...given });
    expect((await make({ topic: 'vneid' })).body).toMatchObject({ code: 'programme-topic' });
    const one = `${ours()}/${body.id as string}`;
    const rules = { ...noProgrammeRules, kind: 'classes', topics: ['cashless'] };
    await ask('PUT', one, { ...rules, version: 1, fromDate: '2026-11-26' });
    expect((await make()).body).toMatchObject({ code: 'programme-rests' });
    await ask('PUT', one, { ...rules, version: 2 });
    const made = await make();
    expect(made).toMatchObject({ status: 201, body: { programmeName: market } });
    const classes = `classes/${made.body.id as string}`;
    await ask('POST', `${classes}/invitations`);
    const invited = await database.unitOfWork.read.findBy(Booking, { state: 'invited' });
    expect(invited.map(({ menteeId }) => menteeId)).toEqual([world.mentees[0].id]);
  });

  it('holds for places that are booked: its days, halls and topics', async () => {
    const other = makeVenue({ wardId: world.ward.id, hamletId: world.hamlet.id, name: 'Chợ Bến' });
    await database.unitOfWork.write(async (manager) => {
      await insert(manager, Venue, other);
      const topics = ['vneid', 'cashless'];
      await manager.update(Mentor, { id: world.mentor.id }, { topics });
    });
    const rules = { topics: ['cashless'], venueIds: [other.id], untilDate: '2026-11-25' };
    await add(rules);
    await put(0, market);
    const { id } = world.mentees[0];
    const times = await ask('GET', `mentees/${id}/free-times?days=14`);
    const offered = times.body as unknown as { startAt: number; venueId: string; topic: string }[];
    expect(offered.length).toBeGreaterThan(0);
    for (const { startAt, venueId, topic } of offered) {
      expect([venueId, topic]).toEqual([other.id, 'cashless']);
      expect(startAt).toBeLessThan(at('2026-11-26', 0));
    }
    const book = async (wish: object) =>
      (await ask('POST', 'bookings', { menteeId: id, ...wish })).body.code;
    expect(await book({ startAt: at('2026-11-27', 19) })).toBe('programme-rests');
    const evening = at('2026-11-24', 19);
    expect(await book({ startAt: evening, venueId: world.venue.id })).toBe('programme-elsewhere');
    expect(await book({ startAt: evening, topic: 'vneid' })).toBe('topic-not-shared');
    expect(await book({ startAt: evening })).toBeUndefined();
  });

  it('is kept by staff of the ward alone', async () => {
    const stranger: Actor = { kind: 'officer', id: world.ward.id, wardId: world.hamlet.id };
    pages.actors = [stranger];
    expect((await add()).status).toBe(404);
  });
});
