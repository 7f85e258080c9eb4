import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { makeHamlet } from '../../factories/wards';
import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { at, monday, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('the settings of a ward on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let ward: Ward;
  let path: string;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    const world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    ward = world.ward;
    path = `/wards/${ward.code}/settings`;
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('lists hamlet 2 before hamlet 10', async () => {
    const named = (name: string) => makeHamlet({ wardId: ward.id, name });
    await database.unitOfWork.write((manager) =>
      manager.insert(Hamlet, ['Thôn 10', 'Thôn 2', 'Thôn 1'].map(named)),
    );
    const names = (await pages.app.get(PlacesService).hamlets(ward.id)).map(({ name }) => name);
    const numbered = names.filter((name) => /^Thôn \d+$/.test(name));
    expect(numbered).toEqual(['Thôn 1', 'Thôn 2', 'Thôn 10']);
  });

  const windows = async () =>
    (await pages.app.get(WardsService).get(ward.id)).settings.workingWindows;
  /** Sends the form as it stands on the page, with what an officer typed over it. */
  const save = async (typed: Record<string, string> = {}) => {
    const { text } = await pages.get(path);
    const inputs = text.match(/<input[^>]*>/g) ?? [];
    const attribute = (input: string, name: string) =>
      new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '';
    const form = Object.fromEntries(
      inputs
        .filter((input) => !input.includes('type="checkbox"'))
        .map((input) => [attribute(input, 'name'), attribute(input, 'value')]),
    );
    return pages.send('POST', path, { ...form, ...typed });
  };

  it('keep their hours when an officer saves the page as it is', async () => {
    const before = await windows();
    const { text } = await pages.get(path);
    for (const [name, value] of [
      ['eveningFrom', '18:00'],
      ['weekendUntil', '21:00'],
      ['noonFrom', '11:30'],
    ]) {
      expect(text).toMatch(new RegExp(`name="${name}"[^>]* value="${value}"`));
    }
    expect(text).not.toContain('Mỗi ngày trong tuần có giờ riêng');
    expect(await save({ maxMetres: '4000' })).toMatchObject({ status: 303 });
    expect(await windows()).toEqual(before);
  });

  it('keep hours that the API set for each day of the week, and show them', async () => {
    const byDay = [
      { weekday: 2, startMinute: 19 * 60, endMinute: 20 * 60 },
      { weekday: 6, startMinute: 8 * 60, endMinute: 10 * 60 },
      { weekday: 6, startMinute: 14 * 60, endMinute: 15 * 60 },
      { weekday: 6, startMinute: 16 * 60, endMinute: 17 * 60 },
    ];
    const set = { workingWindows: byDay };
    expect((await pages.send('PATCH', `/api/v1/wards/${ward.id}/settings`, set)).status).toBe(200);
    const { text } = await pages.get(path);
    expect(text).toContain('19:00–20:00 thứ 3');
    expect(text).toContain('Mỗi ngày trong tuần có giờ riêng');
    expect(await save({ maxMetres: '3000' })).toMatchObject({ status: 303 });
    expect(await windows()).toEqual(byDay);
    expect((await pages.app.get(WardsService).get(ward.id)).settings.maxMetres).toBe(3000);
  });

  it('take the hours of the page for all days when an officer fills them in', async () => {
    expect(await save({ eveningFrom: '18:00' })).toMatchObject({ status: 422 });
    const hours = {
      eveningFrom: '18:30',
      eveningUntil: '20:30',
      weekendFrom: '8:00',
      weekendUntil: '20:30',
    };
    expect(await save(hours)).toMatchObject({ status: 303 });
    expect(await windows()).toHaveLength(7);
    expect((await windows())[0]).toEqual({ weekday: 1, startMinute: 1110, endMinute: 1230 });
  });
});
