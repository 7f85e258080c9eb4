import JSZip from 'jszip';
import { figureSections, isCounted } from '../../../src/core/programme/figures';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Report } from '../../../src/modules/programme/entities/report.entity';
import { Measures } from '../../../src/modules/programme/measures/measures.service';
import { ReportQueries } from '../../../src/modules/programme/reports/report-queries';
import { ReportsService } from '../../../src/modules/programme/reports/reports.service';
import { TargetsService } from '../../../src/modules/programme/targets/targets.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { DomainError } from '../../../src/platform/common/domain-error';
import { plant } from '../../factories/given';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addSession } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const province = '99';
const october = { kind: 'month', from: '2026-10-01', until: '2026-10-31' } as const;

describe.each(dialects)('reports on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));
  const coordinator: Actor = {
    kind: 'provincial',
    id: newId(),
    wardId: null,
    wardIds: [],
    provinceCode: province,
  };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  /** In October two of four people came to one lesson, in September one of them; one can do a topic. */
  beforeEach(async () => {
    world = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 4, (index) => ({
        fullName: `Người Số ${index}`,
        groups: index === 0 ? ['elderly'] : [],
        targetGroup: 'citizen',
        consentOn: '2026-09-01',
      }));
      const [one, two] = made.mentees;
      await came(manager, made, [one], at('2026-09-07', 18));
      await came(manager, made, [one, two], at('2026-10-05', 18));
      await can(manager, one.id, 'vneid');
      await manager.update(
        Mentor,
        { id: made.mentor.id },
        { fullName: 'Trần Đại Sứ', consentOn: '2026-09-01' },
      );
      await manager.update(Ward, { provinceCode: province }, { provinceCode: '98' });
      await manager.update(Ward, { id: made.ward.id }, { provinceCode: province });
      return made;
    });
    pages.actors = [world.officer];
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
  const can = (manager: Manager, menteeId: string, topic: string) => {
    const now = at('2026-10-05', 19);
    return plant(manager, Skill, {
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
  };
  const service = () => pages.app.get(ReportsService);
  const queries = () => pages.app.get(ReportQueries);
  const begin = () => service().begin(world.officer, world.ward.id, october);
  const numbersOf = async (id: string, actor = world.officer) => {
    const { numbers } = await queries().whole(actor, id);
    return Object.fromEntries(
      numbers.figures.map(({ code, total, inPeriod }) => [code, [total, inPeriod]]),
    );
  };
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const addOne = () =>
    database.unitOfWork.write((manager) =>
      came(manager, world, [world.mentees[2]], at('2026-10-06', 18)),
    );

  it('count from the records, turns apart from people, and each number is the list behind it', async () => {
    await pages.app.get(TargetsService).set(world.officer, world.ward.id, {
      year: 2026,
      measure: 'people',
      audience: 'all',
      amount: 8,
      percent: null,
      denominator: null,
      denominatorOn: null,
      denominatorSource: null,
      version: 0,
    });
    const { id } = await begin();
    expect(await numbersOf(id)).toMatchObject({
      lessons: [2, 1],
      classes: [0, 0],
      turns: [3, 2],
      'lesson-turns': [3, 2],
      'walk-in-turns': [0, 0],
      guided: [2, 2],
      people: [2, 1],
      skills: [1, 1],
      'one-topic': [1, 1],
      mentors: [1, 1],
      teams: [0, 0],
      'mentees-listed': [expect.any(Number), null],
    });
    const { numbers } = await queries().whole(world.officer, id);
    const period = { from: october.from, until: october.until };
    for (const { code, total, inPeriod } of numbers.figures) {
      const list = (from: string) =>
        isCounted(code)
          ? queries().list(world.officer, world.ward.id, code, { ...period, from })
          : pages.app.get(Measures).list(world.officer, world.ward.id, {
              measure: code,
              audience: 'all',
              ...period,
              from,
            });
      expect([code, (await list('2000-01-01')).length]).toEqual([code, total]);
      if (inPeriod !== null) {
        expect([code, (await list(period.from)).length]).toEqual([code, inPeriod]);
      }
    }
    for (const { figure, by, code, total, inPeriod } of numbers.cuts) {
      if (!isCounted(figure)) throw new Error(figure);
      const list = (from: string) =>
        queries().list(world.officer, world.ward.id, figure, { ...period, from }, { by, code });
      expect([by, code, (await list('2000-01-01')).length]).toEqual([by, code, total]);
      expect([by, code, (await list(period.from)).length]).toEqual([by, code, inPeriod]);
    }
    const marked = numbers.cuts.find(({ code }) => code === 'elderly');
    expect(marked).toMatchObject({ figure: 'guided', total: 1, inPeriod: 1 });
    expect(numbers.targets).toMatchObject([
      { measure: 'people', wanted: 8, total: 2, percent: 25 },
    ]);
    expect(figureSections.flatMap(({ codes }) => [...codes])).toEqual(
      numbers.figures.map(({ code }) => code),
    );
  });

  it('keep their numbers as they were sent, and a draft counts anew', async () => {
    const { id, version } = await begin();
    await addOne();
    expect((await numbersOf(id)).turns).toEqual([4, 3]);
    await service().send(world.officer, id, version);
    await database.unitOfWork.write((manager) =>
      came(manager, world, [world.mentees[3]], at('2026-10-07', 18)),
    );
    expect((await numbersOf(id)).turns).toEqual([4, 3]);
    const said = { words: written, byHand: unknown };
    expect(await codeOf(service().write(world.officer, id, version + 1, said))).toBe('report-sent');
    expect(await codeOf(begin())).toBe('report-exists');
  });

  it('are returned with a word or approved by the province, and corrected by another edition only', async () => {
    const draft = await begin();
    const decide = (version: number, isApproved: boolean, word = '', actor = coordinator) =>
      service().decide(actor, draft.id, { version, isApproved, word });
    expect(await codeOf(decide(1, true))).toBe('not-found');
    expect(await codeOf(queries().whole(coordinator, draft.id))).toBe('not-found');
    const sent = await service().send(world.officer, draft.id, draft.version);
    expect(await codeOf(decide(sent.version, false))).toBe('invalid-form');
    expect(await codeOf(decide(sent.version, true, '', world.officer))).toBe('forbidden');
    const foreign = { ...coordinator, provinceCode: '97' };
    expect(await codeOf(decide(sent.version, true, '', foreign))).toBe('not-found');
    expect(await codeOf(service().correct(world.officer, draft.id))).toBe('report-not-decided');
    // A form that says neither decides nothing.
    pages.actors = [coordinator];
    const forged = { version: sent.version, word: 'x' };
    const page = `/wards/${world.ward.code}/reports/${draft.id}/decision`;
    expect((await pages.send('POST', page, forged)).status).toBe(422);
    pages.actors = [world.officer];
    const [still] = await queries().ofWard(world.officer, world.ward.id);
    expect(still.state).toBe('sent');
    const both = await Promise.all(
      [decide(sent.version, false, 'Thiếu số'), decide(sent.version, true)].map(codeOf),
    );
    expect(both.filter((code) => code === 'done')).toHaveLength(1);
    const again = await Promise.all(
      [1, 2].map(() => codeOf(service().correct(world.officer, draft.id))),
    );
    expect(again.sort()).toEqual(['done', 'report-exists']);
    const [second] = await queries().ofWard(world.officer, world.ward.id);
    expect(second).toMatchObject({ edition: 2, state: 'draft', numbers: null });
    expect((await queries().whole(world.officer, draft.id)).isReplaced).toBe(true);
  });

  it('add up to the province, in which units without one are named and not counted as nought', async () => {
    const before = await queries().ofProvince(coordinator, province, 'month', october);
    expect(before).toMatchObject({ counted: 0, units: [{ state: null }] });
    expect(before.sum.figures).toEqual([]);
    const { id, version } = await begin();
    await service().write(world.officer, id, version, {
      words: written,
      byHand: { news: 2, loudspeakers: null, events: 0 },
    });
    await service().send(world.officer, id, version + 1);
    const { sum, counted } = await queries().ofProvince(coordinator, province, 'month', october);
    expect(counted).toBe(1);
    expect(sum.figures.find(({ code }) => code === 'turns')).toMatchObject({
      total: 3,
      inPeriod: 2,
    });
    expect(sum.byHand).toEqual({ news: 2, loudspeakers: null, events: 0 });
    // Whoever looks at other days sees as well what waits for a decision.
    pages.actors = [coordinator];
    const waiting = async () =>
      (await pages.get(`/provinces/${province}/reports?kind=week`)).text.includes(
        `/reports/${id}"`,
      );
    expect(await waiting()).toBe(true);
    await service().decide(coordinator, id, {
      version: version + 2,
      isApproved: false,
      word: 'Sai',
    });
    expect((await queries().ofProvince(coordinator, province, 'month', october)).counted).toBe(0);
    expect(await waiting()).toBe(false);
    const page = await pages.get(
      `/provinces/${province}/reports?kind=month&from=2026-10-01&until=2026-10-31`,
    );
    expect(page.text).toContain('Bị trả lại');
    expect(page.text).toContain('Chưa gửi báo cáo của kỳ này: 0 đơn vị');
    expect(page.text).toContain('chưa gửi bản mới: 1 đơn vị');
    const shown = await pages.get(`/wards/${world.ward.code}/reports/${id}`);
    expect(shown.status).toBe(200);
    // Names behind a number are read in a ward that was opened with a reason.
    expect((await pages.get(`/wards/${world.ward.code}/figures/guided`)).status).toBe(403);
  });

  it('are written, sent and taken as Excel and Word on their pages, and name only who agreed', async () => {
    const desk = new Pressing(pages);
    await desk.open(`/wards/${world.ward.code}/reports`);
    const nothing = await pages.send('POST', `/wards/${world.ward.code}/reports`, {
      ...october,
      kind: '',
    });
    expect([nothing.status, nothing.text.includes('Xin chọn một mục')]).toEqual([422, true]);
    await desk.send(/reports$/, october);
    expect(desk.text).toContain('Đã lập bản thảo');
    const [report] = await queries().ofWard(world.officer, world.ward.id);
    const page = `/wards/${world.ward.code}/reports/${report.id}`;
    await desk.send(new RegExp(`reports/${report.id}$`), {
      communication: 'Loa của thôn',
      loudspeakers: '12',
      news: '',
    });
    const refused = await pages.send('POST', `${page}/people`, {
      side: 'mentor',
      person: 'Trần Đại Sứ',
      word: 'Tận tâm',
      agreedOn: '2026-11-01',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="Tận tâm"');
    await desk.send(/people$/, {
      side: 'mentor',
      person: 'tran dai su',
      word: 'Tận tâm',
      agreedOn: '2026-11-01',
      agrees: 'yes',
    });
    expect(desk.text).toContain('Trần Đại Sứ');
    await desk.open(`/wards/${world.ward.code}/letterhead`);
    await desk.send(/letterhead$/, { agency: 'Ủy ban nhân dân xã Thử', place: 'Xã Thử' });
    await desk.open(page);
    await desk.send(/sending$/);
    expect(desk.text).toContain('Đã gửi báo cáo');
    const rows = await rowsOfFile(pages, `${page}/report.xlsx`);
    expect(rows.find(([name]) => name === 'Lượt hướng dẫn')?.slice(1, 3)).toEqual([2, 3]);
    expect(rows.find(([name]) => String(name).startsWith('Tin, bài'))?.[1] ?? null).toBeNull();
    const paper = await pages.app.inject({ method: 'GET', url: `${page}/report.docx` });
    expect(paper.headers['content-disposition']).toMatch(
      /^attachment; filename="bao-cao-thang_[a-z0-9-]+_2026-10-01_2026-10-31\.docx"$/,
    );
    const text = await wordsOf(paper.rawPayload);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'ỦY BAN NHÂN DÂN XÃ THỬ',
      'tháng 10 năm 2026',
      'Loa của thôn',
      'Trần Đại Sứ',
    ])
      expect(text).toContain(words);
  });

  const written = { communication: '', difficulties: '', proposals: '', groups: '' };
  const unknown = { news: null, loudspeakers: null, events: null };
  const wordsOf = async (bytes: Buffer): Promise<string> => {
    const zip = await JSZip.loadAsync(bytes);
    return (await zip.file('word/document.xml')?.async('string')) ?? '';
  };

  it('are no longer than their kind is called', async () => {
    const begun = (kind: 'week' | 'month' | 'half-year' | 'year', from: string, until: string) =>
      codeOf(service().begin(world.officer, world.ward.id, { kind, from, until }));
    expect(await begun('week', '2026-01-01', '2026-10-27')).toBe('invalid-form');
    expect(await begun('week', '2026-11-06', '2026-11-13')).toBe('invalid-form');
    expect(await begun('week', '2026-11-06', '2026-11-12')).toBe('done');
    expect(await begun('month', '2026-09-20', '2026-10-21')).toBe('invalid-form');
    expect(await begun('month', '2026-09-20', '2026-10-19')).toBe('done');
    expect(await begun('year', '2024-01-01', '2024-12-31')).toBe('done');
  });

  it('have the sum of a province as a Word document, with the units that are not in it', async () => {
    pages.actors = [coordinator];
    const days = 'kind=month&from=2026-10-01&until=2026-10-31';
    const url = `/provinces/${province}/reports.docx?${days}`;
    const paper = await pages.app.inject({ method: 'GET', url });
    expect(paper.headers['content-disposition']).toContain(
      'bao-cao-thang_tinh-99_2026-10-01_2026-10-31.docx',
    );
    const text = await wordsOf(paper.rawPayload);
    for (const words of ['của các đơn vị tỉnh 99', 'Đơn vị chưa có trong tổng', world.ward.name])
      expect(text).toContain(words);
    // What nobody wrote is a dotted line, and not “none”.
    expect(text).not.toContain('>Không có.<');
  });

  it('of a period that is not over are not sent yet', async () => {
    const { id, version } = await service().begin(world.officer, world.ward.id, {
      kind: 'week',
      from: monday,
      until: '2026-11-29',
    });
    expect(await codeOf(service().send(world.officer, id, version))).toBe('report-not-over');
    await service().drop(world.officer, id, version);
    expect(await database.unitOfWork.read.countBy(Report, { id })).toBe(0);
  });
});
