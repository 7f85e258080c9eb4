import { stopReasons } from '../../../src/core/people/stops';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const wednesday = at('2026-11-25', 18);

const rowsIn = (text: string): number =>
  (/<tbody>(.*?)<\/tbody>/s.exec(text)?.[1].match(/<tr/g) ?? []).length;

describe('the pages on which staff stop people and bring them back', () => {
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
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    pages.readsCookies = false;
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const home = () => `/wards/${world.ward.code}`;
  const path = (act: string) => `${home()}/mentees/${world.mentees[0].id}/${act}`;
  const answers = { version: '1', reason: 'moved', on: monday };
  const book = () =>
    services.bookings.book(asMentee(world.mentees[0]), {
      menteeId: world.mentees[0].id,
      startAt: wednesday,
    });
  const person = () =>
    database.unitOfWork.read.findOneByOrFail(Mentee, { id: world.mentees[0].id });

  it('say what stopping hits before it is done, and lead back to the way it was', async () => {
    await book();
    const form = await pages.get(path('stop'));
    expect(form.text).toMatch(/<strong>1<\/strong> <span>buổi sắp tới/);
    const preview = await pages.send('POST', path('stop'), answers);
    expect(preview.status).toBe(200);
    expect(preview.text).toMatch(/<strong>1<\/strong> <span>cặp kết thúc/);
    expect(preview.text).toContain('name="confirmed" value="yes"');
    expect((await person()).isActive).toBe(true);

    const done = await pages.send('POST', path('stop'), { ...answers, confirmed: 'yes' });
    expect(done.status).toBe(303);
    const gone = await pages.get(done.location ?? '');
    expect(gone.text).toContain('Lý do: đã chuyển đi nơi khác.');

    expect((await pages.get(path('return'))).text).toMatch(
      /Khôi phục thì có lại \d+ cặp, \d+ buổi học, \d+ chỗ/,
    );
    const back = await pages.send('POST', path('return'), { version: '2', restore: 'yes' });
    expect(back.status).toBe(303);
    const shown = await pages.get(back.location ?? '');
    expect(shown.text).toContain('Khôi phục được 1 cặp, 1 buổi học, 1 chỗ.');
  });

  it('ask again, with what was answered, when a page is old or an answer is missing', async () => {
    const missing = await pages.send('POST', path('stop'), { version: '1', on: 'x' });
    expect(missing.status).toBe(422);
    for (const name of ['reason', 'on']) expect(missing.text).toContain(`href="#${name}"`);
    const old = await pages.send('POST', path('stop'), {
      ...answers,
      version: '7',
      confirmed: 'yes',
    });
    expect(old.status).toBe(409);
    expect(old.text).toMatch(/value="moved" checked/);
  });

  it('list those who stopped apart, with the reason, and by it', async () => {
    await services.departures.stop(world.officer, {
      side: 'mentee',
      id: world.mentees[0].id,
      version: 1,
      reason: 'moved',
      on: monday,
    });
    const name = `/mentees/${world.mentees[0].id}"`;
    expect((await pages.get(`${home()}/mentees`)).text).not.toContain(name);
    const all = await pages.get(`${home()}/mentees?stopped=any`);
    expect(all.text).toContain(name);
    expect(all.text).toContain('chuyển đi, Thứ Hai, 23/11/2026');
    expect((await pages.get(`${home()}/mentees?stopped=died`)).text).not.toContain(name);
    expect((await pages.get(`${home()}/mentees?stopped=moved&q=zzz`)).text).not.toContain(name);
    const file = await pages.get(`${home()}/mentees.xlsx?stopped=moved`);
    expect(file.status).toBe(200);
    const api = await pages.get(`/api/v1/wards/${world.ward.id}/mentees?stopped=moved`);
    expect(JSON.parse(api.text)).toMatchObject({ total: 1 });
  });

  it('list by each reason those whom the database has for it, on the page, in Excel, on paper and over the API', async () => {
    const { mentees, mentors } = await database.unitOfWork.write(async (manager) => {
      const some = await addMentees(manager, world, 14, (nth) => ({
        fullName: `Lò Thị Na ${nth}`,
      }));
      const other = { windows: alwaysFree, topics: ['vneid' as const] };
      const guides = [];
      for (let nth = 0; nth < 6; nth += 1) guides.push(await addMentor(manager, world, other));
      return { mentees: some, mentors: guides };
    });
    const stop = (side: 'mentee' | 'mentor', id: string, reason: (typeof stopReasons)[number]) =>
      services.departures.stop(world.officer, {
        side,
        id,
        version: 1,
        reason,
        on: monday,
        ...(side === 'mentor' ? { menteesBecome: 'list' as const } : {}),
      });
    for (const [nth, reason] of stopReasons.entries()) {
      // As many as no other reason has.
      const of = mentees.slice((nth * (nth + 1)) / 2, ((nth + 1) * (nth + 2)) / 2);
      for (const { id } of of.slice(0, nth + 1)) await stop('mentee', id, reason);
      await stop('mentor', mentors[nth].id, reason);
    }
    // Somebody came back, and of two nothing was written down.
    await services.returns.bringBack(world.officer, {
      side: 'mentee',
      id: mentees[0].id,
      version: 2,
      restore: true,
    });
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: world.mentees[0].id }, { isActive: false });
      await manager.update(Mentor, { id: mentors[5].id }, { isActive: false });
    });
    for (const side of ['mentee', 'mentor'] as const) {
      const list = `${home()}/${side}s`;
      let all = 0;
      for (const reason of [...stopReasons, 'unknown', 'any']) {
        const [{ count }] = await database.unitOfWork.read.query<{ count: number }[]>(
          `SELECT COUNT(*) AS count FROM ${side} p
           LEFT JOIN person_stop s ON s.person_id = p.id AND s.ended_at IS NULL
           WHERE p.ward_id = '${world.ward.id}' AND NOT p.is_active
             AND ${reason === 'any' ? 'TRUE' : `COALESCE(s.reason, 'unknown') = '${reason}'`}`,
        );
        const page = await pages.get(`${list}?stopped=${reason}`);
        expect([reason, rowsIn(page.text)]).toEqual([reason, count]);
        const printed = await pages.get(`${list}.xlsx?stopped=${reason}&print=a4`);
        expect([reason, rowsIn(printed.text)]).toEqual([reason, count]);
        const slips = await pages.get(`${home()}/slips/${side}s?stopped=${reason}&all=yes`);
        expect([reason, slips.text.split('class="slip"').length - 1]).toEqual([reason, count]);
        const api = await pages.get(`/api/v1/wards/${world.ward.id}/${side}s?stopped=${reason}`);
        expect(JSON.parse(api.text)).toMatchObject({ total: count });
        all += reason === 'any' ? -count : count;
      }
      expect(all).toBe(0);
    }
  });

  it('have the reason put right, and keep what was answered when it cannot be', async () => {
    const reason = path('stop-reason');
    expect((await pages.get(reason)).status).toBe(303);
    await pages.send('POST', path('stop'), { ...answers, confirmed: 'yes' });
    expect((await pages.get(`${home()}/mentees/${world.mentees[0].id}`)).text).toContain(reason);
    const wrong = await pages.send('POST', reason, { version: '2', reason: 'died', on: 'x' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/value="died" checked/);
    const done = await pages.send('POST', reason, { version: '2', reason: 'died', on: monday });
    expect((await pages.get(done.location ?? '')).text).toContain('Lý do: đã mất.');
  });

  it('ask for consent anew where it was withdrawn, whatever a list has said since', async () => {
    const { id } = world.mentees[0];
    const stopping = { side: 'mentee' as const, id, version: 1, on: monday };
    await services.departures.stop(world.officer, { ...stopping, reason: 'consent' });
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id }, { consentOn: monday }),
    );
    expect((await pages.get(path('return'))).text).toContain('name="consent"');
  });

  it('tell who did what to somebody and when, from what to what', async () => {
    const { id } = world.mentees[0];
    await services.people.changeMentee(world.officer, id, 1, { phone: '+84911999888' });
    await services.departures.stop(world.officer, {
      side: 'mentee',
      id,
      version: 2,
      reason: 'moved',
      on: monday,
    });
    const { text } = await pages.get(`${home()}/mentees/${id}`);
    const history = text.slice(text.indexOf('Lịch sử thay đổi'));
    expect(history).toContain('Sửa thông tin');
    expect(history).toMatch(/Điện thoại: từ .+ thành 091\*{4}888/);
    expect(history).toContain('Ngừng tham gia: đã chuyển đi nơi khác');
    const api = await pages.get(`/api/v1/mentees/${id}/history`);
    expect(JSON.parse(api.text)).toMatchObject([
      { action: 'mentee.stop', reason: 'moved', fields: [] },
      {
        action: 'mentee.change',
        fields: ['phone'],
        actorKind: 'officer',
        changes: [{ name: 'phone', is: '091****888' }],
      },
    ]);
  });

  it('hand an ambassador over in three presses, naming who cannot go', async () => {
    const next = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, {
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
        maxMentees: 2,
        phone: '+84912345670',
      }),
    );
    await book();
    const mentor = `${home()}/mentors/${world.mentor.id}`;
    expect((await pages.get(mentor)).text).toContain(`${mentor}/stop`);
    const form = await pages.get(`${mentor}/stop`);
    expect(form.text).toContain('nhận được 2/3 học viên');
    const all = { ...answers, menteesBecome: 'successor', successorId: next.id };
    const preview = await pages.send('POST', `${mentor}/stop`, all);
    expect(preview.text).toContain('Không chuyển được');
    const again = /href="([^"]+)">[^<]*Sửa lại câu trả lời/.exec(preview.text)?.[1] ?? '';
    const asked = await pages.get(again.replaceAll('&amp;', '&'));
    expect(asked.text).toMatch(/value="moved" checked/);
    expect(asked.text).toMatch(/value="successor" checked/);
    expect(asked.text).toMatch(new RegExp(`value="${next.id}" selected`));
    expect(asked.text).toContain(`value="${monday}"`);
    expect(preview.text).toContain('đại sứ này đã đủ học viên.');
    const done = await pages.send('POST', `${mentor}/stop`, { ...all, confirmed: 'yes' });
    expect(done.status).toBe(303);
    expect(await services.pairs.ofMentor(next.id)).toHaveLength(2);
    const { isActive } = await database.unitOfWork.read.findOneByOrFail(Mentor, {
      id: world.mentor.id,
    });
    expect(isActive).toBe(false);
  });

  it('open nothing by the link of somebody who is gone, and say so', async () => {
    const { id, fullName } = world.mentees[0];
    await database.unitOfWork.write((manager) =>
      insert(manager, PersonalLink, {
        id: newId(),
        personKind: 'mentee',
        personId: id,
        createdAt: 0,
        revokedAt: null,
      }),
    );
    const link = await pages.app.get(PersonalLinksService).standing('mentee', id);
    await services.departures.stop(world.officer, {
      side: 'mentee',
      id,
      version: 1,
      reason: 'died',
      on: monday,
    });
    const staffPage = await pages.get(`${home()}/mentees/${id}`);
    expect(staffPage.text).not.toContain(link);
    pages.readsCookies = true;
    const { status, text } = await pages.get(new URL(link ?? '').pathname);
    expect(status).toBe(404);
    expect(text).toContain('Trang này của người không còn tham gia, nên không mở nữa.');
    expect(text).not.toContain(fullName);
  });
});
