import { type MeasureCode, STAGES } from '../../../src/core/vietnamese/measures';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Target } from '../../../src/modules/programme/entities/target.entity';
import {
  Funnel,
  type StageCounts,
  stagesTogether,
} from '../../../src/modules/programme/funnel/funnel.service';
import { Measures } from '../../../src/modules/programme/measures/measures.service';
import { TargetsService } from '../../../src/modules/programme/targets/targets.service';
import { VneidService } from '../../../src/modules/programme/vneid/vneid.service';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { newId } from '../../../src/platform/database/columns';
import { DomainError } from '../../../src/platform/common/domain-error';
import { makeFeedback } from '../../factories/feedback';
import { plant } from '../../factories/given';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addSession } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const province = '99';

describe.each(dialects)('targets on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));
  const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  /** Of four people two came, one of them twice; one can do all, one a topic; one was confirmed last year. */
  beforeEach(async () => {
    world = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 4, (index) => ({
        fullName: `Người Số ${index}`,
        birthYear: index === 0 ? 1960 : index === 1 ? 2012 : 1990,
        topics: ['vneid', 'cashless'],
        targetGroup: index === 1 ? 'student' : 'citizen',
      }));
      const [one, two] = made.mentees;
      await came(manager, made, [one, two], at('2026-10-05', 18));
      await came(manager, made, [one], at('2026-11-17', 18));
      await can(manager, one.id, ['vneid', 'cashless']);
      await can(manager, two.id, ['vneid']);
      await manager.update(Ward, { provinceCode: province }, { provinceCode: '98' });
      await manager.update(Ward, { id: made.ward.id }, { provinceCode: province });
      return made;
    });
    pages.actors = [world.officer];
    const [one, , three] = world.mentees;
    const vneid = pages.app.get(VneidService);
    const said = { state: 'confirmed', version: 0 } as const;
    await vneid.record(world.officer, one.id, { ...said, seenOn: '2026-11-10' });
    await vneid.record(world.officer, three.id, { ...said, seenOn: '2025-12-31' });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  type Manager = Parameters<Parameters<TestDatabase['unitOfWork']['write']>[0]>[0];
  const came = async (
    manager: Manager,
    made: SessionWorld,
    people: SessionWorld['mentees'],
    startAt: number,
  ) => {
    const { bookings } = await addSession(manager, made, people, startAt, {
      mentorId: made.mentor.id,
    });
    for (const { id } of bookings) await manager.update(Booking, { id }, { state: 'attended' });
  };
  const can = async (manager: Manager, menteeId: string, topics: string[]) => {
    const now = at('2026-11-17', 19);
    for (const topic of topics) {
      await plant(manager, Skill, {
        id: newId(),
        menteeId,
        topic,
        level: 'alone',
        levelBefore: 'never',
        lessons: 1,
        reachedAt: now,
        sessionId: null,
        seenByKind: 'mentor',
        seenById: null,
        seenAt: now,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
    }
  };
  const read = () => database.unitOfWork.read;
  const targets = () => pages.app.get(TargetsService);
  const page = () => `/wards/${world.ward.code}/targets`;
  const amountOf = (measure: MeasureCode, amount: number, audience = 'all') => ({
    year: 2026,
    audience,
    measure,
    amount,
    percent: null,
    denominator: null,
    denominatorOn: null,
    denominatorSource: null,
  });
  const set = (measure: MeasureCode, amount: number, audience = 'all') =>
    targets().set(world.officer, world.ward.id, {
      ...amountOf(measure, amount, audience),
      version: 0,
    });
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  it('tell of each measure how much is reached, in all and in the period, and whom it is of', async () => {
    for (const measure of ['turns', 'people', 'one-topic', 'all-topics', 'vneid'] as const) {
      await set(measure, 10);
    }
    await set('vneid', 4, 'adult');
    await set('people', 4, 'student');
    const period = { from: '2026-11-01', until: '2026-11-30' };
    const progress = await targets().ofWard(world.officer, world.ward.id, 2026, period);
    expect(
      progress.map(({ target, total, inPeriod }) => [
        target.measure,
        target.audience,
        total,
        inPeriod,
      ]),
    ).toEqual([
      ['turns', 'all', 3, 1],
      ['people', 'all', 2, 0],
      ['people', 'student', 1, 0],
      ['one-topic', 'all', 2, 2],
      ['all-topics', 'all', 1, 1],
      ['vneid', 'all', 2, 1],
      ['vneid', 'adult', 2, 1],
    ]);
    // Each number is the length of the list behind it.
    const measures = pages.app.get(Measures);
    for (const { target, total, inPeriod } of progress) {
      const { measure, audience } = target;
      const list = (from: string) =>
        measures.list(world.officer, world.ward.id, { ...period, measure, audience, from });
      expect([measure, (await list('2000-01-01')).length]).toEqual([measure, total]);
      expect([measure, (await list(period.from)).length]).toEqual([measure, inPeriod]);
    }
  });

  it('stand beside the way from the list to the confirmation: by hamlet and group, each number with its list', async () => {
    const [one] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      const wardId = world.ward.id;
      await manager.update(Mentee, { wardId }, { createdAt: at('2026-10-01', 9) });
      await manager.update(Pair, { wardId }, { startedAt: at('2026-10-02', 9) });
      const pair = await manager.findOneByOrFail(Pair, { menteeId: one.id });
      const { id: bookingId } = await manager.findOneByOrFail(Booking, { menteeId: one.id });
      const of = { wardId: world.ward.id, pairId: pair.id, menteeId: one.id, bookingId };
      const answer = { occasion: 'later', alone: 'yes', answeredAt: at('2026-11-20', 9) } as const;
      await plant(manager, Feedback, makeFeedback({ ...of, ...answer }));
    });
    const funnel = pages.app.get(Funnel);
    const days = { from: '2026-11-01', until: '2026-11-30' };
    const asked = { audience: 'all', ...days };
    const { stages, hamlets, groups } = await funnel.ofWard(world.officer, world.ward.id, asked);
    const totals = (of: StageCounts) => STAGES.map((stage) => of[stage].total);
    expect(totals(stages)).toEqual([4, 4, 4, 2, 2, 1, 1, 2]);
    expect(STAGES.map((stage) => stages[stage].inPeriod).slice(3)).toEqual([0, 2, 1, 1, 1]);
    // Whoever lives in one hamlet is the whole ward here, and the four groups hold everybody once.
    expect(totals(hamlets[0].stages)).toEqual(totals(stages));
    const framework = groups.filter(({ id }) => id !== 'adult');
    expect(totals(stagesTogether(framework))).toEqual(totals(stages));
    const measures = pages.app.get(Measures);
    for (const measure of STAGES) {
      const hamletId = hamlets[0].id;
      const counted = { measure, audience: 'all', until: days.until, hamletId };
      const list = await measures.list(world.officer, world.ward.id, {
        ...counted,
        from: '2000-01-01',
      });
      expect([measure, list.length]).toEqual([measure, stages[measure].total]);
    }
    const desk = new Pressing(pages);
    await desk.open(`/wards/${world.ward.code}/funnel?until=2026-11-30`);
    for (const words of ['Sau 30 ngày vẫn tự làm được', 'class="stage-chart"', '100%', '25%'])
      expect(desk.text).toContain(words);
    const [href] =
      /\/wards\/[^"]*measures\/people\?[^"]*hamlet=[^"]*/
        .exec(desk.text)
        ?.map((found) => found.replaceAll('&amp;', '&')) ?? [];
    const list = await pages.get(href ?? '');
    expect(list.text).toContain('Người Số 0');
    expect(list.text).not.toContain('Người Số 2');
    expect((await pages.get(`/wards/${world.ward.code}/measures/people?hamlet=x`)).status).toBe(
      404,
    );
    pages.actors = [operator];
    const units = await funnel.ofProvince(operator, province, asked);
    expect(units.map((unit) => totals(unit.stages))).toEqual([totals(stages)]);
  });

  it('are set and removed on their page, with what a percent is of, and lead to the people behind', async () => {
    const desk = new Pressing(pages);
    await desk.open(page());
    expect(desk.text).toContain('Chưa có chỉ tiêu nào');
    const typed = { setYear: '2026', measure: 'vneid', audience: 'all', percent: '50' };
    const refused = await pages.send('POST', page(), typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tỷ lệ phần trăm thì phải có tổng số');
    expect(refused.text).toContain('value="50"');
    await desk.send(/targets$/, {
      ...typed,
      denominator: '1.200',
      denominatorOn: '2026-10-01',
      denominatorSource: 'Công an xã',
    });
    for (const words of ['Đã lưu chỉ tiêu', '600 (50% của 1200', 'nguồn: Công an xã', '0%', '598'])
      expect(desk.text).toContain(words);
    // 39 days are left, and 598 people are missing: 108 a week.
    expect(desk.text).toContain('>108<');
    const [href] = /\/wards\/[^"]*measures\/vneid\?[^"]*from=2000[^"]*/.exec(desk.text) ?? [''];
    const list = await pages.get(href.replaceAll('&amp;', '&'));
    expect(list.text).toContain('Lũy kế đến hết');
    for (const one of ['Người Số 0', 'Người Số 2']) expect(list.text).toContain(one);
    expect(list.text).not.toContain('Người Số 1');
    const file = `/wards/${world.ward.code}/measures/vneid/list.xlsx?from=2026-01-01`;
    const rows = await rowsOfFile(pages, file);
    expect(rows.flat().filter((cell) => String(cell).startsWith('Người Số'))).toEqual([
      'Người Số 0',
    ]);
    // Days the wrong way round are those between them.
    await desk.open(`${page()}?from=2026-11-30&until=2026-10-01`);
    expect(desk.text).toMatch(/Trong kỳ: [^<]*01\/10\/2026 – [^<]*30\/11\/2026/);
    await desk.open(page());
    // Somebody else changed it meanwhile: neither a new number nor the removal goes over theirs.
    const [known] = await read().findBy(Target, { wardId: world.ward.id });
    const { year, audience, measure, version } = known;
    const other = { ...amountOf(measure, 70, audience), year, version };
    await targets().set(world.officer, world.ward.id, other);
    const again = { ...typed, percent: '', amount: '90' };
    await desk.send(/targets$/, again);
    expect((await read().findOneByOrFail(Target, { id: known.id })).amount).toBe(70);
    // The page that told so has what stands there now.
    await desk.send(/targets$/, again);
    expect((await read().findOneByOrFail(Target, { id: known.id })).amount).toBe(90);
    await desk.open(page());
    await desk.send(/removal$/);
    expect(await read().countBy(Target, { wardId: world.ward.id })).toBe(0);
    expect(desk.text).toContain('Đã bỏ chỉ tiêu');
    await desk.send(/targets$/, {});
    const [back] = await read().findBy(Target, { wardId: world.ward.id });
    expect([back.amount, back.measure, back.year]).toEqual([90, 'vneid', 2026]);
  });

  it('are one of a year, group and measure, and of two officers the second is told', async () => {
    const both = await Promise.all([set('people', 5), set('people', 6)].map(codeOf));
    expect(both.sort()).toEqual(['done', 'stale-version']);
    expect(await codeOf(set('families', 5, 'adult'))).toBe('invalid-form');
  });

  it('come for all units of a province in one file, all of them or none', async () => {
    const other = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: other.ward.id }, { provinceCode: province }),
    );
    pages.actors = [operator];
    const address = `/provinces/${province}/targets`;
    const empty = await rowsOfFile(pages, `${address}.xlsx?year=2026`);
    const head = empty.find((row) => row.includes('Mã đơn vị'))?.map(String) ?? [];
    const line = (code: string, ...rest: (string | number)[]) => [code, 'Xã', 2026, ...rest];
    const bring = async (lines: (string | number)[][]) => {
      const shown = await pages.get(address);
      const form = formsOf(shown.text).find(({ action }) => action.startsWith(address));
      const body = new FormData();
      const bytes = new Uint8Array(await sheetBytes(['CHỈ TIÊU'], [head, ...lines]));
      body.append('targets', new Blob([bytes]), 'chi-tieu.xlsx');
      const cookie = shown.headers.getSetCookie().map((one) => one.split(';')[0]);
      const answer = await fetch((await pages.app.getUrl()) + (form?.action ?? ''), {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { cookie: cookie.join('; ') },
      });
      return { status: answer.status, text: await answer.text() };
    };
    const ours = world.ward.code;
    const theirs = other.ward.code;
    const adults = 'Người trưởng thành';
    const confirmed = 'Người được xác nhận trên VNeID';
    const good = [
      line(ours, confirmed, adults, 50, 1000, '01/10/2026', 'Công an xã', ''),
      line(theirs, 'Gia đình số', '', '', '', '', '', '1.200'),
    ];
    const bad = await bring([...good, line('00000', confirmed, '', 50, '', '', '', '')]);
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('Chưa lưu dòng nào: dòng 6');
    expect(await read().countBy(Target, { wardId: other.ward.id })).toBe(0);
    expect((await bring(good)).status).toBe(303);
    const [one] = await read().findBy(Target, { wardId: world.ward.id });
    expect(one).toMatchObject({
      audience: 'adult',
      percent: 50,
      denominator: 1000,
      denominatorOn: '2026-10-01',
    });
    const [family] = await read().findBy(Target, { wardId: other.ward.id });
    expect(family).toMatchObject({ measure: 'families', audience: 'all', amount: 1200 });
    // The file that is given back is read as it was.
    const again = await rowsOfFile(pages, `${address}.xlsx?year=2026`);
    const lines = again.filter((row) => [ours, theirs].includes(String(row[0])));
    const cells = lines.map((row) => row.map((cell) => cell ?? ''));
    expect((await bring(cells)).status).toBe(303);
    expect(await read().countBy(Target, { wardId: world.ward.id })).toBe(1);
    // A coordinator reads it, and sets nothing.
    pages.actors = [{ ...operator, kind: 'provincial', provinceCode: province }];
    const seen = await pages.get(address);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('name="targets"');
  });

  it('count whoever finished or stopped since, and nobody twice who has two records', async () => {
    await set('people', 10);
    const [one] = world.mentees;
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: one.id }, { isActive: false }),
    );
    const [progress] = await targets().ofWard(world.officer, world.ward.id, 2026);
    expect(progress.total).toBe(2);
  });
});
