import { csrfField } from '../../../src/modules/access/guard/csrf';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf, type HtmlForm } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('two people on one phone (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let mother: string;
  let father: string;
  let phone: PhoneBrowser;

  const linkOf = async (id: string) => {
    const link = await pages.app.get(PersonalLinksService).linkFor('mentee', id);
    return new URL(link).pathname;
  };
  const bookedBy = (menteeId: string) =>
    database.unitOfWork.read.countBy(Booking, { menteeId, state: 'booked' });
  const formAt = async (path: string, action: string): Promise<HtmlForm> => {
    const { text } = await phone.get(path);
    const form = formsOf(text).find((one) => one.action === action);
    if (!form) throw new Error(`${path} has no form for ${action}.`);
    return form;
  };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    pages.readsCookies = true;
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, (index) => ({
        fullName: ['Nguyễn Thị Lan', 'Trần Văn Hải', 'Lê Thị Mai'][index],
        gender: index === 1 ? 'male' : 'female',
        birthYear: 1950,
      })),
    );
    [mother, father] = world.mentees.map(({ id }) => id) as [string, string, string];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    phone = new PhoneBrowser(await pages.app.getUrl());
    await phone.get(await linkOf(mother));
    await phone.get(await linkOf(father));
  });

  it('both keep their pages, each named, with a way to the other', async () => {
    for (const [me, name, other] of [
      [mother, 'bà Nguyễn Thị Lan', father],
      [father, 'ông Trần Văn Hải', mother],
    ] as const) {
      const { status, text } = await phone.get(paths.mentee.home(me));
      expect(status).toBe(200);
      expect(text).toContain(`Trang của: <strong>${name}</strong>`);
      expect(text).toContain(`href="${paths.mentee.home(other)}"`);
    }
  });

  it('a form of the mother’s that lay open while the father’s link was opened still acts for her', async () => {
    phone = new PhoneBrowser(await pages.app.getUrl());
    await phone.get(await linkOf(mother));
    const day = (await phone.get(paths.mentee.book(mother))).text;
    const date = /name="day" value="([\d-]+)"/.exec(day)?.[1] ?? '';
    const times = await formAt(
      `${paths.mentee.bookTime(mother)}?day=${date}`,
      paths.mentee.holds(mother),
    );
    await phone.get(await linkOf(father));
    await phone.get(paths.mentee.home(father));
    const startAt = times.choices.get('startAt')?.[0] ?? '';
    const held = await phone.post(times.action, { ...times.hidden, startAt });
    expect(held.location).toMatch(new RegExp(`^/mentee/${mother}/holds/`));
    const check = await phone.get(held.location ?? '');
    expect(check.text).toContain('Đặt lịch cho: <strong>bà Nguyễn Thị Lan</strong>');
    const [confirmation] = formsOf(check.text);
    await phone.post(confirmation?.action ?? '', confirmation?.hidden ?? {});
    expect([await bookedBy(mother), await bookedBy(father)]).toEqual([1, 0]);
  });

  it('free times that the mother sends never overwrite the father’s', async () => {
    const path = paths.mentee.freeTimes(mother);
    const form = await formAt(path, path);
    await phone.get(paths.mentee.freeTimes(father));
    await phone.post(path, { ...form.hidden, windows: '6-480-690' });
    const ticked = async (me: string) =>
      chosenIn((await phone.get(paths.mentee.freeTimes(me))).text, 'windows');
    expect(await ticked(mother)).toEqual(['6-480-690']);
    expect((await ticked(father)).length).toBeGreaterThan(1);
  });

  it('the language is changed where one is', async () => {
    const { text } = await phone.get(paths.mentee.book(mother));
    const english = /class="language" href="([^"]+)"/.exec(text)?.[1] ?? '';
    const page = await phone.get(english);
    expect(page.text).toContain('Booking for: <strong>Nguyễn Thị Lan</strong>');
  });

  it('whoever’s link was not opened here is not acted for; what was filled in waits to be sent', async () => {
    const [, , stranger] = world.mentees;
    const other = new PhoneBrowser(await pages.app.getUrl());
    await other.get(await linkOf(stranger.id));
    const path = paths.mentee.freeTimes(stranger.id);
    const own = formsOf((await other.get(path)).text).find(({ action }) => action === path);
    const { hidden } = await formAt(paths.mentee.freeTimes(mother), paths.mentee.freeTimes(mother));
    const typed = { ...own?.hidden, [csrfField]: hidden[csrfField] ?? '', windows: '7-480-690' };
    const refused = await phone.post(path, typed);
    expect(refused.status).toBe(404);
    expect(refused.text).toContain('Điện thoại này chưa mở trang của người đó');
    const [kept] = formsOf(refused.text);
    expect(kept).toMatchObject({ action: path, hidden: { windows: '7-480-690' } });

    await phone.get(await linkOf(stranger.id));
    const sent = await phone.post(kept?.action ?? '', kept?.hidden ?? {});
    expect(sent.location).toContain(path);
    expect(chosenIn((await phone.get(path)).text, 'windows')).toEqual(['7-480-690']);
  });

  it('a renewed link leaves the phone, and what is sent with it is kept as well', async () => {
    const path = paths.mentee.freeTimes(father);
    const form = await formAt(path, path);
    const links = pages.app.get(PersonalLinksService);
    await links.renew(systemActor, world.ward.id, 'mentee', father);
    expect((await phone.get(path)).status).toBe(404);
    const refused = await phone.post(path, { ...form.hidden, windows: '6-480-690' });
    expect(refused.text).toContain('Những gì vừa điền vẫn còn ở đây');
    expect((await phone.get(paths.mentee.home(mother))).text).not.toContain('Trần Văn Hải');
  });

  it('a form without our token is not offered again', async () => {
    const refused = await phone.post(paths.mentee.freeTimes('x'), { windows: '6-480-690' });
    expect(refused.status).toBe(403);
    expect(formsOf(refused.text)).toEqual([]);
  });

  it('a poster asks for whom, and one can be taken off a lent phone', async () => {
    const poster = `${paths.anyone.bookTime()}?day=2026-11-25&at=${at('2026-11-25', 18)}`;
    const asked = await phone.get(poster);
    for (const me of [mother, father]) {
      expect(asked.text).toContain(`${paths.mentee.bookTime(me)}?day=2026-11-25`);
    }
    // Nobody is named before somebody was chosen.
    expect(asked.text).not.toContain('class="whose"');
    const home = await phone.get(paths.mentee.home(mother));
    expect(home.text).toContain('→ Sang trang của');
    expect((await phone.get(paths.start())).location).toBe(paths.people());
    const forget = await formAt(paths.people(), paths.personRemoval('mentee', father));
    await phone.post(forget.action, forget.hidden);
    expect((await phone.get(paths.mentee.home(father))).status).toBe(404);
    expect((await phone.get(poster)).location).toContain(paths.mentee.bookTime(mother));
  });

  it('the API asks who is meant, and takes a token for it', async () => {
    const path = '/api/v1/me';
    expect((await phone.get(path)).status).toBe(409);
    const token = (await linkOf(father)).split('/').at(-1);
    const told = await phone.get(path, { authorization: `Bearer ${token}` });
    expect(JSON.parse(told.text)).toMatchObject({ id: father });
  });

  it('a phone keeps eight people, the ones opened last', async () => {
    const many = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
    for (const { id } of many.mentees) await phone.get(await linkOf(id));
    expect((await phone.get(paths.mentee.home(mother))).status).toBe(404);
    expect((await phone.get(paths.mentee.home(many.mentees[0].id))).status).toBe(200);
  });
});
