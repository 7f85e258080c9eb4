import { COUNTED } from '../../../src/core/vietnamese/measures';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { ProvinceOverview } from '../../../src/modules/programme/overview/province-overview.service';
import { ReportQueries } from '../../../src/modules/programme/reports/report-queries';
import type { StatisticsRow } from '../../../src/modules/programme/statistics/statistics.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { WardBoundary } from '../../../src/modules/wards/entities/ward-boundary.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { newId } from '../../../src/platform/database/columns';
import { inOrder } from '../../../src/web/province/overview-columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addSession } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const province = '97';

describe.each(dialects)('the pages of a province on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  /** Of four people in one unit two came last week and one this week; of three in the other nobody. */
  let busy: SessionWorld;
  let still: SessionWorld;
  const clock = new FakeClock(at('2026-11-25', 9));
  const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
  const coordinator: Actor = {
    kind: 'provincial',
    id: newId(),
    wardId: null,
    provinceCode: province,
  };
  const address = `/provinces/${province}`;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    [busy, still] = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 4, (index) => ({ fullName: `Người Bận ${index}` }));
      const other = await settlePairs(manager, 3, (index) => ({ fullName: `Người Yên ${index}` }));
      const came = async (people: SessionWorld['mentees'], startAt: number) => {
        const of = { mentorId: made.mentor.id };
        const { bookings } = await addSession(manager, made, people, startAt, of);
        for (const { id } of bookings) await manager.update(Booking, { id }, { state: 'attended' });
      };
      const [one, two, three] = made.mentees;
      await came([one, two], at('2026-11-17', 18));
      await came([three], at(monday, 18));
      // Nobody's ambassador has gone: three people wait, and there is no place.
      await manager.update(Pair, { wardId: other.ward.id }, { endedAt: 1 });
      await manager.update(Mentor, { wardId: other.ward.id }, { isActive: false });
      for (const [{ ward }, name, code] of [
        [made, 'Xã Bận', '97011'],
        [other, 'Xã Yên', '97012'],
      ] as const) {
        Object.assign(ward, { name, code });
        await manager.update(Ward, { id: ward.id }, { provinceCode: province, name, code });
      }
      return [made, other];
    });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const send = async (
    where: string,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    file: string,
  ) => {
    const shown = await pages.get(`${address}/units`);
    const form = formsOf(shown.text).find(({ action }) => action.split('?')[0] === where);
    const body = new FormData();
    body.append(name, new Blob([bytes]), file);
    const cookie = shown.headers.getSetCookie().map((one) => one.split(';')[0]);
    const answer = await fetch((await pages.app.getUrl()) + (form?.action ?? ''), {
      method: 'POST',
      headers: { cookie: cookie.join('; ') },
      body,
      redirect: 'manual',
    });
    return { status: answer.status, text: await answer.text() };
  };

  it('tell a coordinator which units are lowest, from which nothing came this week, and where ambassadors are short', async () => {
    pages.actors = [coordinator];
    const { text } = await pages.get(address);
    const [, lowest] = /Ba đơn vị thấp nhất([\s\S]*?)<\/ol>/.exec(text) ?? [];
    expect([...(lowest ?? '').matchAll(/>(Xã [^<]*)</g)].map(([, words]) => words)).toEqual([
      'Xã Yên: 0 trên 100 người (0)',
      'Xã Bận: 75 trên 100 người (3)',
    ]);
    expect(text).toContain('Tuần này chưa có ai đến học: 1 đơn vị');
    expect(text).toContain('Xã Yên: thiếu khoảng 1 đại sứ số cho 3 người đang chờ');
    expect(text).toContain('Xã Bận, 12 tuần gần đây: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1');
    expect(text).not.toMatch(/Người (?:Bận|Yên)/);
    // A report that was not sent is told apart from a week without a lesson.
    expect(text).toContain('Chưa gửi báo cáo tháng: 2 đơn vị');
    // The way between the pages of a province, without those that only operators have.
    for (const page of ['targets', 'funnel']) expect(text).toContain(`href="${address}/${page}"`);
    expect(text).not.toContain(`${address}/units"`);
  });

  it('name first the units that have no figure at all, which are not among the lowest and sort below them', async () => {
    pages.actors = [coordinator];
    const empty = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 0);
      const named = { name: 'Xã Trống', code: '97013', provinceCode: province };
      await manager.update(Ward, { id: made.ward.id }, named);
      return made.ward.id;
    });
    const { text } = await pages.get(`${address}?sort=share`);
    expect(text).toContain('Chưa có con số: 1 đơn vị');
    expect(text.indexOf('Chưa có con số: 1')).toBeLessThan(text.indexOf('Ba đơn vị thấp nhất'));
    const [, lowest] = /Ba đơn vị thấp nhất([\s\S]*?)<\/ol>/.exec(text) ?? [];
    expect(lowest).not.toContain('Xã Trống');
    const order = [...text.matchAll(/id="unit-\d+">([^<]*)</g)].map(([, name]) => name);
    expect(order).toEqual(['Xã Trống', 'Xã Yên', 'Xã Bận']);
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: empty }, { provinceCode: '96' }),
    );
  });

  it('take a year or day that is none back with a sentence, on the page of the usual days', async () => {
    pages.actors = [coordinator];
    for (const page of ['', '/targets', '/funnel', '/reports']) {
      const wrong = await pages.get(`${address}${page}?year=20266&from=0026-01-01&until=`);
      expect([page, wrong.status]).toEqual([page, 422]);
      expect(wrong.text).toContain('Ngày chưa đúng');
      expect(wrong.text).toContain('value="0026-01-01"');
      expect(wrong.text).toContain('<nav');
      if (page !== '/reports') expect(wrong.text).toContain('Năm gồm 4 chữ số');
      // What is left empty was not asked for.
      expect((await pages.get(`${address}${page}?year=&from=&until=`)).status).toBe(200);
    }
    expect((await pages.get(`${address}/units.xlsx?year=x`)).status).toBe(422);
    expect((await pages.get(`${address}/reports.docx?from=x`)).status).toBe(422);
  });

  it('count the lessons of a unit as its report does', async () => {
    const overview = pages.app.get(ProvinceOverview);
    const asked = { figure: 'people', audience: 'all', from: monday, until: monday } as const;
    const [{ held }] = await overview.of(coordinator, province, asked);
    const days = { from: '2026-10-27', until: '2026-11-25' };
    const officer: Actor = { kind: 'officer', id: newId(), wardId: busy.ward.id };
    const { figures } = await pages.app.get(ReportQueries).numbers(officer, busy.ward.id, days);
    expect(held).toBe(figures.find(({ code }) => code === 'lessons')?.inPeriod);
    expect(held).toBe(2);
  });

  it('sort their units by the column that is pressed, and give the same as a file', async () => {
    pages.actors = [coordinator];
    const namesBy = async (sort: string): Promise<string[]> => {
      const { text } = await pages.get(`${address}?sort=${sort}`);
      return [...text.matchAll(/id="unit-\d+">([^<]*)</g)].map(([, name]) => name);
    };
    expect(await namesBy('share')).toEqual(['Xã Yên', 'Xã Bận']);
    expect(await namesBy('-share')).toEqual(['Xã Bận', 'Xã Yên']);
    expect(await namesBy('-short')).toEqual(['Xã Yên', 'Xã Bận']);
    const rows = await rowsOfFile(pages, `${address}/units.xlsx?sort=-total&figure=turns`);
    const units = rows.filter(([name]) => String(name).startsWith('Xã'));
    expect(units.map(([name, total]) => [name, Number(total)])).toEqual([
      ['Xã Bận', 3],
      ['Xã Yên', 0],
    ]);
    expect((await pages.get('/provinces/96')).status).toBe(404);
  });

  it('are counted as a target says, by the year of the period', async () => {
    const overview = pages.app.get(ProvinceOverview);
    const asked = { audience: 'all', from: '2026-11-23', until: '2026-11-29' };
    const units = await overview.of(coordinator, province, { figure: 'people', ...asked });
    expect(
      inOrder(units, 'name').map(({ name, total, inPeriod, reached }) => [
        name,
        total,
        inPeriod,
        reached,
      ]),
    ).toEqual([
      ['Xã Bận', 3, 1, null],
      ['Xã Yên', 0, 0, null],
    ]);
  });

  it('have numbers for other programs: by unit, measure and period, as JSON and as CSV, and the same as the pages', async () => {
    pages.actors = [coordinator];
    const api = `/api/v1${address}/statistics`;
    const days = 'measure=turns&from=2026-11-16&until=2026-11-25';
    const { text } = await pages.get(`${api}?${days}&step=week`);
    const rows = JSON.parse(text) as StatisticsRow[];
    expect(
      rows.map(({ unitName, ...row }) => [unitName, row.from, row.until, row.total, row.inPeriod]),
    ).toEqual([
      ['Xã Bận', '2026-11-16', '2026-11-22', 2, 2],
      ['Xã Bận', '2026-11-23', '2026-11-25', 3, 1],
      ['Xã Yên', '2026-11-16', '2026-11-22', 0, 0],
      ['Xã Yên', '2026-11-23', '2026-11-25', 0, 0],
    ]);
    const csv = await pages.get(`${api}.csv?${days}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
      'unitCode,unitName,measure,audience,from,until,total,inPeriod',
      '97011,Xã Bận,turns,all,2026-11-16,2026-11-25,3,3',
    ]);
    // Every measure, as the overview of the units tells it; of a group there are no households.
    const all = JSON.parse((await pages.get(api)).text) as StatisticsRow[];
    const overview = pages.app.get(ProvinceOverview);
    for (const { unitCode, measure: figure, total, inPeriod, audience, from, until } of all) {
      const units = await overview.of(coordinator, province, { figure, audience, from, until });
      const unit = units.find(({ code }) => code === unitCode);
      expect([figure, unit?.total, unit?.inPeriod]).toEqual([figure, total, inPeriod]);
    }
    expect(new Set(all.map(({ measure }) => measure))).toEqual(new Set(COUNTED));
    const adults = JSON.parse((await pages.get(`${api}?audience=adult`)).text) as StatisticsRow[];
    expect(adults.map(({ measure }) => measure)).not.toContain('families');
    expect((await pages.get(`${api}?from=2020-01-01&step=week`)).status).toBe(400);
    const backwards = await pages.get(`${api}?from=2026-11-25&until=2026-11-16`);
    expect([backwards.status, backwards.text]).toEqual([
      400,
      expect.stringContaining('Ngày đầu đứng sau ngày cuối'),
    ]);
    const measures = JSON.parse((await pages.get('/api/v1/statistics/measures')).text) as object[];
    expect(measures).toHaveLength(COUNTED.length);
    pages.actors = [{ ...coordinator, provinceCode: '96' }];
    expect((await pages.get(api)).status).toBe(404);
  });

  it('bring in all units by one list, and each gets a first officer by a link that is told once', async () => {
    pages.actors = [operator];
    const head = ['Mã đơn vị', 'Tên đơn vị', 'Mã tỉnh', 'Vĩ độ', 'Kinh độ', 'Dân số'];
    const lost = still.ward;
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: lost.id }, { provinceCode: null }),
    );
    const codes = ['97001', '97002'];
    const list = async (rows: (string | number)[][]) =>
      send(
        `${address}/units`,
        'units',
        new Uint8Array(await sheetBytes(['ĐƠN VỊ'], [head, ...rows])),
        'don-vi.xlsx',
      );
    const good = [
      [codes[0], 'Xã Một', province, 20.2, 105.9, 9_000],
      [lost.code, lost.name, province, 20.3, 105.9, 8_000],
      ['96009', 'Xã Ngoài', '96', 20.3, 105.9, 8_000],
    ];
    const save = async (text: string) => {
      const form = formsOf(text).find(({ action }) => action === `${address}/units/saving`);
      return form ? pages.send('POST', form.action, form.hidden) : null;
    };
    // It is looked at first: how many are new, changed, the same, and what is refused, with the reason.
    const looked = await list([
      ...good,
      [codes[1], 'Xã Hai', province, '', '', 7_000],
      [codes[1], '', province, 20.4, 106, 7_000],
      ['', 'Xã Hai', province, 20.4, 106, 7_000],
      [codes[0], 'Xã Một', province, 20.2, 105.9, 9_000],
    ]);
    const plain = looked.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(looked.status).toBe(200);
    expect(plain).toContain('1 thêm mới');
    expect(plain).toContain('4 không nhận');
    for (const why of ['đơn vị mới thiếu', 'thiếu tên', 'mã không phải 5', 'mã đã có ở'])
      expect(plain).toContain(why);
    expect(plain).toContain('1 dòng của tỉnh khác');
    expect(plain).toContain('Lưu 2 đơn vị');
    expect(await read().countBy(Ward, { code: codes[0] })).toBe(0);

    const whole = [...good, [codes[1], 'Xã Hai', province, 20.4, 106, 7_000]];
    const saved = await save((await list(whole)).text);
    expect([saved?.status, saved?.text.includes('thêm mới 2, sửa 1, giữ nguyên 0')]).toEqual([
      200,
      true,
    ]);
    // The same list again says that there is nothing to do; another name and number are told before and after.
    expect(await save((await list(whole)).text)).toBeNull();
    const again = await list([[codes[0], 'Xã Mốt', province, '', '', 9_100]]);
    expect(again.text).toContain('sửa: tên cũ: Xã Một; dân số: 9000 → 9100');
    expect((await save(again.text))?.text).toContain('sửa 1');
    expect(await read().findOneBy(Ward, { code: codes[0] })).toMatchObject({
      name: 'Xã Mốt',
      population: 9_100,
      latitude: 20.2,
    });
    expect((await pages.send('POST', `${address}/units/saving`, { units: '[{}]' })).status).toBe(
      400,
    );
    const made = await read().findBy(Ward, { provinceCode: province });
    expect(made.map(({ code }) => code)).toEqual(
      expect.arrayContaining([...codes, lost.code, busy.ward.code]),
    );
    expect(await read().countBy(Ward, { code: '96009' })).toBe(0);

    const invite = () => pages.send('POST', `${address}/units/invitations`, {});
    const links = [...(await invite()).text.matchAll(/\/invitation\/[\w.-]+/g)].map(([one]) => one);
    expect(new Set(links).size).toBe(made.length);
    expect((await pages.get(`${address}/units`)).text).not.toContain('/invitation/');
    // Pressed again there are no accounts more.
    const count = () => read().countBy(Account, { role: 'officer' });
    const before = await count();
    await invite();
    expect(await count()).toBe(before);
    pages.actors = [coordinator];
    expect((await pages.get(`${address}/units`)).status).toBe(403);
  });

  it('are opened by programs as well, by the same acts', async () => {
    pages.actors = [operator];
    const api = `/api/v1${address}`;
    const units = [
      { code: '97003', name: 'Xã Ba', latitude: 20.5, longitude: 106, population: null },
      { code: busy.ward.code, name: busy.ward.name },
    ];
    const told = async (answer: Promise<{ text: string }>) =>
      JSON.parse((await answer).text) as unknown;
    expect(await told(pages.send('POST', `${api}/units`, { units }))).toEqual({
      made: 1,
      changed: 0,
      same: 1,
      refused: 0,
    });
    const half = await pages.send('POST', `${api}/units`, {
      units: [{ code: '97004', name: 'X' }],
    });
    expect([half.status, half.text.includes('unit-rows')]).toEqual([422, true]);
    const body = new FormData();
    const csv = 'Mã,Tên,Vĩ độ,Kinh độ\n97003,Xã Ba,20.5,106\n97005,Xã Năm,20.6,106\n';
    body.append('file', new Blob([csv]), 'don-vi.csv');
    const url = `${await pages.app.getUrl()}${api}/units/preview`;
    // As programs are: a token, and no cookie that a form of another site could use.
    const asProgram = { authorization: 'Bearer of-a-program' };
    const preview = await fetch(url, { method: 'POST', body, headers: asProgram });
    expect(await preview.json()).toMatchObject({
      counts: { made: 1, changed: 0, same: 1, refused: 0 },
      elsewhere: 0,
    });
    expect(await told(pages.get(`${api}/units`))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: '97003', officer: 'noOfficer', isDrawn: false }),
      ]),
    );
    // A link is told once: the same request again makes another, and the one before opens nothing.
    const keyed = async () => {
      const headers = { ...asProgram, 'idempotency-key': 'invite-once' };
      const link = `${await pages.app.getUrl()}${api}/unit-invitations`;
      const answer = await fetch(link, { method: 'POST', headers });
      return (await answer.json()) as { login: string; url: string }[];
    };
    const urlOf = (invited: { login: string; url: string }[]) =>
      invited.find(({ login }) => login === 'xa97003')?.url;
    const [first, second] = [urlOf(await keyed()), urlOf(await keyed())];
    expect([first, second].every((link) => link?.includes('/invitation/'))).toBe(true);
    expect(first).not.toBe(second);
    pages.actors = [coordinator];
    expect((await pages.send('POST', `${api}/units`, { units })).status).toBe(403);
  });

  it('draw the units within boundaries that one file brings, each known by its code', async () => {
    pages.actors = [operator];
    const areaOf = ({ code, latitude, longitude }: Ward) => ({
      type: 'Feature',
      properties: { ma_xa: code, ten_xa: `Xã ${code}` },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [longitude - 0.01, latitude - 0.01],
            [longitude + 0.01, latitude - 0.01],
            [longitude + 0.01, latitude + 0.01],
            [longitude - 0.01, latitude - 0.01],
          ],
        ],
      },
    });
    const features = [busy.ward, still.ward].map(areaOf);
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
    const answer = await send(`${address}/boundaries`, 'boundaries', bytes, 'ranh-gioi.geojson');
    expect(answer.status).toBe(303);
    expect(await read().countBy(WardBoundary, { wardId: busy.ward.id })).toBe(1);
    pages.actors = [coordinator];
    const { text } = await pages.get(address);
    expect(text.match(/<path class="share-[1-4]"/g)).toHaveLength(2);
    expect(text).not.toContain('Chưa có ranh giới');
  });

  it('lead operators from page to page', async () => {
    pages.actors = [operator];
    for (const page of [address, `/operations${address}`, '/operations', '/operations/accounts']) {
      const { text, status } = await pages.get(page);
      expect([page, status]).toEqual([page, 200]);
      for (const href of ['/operations', '/operations/accounts', '/operations/audit'])
        expect(text).toContain(`href="${href}"`);
    }
    const { text } = await pages.get(`/operations${address}`);
    for (const href of [address, `${address}/targets`, `${address}/units`])
      expect(text).toContain(`href="${href}"`);
  });
});
