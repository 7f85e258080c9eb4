import { readFileSync } from 'node:fs';
import { VneidLists } from '../../../src/modules/programme/vneid/vneid-lists.service';
import { VneidChange } from '../../../src/modules/programme/entities/vneid-change.entity';
import { VneidRecord } from '../../../src/modules/programme/entities/vneid-record.entity';
import { VneidQueries } from '../../../src/modules/programme/vneid/vneid-queries';
import { VneidService } from '../../../src/modules/programme/vneid/vneid.service';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PersonMerges } from '../../../src/modules/sessions/merging/merges.service';
import { DomainError } from '../../../src/platform/common/domain-error';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { formsOf } from '../../support/pages/html-forms';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { tablesOf } from '../../support/databases/table-columns';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const names = ['Nguyễn Thị Hoa', 'Trần Văn Bình', 'Lê Thị Cúc', 'Phạm Văn Dũng'];
/** Personal numbers as they stand in such lists: as text, as a number without its zero, with spaces. */
const personal = ['037160001234', '37060005678', '037 160 009 999'];

describe.each(dialects)('confirmations on VNeID, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let service: VneidService;
  let queries: VneidQueries;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    service = pages.app.get(VneidService);
    queries = pages.app.get(VneidQueries);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 4, (index) => ({ fullName: names[index], birthYear: 1960 })),
    );
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const mentor = (): Actor => ({ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id });
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const stateOf = async (id: string) => (await queries.of(world.officer, id)).state;
  /** As a browser sends the ward's own form. */
  const send = async (bytes: Buffer, field = 'list') => {
    const page = await pages.get(`/wards/${world.ward.code}/vneid`);
    const action = formsOf(page.text).find((one) => one.action.includes('/vneid/list'))?.action;
    const body = new FormData();
    body.append(field, new Blob([new Uint8Array(bytes)]), 'cong-an 037160001234.xlsx');
    const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0]);
    const answer = await fetch((await pages.app.getUrl()) + (action ?? ''), {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: cookie.join('; ') },
    });
    return { status: answer.status, text: await answer.text() };
  };

  it('go from nothing to confirmed, each step with its day, its way and who saw it', async () => {
    const [{ id }] = world.mentees;
    pages.actors = [mentor()];
    const phone = new Pressing(pages);
    const page = `/mentor/${world.mentor.id}/mentees/${id}`;
    await phone.open(page);
    expect(phone.text).toContain('chưa có gì');
    await phone.send(/vneid$/, { state: 'learning' });
    await phone.open(page);
    await phone.send(/vneid$/, { state: 'seen', version: '1' });
    expect(await stateOf(id)).toBe('seen');
    // That somebody is confirmed is an officer's word, and is not unsaid by an ambassador.
    const seen = { state: 'confirmed', version: 2 } as const;
    expect(await codeOf(service.record(mentor(), id, seen))).toBe('vneid-officers-only');

    pages.actors = [world.officer];
    const desk = new Pressing(pages);
    await desk.open(`/wards/${world.ward.code}/mentees/${id}`);
    expect(desk.text).toContain('đại sứ đã thấy trên điện thoại');
    await desk.send(/vneid$/);
    expect(desk.text).toContain('cán bộ đã tra cứu');
    const lower = { state: 'said', version: 3 } as const;
    expect(await codeOf(service.record(mentor(), id, lower))).toBe('vneid-officers-only');
    const { history, version } = await queries.of(world.officer, id);
    expect(history.map(({ stateTo, how, actorKind }) => [stateTo, how, actorKind])).toEqual([
      ['confirmed', 'office', 'officer'],
      ['seen', 'phone', 'mentor'],
      ['learning', null, 'mentor'],
    ]);
    expect(version).toBe(3);
    const stale = { state: 'none', version: 1 } as const;
    expect(await codeOf(service.record(world.officer, id, stale))).toBe('stale-version');
    const ahead = { state: 'confirmed', seenOn: '2099-01-01', version } as const;
    expect(await codeOf(service.record(world.officer, id, ahead))).toBe('invalid-form');
  });

  it('are written down of nobody who did not agree, and by nobody who is not in charge', async () => {
    const [{ id }] = world.mentees;
    const other: Actor = { kind: 'mentor', id: world.mentees[1].id, wardId: world.ward.id };
    const said = { state: 'said', version: 0 } as const;
    expect(await codeOf(service.record(other, id, said))).toBe('not-found');
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id }, { consentOn: null }),
    );
    expect(await codeOf(service.record(world.officer, id, said))).toBe('consent-needed');
  });

  it('come once of two officers at the same time', async () => {
    const [{ id }] = world.mentees;
    const said = { state: 'confirmed', version: 0 } as const;
    const both = await Promise.all(
      [1, 2].map(() => codeOf(service.record(world.officer, id, said))),
    );
    expect(both.sort()).toEqual(['done', 'stale-version']);
    expect(await read().countBy(VneidRecord, { menteeId: id })).toBe(1);
  });

  it('stand in the list of mentees, filtered, and in its file', async () => {
    const [hoa, binh] = world.mentees;
    await service.record(world.officer, hoa.id, { state: 'confirmed', version: 0 });
    await service.record(world.officer, binh.id, { state: 'learning', version: 0 });
    const list = `/wards/${world.ward.code}/mentees`;
    const { text } = await pages.get(`${list}?vneid=confirmed`);
    expect(text).toContain(hoa.fullName);
    expect(text).not.toContain(binh.fullName);
    const rows = await rowsOfFile(pages, `${list}.xlsx?vneid=not-confirmed&age=identity`);
    expect(rows.flat().filter((cell) => names.includes(String(cell)))).toEqual([
      ...names.slice(1, 2),
      ...names.slice(2),
    ]);
    expect(rows.flat().join(' ')).toContain('đang học để được xác nhận');
    const counts = await pages.get(`/wards/${world.ward.code}/vneid`);
    expect(counts.text).toContain('25% đã xác nhận');
    expect((await queries.counts(world.officer, world.ward.id)).of).toMatchObject({
      confirmed: 1,
      learning: 1,
      none: 2,
    });
  });

  it('follow a person whose two records are merged, and the one that goes further holds', async () => {
    const [hoa, binh] = world.mentees;
    await service.record(world.officer, hoa.id, { state: 'learning', version: 0 });
    await service.record(world.officer, binh.id, { state: 'confirmed', version: 0 });
    const [kept, other] = await Promise.all(
      [hoa, binh].map(({ id }) => read().findOneByOrFail(Mentee, { id })),
    );
    await pages.app.get(PersonMerges).merge(world.officer, {
      side: 'mentee',
      kept,
      other,
      chosen: {},
    });
    expect(await stateOf(hoa.id)).toBe('confirmed');
  });

  it.each([
    ['a column of its own', ['Trạng thái', 'Ngày xác nhận']],
    ['the one column there is', ['Kết quả xác nhận', 'Ghi chú']],
  ])('are not yet what a list from the police denies in %s', async (_, columns) => {
    const [hoa, binh] = world.mentees;
    const bytes = await sheetBytes(
      ['DANH SÁCH'],
      [
        ['Họ và tên', 'Năm sinh', 'Thôn', ...columns],
        [hoa.fullName, '1960', world.hamlet.name, 'Chưa xác nhận', ''],
        [binh.fullName, '1960', world.hamlet.name, 'Đã xác nhận', ''],
      ],
    );
    const { notYet, sure } = await pages.app
      .get(VneidLists)
      .preview(world.officer, world.ward.id, { name: 'cong-an.xlsx', bytes });
    expect(notYet).toBe(1);
    expect(sure.map(({ fullName }) => fullName)).not.toContain(hoa.fullName);
  });

  it('come on a list from the police, looked at first, of which no personal number is kept anywhere', async () => {
    const [hoa, binh, cuc, dung] = world.mentees;
    const hamlet = world.hamlet.name;
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: dung.id }, { consentOn: null }),
    );
    const bytes = await sheetBytes(
      ['DANH SÁCH CÔNG DÂN ĐƯỢC XÁC NHẬN'],
      [
        ['STT', 'Số định danh', 'Họ và tên', 'Ngày sinh', 'Nơi cư trú', 'SĐT', 'Ngày xác nhận'],
        [1, personal[0], hoa.fullName, '01/02/1960', hamlet, '', '15/10/2026'],
        [2, Number(personal[1]), binh.fullName, '1960', '', '', ''],
        [3, personal[2], `${cuc.fullName} ${personal[0]}`, '1960', hamlet, personal[0], ''],
        [4, personal[0], dung.fullName, '1960', hamlet, '', ''],
        [5, personal[0], 'Vũ Thị Không Có', '1950', hamlet, '', ''],
      ],
    );
    const preview = await pages.app
      .get(VneidLists)
      .preview(world.officer, world.ward.id, { name: 'cong-an.xlsx', bytes });
    expect(preview.sure.map(({ fullName, on }) => [fullName, on])).toEqual([
      [hoa.fullName, '2026-10-15'],
      [cuc.fullName, preview.on],
      [dung.fullName, preview.on],
    ]);
    // A list of another day: its lines without one are of that day, and it cannot be of tomorrow.
    const lists = pages.app.get(VneidLists);
    const list = { name: 'cong-an.xlsx', bytes };
    const older = await lists.preview(world.officer, world.ward.id, list, '2026-11-02');
    expect(older.sure.map(({ fullName, on }) => [fullName, on])).toContainEqual([
      cuc.fullName,
      '2026-11-02',
    ]);
    await expect(
      lists.preview(world.officer, world.ward.id, list, '2030-01-01'),
    ).rejects.toMatchObject({ code: 'invalid-form' });
    expect(preview.doubtful.map(({ people }) => people.map((one) => one.menteeId))).toEqual([
      [binh.id],
    ]);
    expect(preview.unknown).toBe(1);
    expect(await read().countBy(VneidRecord, { menteeId: hoa.id })).toBe(0);

    const desk = new Pressing(pages);
    const shown = await send(bytes);
    expect(shown.text).toContain('Chưa có gì được lưu');
    for (const text of [JSON.stringify(preview), shown.text]) expect(digitsOf(text)).toEqual([]);
    desk.text = shown.text;
    await desk.send(/keeping$/, { 'line-6': `${binh.id}.${preview.on}` });
    expect(desk.text).toContain('Đã ghi 3 người là đã xác nhận');
    expect(desk.text).toContain('1 người chưa đồng ý');
    expect(await stateOf(dung.id)).toBe('none');
    const [line] = await read().findBy(VneidChange, { stateTo: 'confirmed', how: 'list' });
    expect(line).toBeDefined();
    // Again: nothing is new, and nothing is written twice.
    const again = await send(bytes);
    expect(again.text).toContain('3 người đã được ghi từ trước');
    expect(await read().countBy(VneidRecord, { menteeId: hoa.id })).toBe(1);

    for (const table of await tablesOf(read())) {
      const rows = await read().query<object[]>(`SELECT * FROM ${table}`);
      expect([table, digitsOf(JSON.stringify(rows))]).toEqual([table, []]);
    }
    if (dialect === 'sqlite') {
      const file = database.url.slice('sqlite:'.length);
      for (const one of [file, `${file}-wal`]) {
        expect(digitsOf(readFileSync(one, 'latin1'))).toEqual([]);
      }
    }
  });

  it('refuse a file without the columns, and one that is missing, in one sentence', async () => {
    const bytes = await sheetBytes(
      ['X'],
      [
        ['Tên xã', 'Mã'],
        ['a', 'b'],
      ],
    );
    const wrong = await send(bytes);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('không tìm thấy đủ các cột');
    expect((await send(bytes, 'other')).status).toBe(422);
  });
});

/** Those of the personal numbers that a text has in it, spaced or not. */
function digitsOf(text: string): string[] {
  const joined = text.replaceAll(/(\d)[ .-](?=\d)/g, '$1');
  return personal
    .map((number) => number.replaceAll(' ', ''))
    .filter((number) => joined.includes(number) || text.includes(number));
}
