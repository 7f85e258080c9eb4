import { SlipCodes } from '../../../src/modules/access/identity/slip-codes';
import { SignIn } from '../../../src/modules/access/signed-in/sign-in.entity';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('the code on a slip (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let menteeId: string;
  const clock = new FakeClock(at(monday, 9));

  const browser = async () => new PhoneBrowser(await pages.app.getUrl());
  const say = async (one: PhoneBrowser, code: string) => {
    const [form] = formsOf((await one.get(paths.slipSignIn())).text);
    return one.post(paths.slipSignIn(), { ...form?.hidden, code });
  };
  const codeOf = async (id: string) => {
    const link = (await pages.app.get(PersonalLinksService).allStandingRows('mentee', [id])).get(
      id,
    );
    return link ? pages.app.get(SlipCodes).codeOf(link) : '';
  };
  const home = () => paths.mentee.home(menteeId);
  const isIn = async (one: PhoneBrowser) => (await one.get(home())).status === 200;
  /** As many others begin with the same four digits. */
  const wrongOf = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.readsCookies = true;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    menteeId = world.mentees[0]?.id ?? '';
    await pages.app.get(PersonalLinksService).linkFor('mentee', menteeId);
  });
  afterEach(async () => {
    await pages.close();
    await database.drop();
  });

  it('opens their page, however it is spaced, as often as they sign in', async () => {
    const code = await codeOf(menteeId);
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
    for (const typed of [code, code.replaceAll(' ', ''), ` ${code.replaceAll(' ', '-')}.`]) {
      const one = await browser();
      expect((await say(one, typed)).location).toBe(home());
      expect(await isIn(one)).toBe(true);
    }
    const { read } = database.unitOfWork;
    expect(await read.countBy(SignIn, { wayIn: 'slip' })).toBe(3);
    // Neither the code nor its secret digits stand in the table that it rests on.
    const rows = JSON.stringify(await read.find(PersonalLink));
    expect(rows).not.toContain(code.replaceAll(' ', '').slice(4));
  });

  it('is told the same whether nobody has it, its end is wrong, or its person is gone', async () => {
    const code = await codeOf(menteeId);
    const answers = new Set<string>();
    const plain = (text: string) => text.replace(/ value="[^"]*"/g, '');
    const front = code.startsWith('4000') ? '4001' : '4000';
    for (const typed of [`${front} 1234 5678`, wrongOf(code), '9999 0000 1111', '12']) {
      const { status, text } = await say(await browser(), typed);
      answers.add(`${status} ${plain(text)}`);
    }
    const gone = { isActive: false };
    await database.unitOfWork.write((manager) => manager.update(Mentee, menteeId, gone));
    const { status, text } = await say(await browser(), code);
    answers.add(`${status} ${plain(text)}`);
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^422 .*Mã chưa đúng/s);
  });

  it('ends with the link it stands for, and another comes with the next', async () => {
    const code = await codeOf(menteeId);
    const officer = { kind: 'officer', id: null, wardId: world.ward.id } as const;
    await pages.app.get(PersonalLinksService).renew(officer, world.ward.id, 'mentee', menteeId);
    expect((await say(await browser(), code)).status).toBe(422);
    const next = await codeOf(menteeId);
    expect(next).not.toBe(code);
    expect((await say(await browser(), next)).status).toBe(303);
  });

  it('is tried ten times an hour by how it begins, however many try together', async () => {
    const code = await codeOf(menteeId);
    const said = await Promise.all(
      Array.from({ length: 14 }, async () => say(await browser(), wrongOf(code))),
    );
    const statuses = said.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    // Not even the right one gets in meanwhile; the link does.
    const refused = await say(await browser(), code);
    expect(refused.status).toBe(429);
    expect(refused.text).toMatch(/Xin chờ (?:60|59) phút/);
    const one = await browser();
    const link = await pages.app.get(PersonalLinksService).linkFor('mentee', menteeId);
    await one.get(new URL(link).pathname);
    expect(await isIn(one)).toBe(true);
  });

  it('is tried thirty times an hour from one address, whoever shares it and gets in', async () => {
    const code = await codeOf(menteeId);
    for (let i = 0; i < 30; i += 1) {
      // A family of others who sign in use nothing up.
      if (i % 10 === 0) expect((await say(await browser(), code)).status).toBe(303);
      const front = String(1000 + i);
      expect((await say(await browser(), `${front} 0000 000${i % 10}`)).status).toBe(422);
    }
    expect((await say(await browser(), '2000 0000 0000')).status).toBe(429);
    expect((await say(await browser(), code)).status).toBe(429);
  });

  it('stands on the slip and on the page from which an officer reads it out', async () => {
    const code = await codeOf(menteeId);
    pages.readsCookies = false;
    pages.actors = [{ kind: 'officer', id: null, wardId: world.ward.id }];
    const { code: ward } = world.ward;
    for (const path of [paths.ward.menteeSlip(ward, menteeId), paths.ward.mentee(ward, menteeId)]) {
      const { text } = await pages.get(path);
      expect(text).toContain(code);
      expect(text).toContain('/ma');
    }
  });
});
