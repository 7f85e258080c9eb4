import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PersonalLinksService } from '../../src/modules/access/identity/personal-links.service';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Door } from '../../src/modules/teams/entities/door.entity';
import { DoorVisit } from '../../src/modules/teams/entities/door-visit.entity';
import { Team } from '../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../src/modules/teams/entities/team-member.entity';
import { plant } from '../factories/given';
import { makeDoor, makeTeam, makeTeamMember } from '../factories/teams';
import { describeInBrowser, openBrowser, openPage } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import { at, monday, type SessionWorld, settlePairs } from '../support/worlds/session-world';

describeInBrowser('a hamlet walked in flight mode', () => {
  let database: TestDatabase;
  let world: SessionWorld;
  let pages: PagesApp;
  let browser: Browser;
  let phone: BrowserContext;
  let base: string;
  let list: string;
  let ba: Door;
  let tu: Door;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    pages.readsCookies = true;
    base = (await pages.app.getUrl()).replace('127.0.0.1', 'localhost');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  /** The phone of a member of the team, on which the hamlet was opened at home. */
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    const there = { wardId: world.ward.id, hamletId: world.hamlet.id };
    await database.unitOfWork.write(async (manager) => {
      const team = makeTeam({ wardId: world.ward.id, hamletIds: [world.hamlet.id] });
      await plant(manager, Team, team);
      const member = makeTeamMember({ teamId: team.id, mentorId: world.mentor.id });
      await plant(manager, TeamMember, member);
      ba = makeDoor({ ...there, label: 'Nhà ông Ba' });
      tu = makeDoor({ ...there, label: 'Nhà bà Tư', address: 'Ngõ 4' });
      await plant(manager, Door, ba);
      await plant(manager, Door, tu);
    });
    phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await openPage(phone);
    const link = await pages.app.get(PersonalLinksService).linkFor('mentor', world.mentor.id);
    await page.goto(base + new URL(link).pathname);
    list = `${base}/mentor/${world.mentor.id}/doors/hamlets/${world.hamlet.id}`;
    await page.goto(list);
    await page.waitForSelector('html[data-kept="2"]');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.close();
  });
  afterEach(() => phone.close());

  const read = () => database.unitOfWork.read;
  const house = (page: Page, { id }: Door) => page.locator(`[data-door="${id}"]`);
  const press = async (page: Page, door: Door, words: string) => {
    await house(page, door).locator('summary').click();
    await house(page, door).getByRole('button', { name: words }).click();
  };

  it('keeps what was entered on the phone, and sends each of it once', async () => {
    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(list);
    await press(page, ba, 'Không có nhà');
    await page.getByText('Không có nhà – chờ gửi').waitFor();
    // Back at the same house in the evening: a word of its own.
    await press(page, ba, 'Không cần');
    await page.getByText('Không cần – chờ gửi').waitFor();
    await house(page, tu).locator('summary').click();
    await house(page, tu).getByRole('link', { name: 'ghi tên ngay' }).click();
    expect(await page.locator('select[name="door"]').inputValue()).toBe(tu.id);
    await page.fill('[name="fullName"]', 'Lê Thị Tư');
    await page.fill('[name="birthYear"]', '1956');
    await page.check('[name="topics"][value="vneid"]');
    await page.check('[name="consent"]');
    await page.check('[name="way"][value="spoken"]');
    await page.fill('[name="proof"]', 'Nói tại nhà');
    await page.getByRole('button', { name: 'Ghi tên' }).click();
    await page.getByText('Chưa có mạng').waitFor();
    expect(await read().countBy(DoorVisit, { doorId: ba.id })).toBe(0);
    await phone.setOffline(false);
    await page.getByText('Đã gửi xong').waitFor();
    await page.goto(list);
    await page.getByText('Còn 0 trên 2 hộ').waitFor();
    const visits = await read().find(DoorVisit, {
      where: { doorId: ba.id },
      order: { at: 'ASC' },
    });
    expect(visits.map(({ outcome }) => outcome)).toEqual(['nobody-home', 'no-need']);
    expect(await read().countBy(Mentee, { fullName: 'Lê Thị Tư', address: 'Ngõ 4' })).toBe(1);
    await page.reload();
    expect(await read().countBy(DoorVisit, {})).toBe(3);
  });

  it('sends what was entered before the browser was closed', async () => {
    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(list);
    await press(page, ba, 'Không có nhà');
    await page.getByText('Không có nhà – chờ gửi').waitFor();
    await page.close();
    // What a browser forgets when it is closed: the token of its forms ends with it.
    await phone.clearCookies({ name: 'tn_visitor' });
    const again = await openPage(phone);
    await again.goto(list);
    await again.getByText('Không có nhà – chờ gửi').waitFor();
    await phone.setOffline(false);
    await again.getByText('Đã gửi xong').waitFor();
    expect(await read().countBy(DoorVisit, { doorId: ba.id, outcome: 'nobody-home' })).toBe(1);
  });

  it('says what the service would not take, and keeps it', async () => {
    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(`${list}/learner?door=${tu.id}`);
    await page.fill('[name="fullName"]', 'Trần Văn Không');
    await page.getByRole('button', { name: 'Ghi tên' }).click();
    await page.getByText('Chưa có mạng').waitFor();
    await phone.setOffline(false);
    await page.locator('[data-doors].error-summary').waitFor();
    expect(await page.locator('[data-doors]').textContent()).toContain('Năm sinh');
    expect(await read().countBy(Mentee, { fullName: 'Trần Văn Không' })).toBe(0);
    expect(await page.inputValue('[name="fullName"]')).toBe('Trần Văn Không');
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    await page.locator('[data-doors]').waitFor({ state: 'hidden' });
  });
});
