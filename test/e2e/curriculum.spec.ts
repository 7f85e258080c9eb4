import type { Browser, Page } from 'playwright-core';
import type { Actor } from '../../src/modules/access/policies/actor';
import { newId } from '../../src/platform/database/columns';
import { describeInBrowser, openBrowser, openPage, press } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';
import { faultsOf } from './page-checks';

const shots = process.env.SHOTS;
const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const startAt = at('2026-11-25', 18);
const video = 'https://video.gia-vien.example.vn/vneid';

/** Without JavaScript, on a phone and at a desk. */
describeInBrowser('what is taught', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let world: SessionWorld;
  let pages: PagesApp;
  let browser: Browser;
  let phone: Page;
  let desk: Page;
  let sessionId: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 2, () => ({ topics: ['vneid', 'cashless'] })),
    );
    const services = sessionServices(database.unitOfWork, clock);
    const session = await services.sessions.create(world.officer, {
      mentorId: world.mentor.id,
      startAt,
      topic: 'vneid',
      venueId: world.venue.id,
    });
    sessionId = session.id;
    services.threads.onModuleDestroy();
    pages = await startPagesApp(database.unitOfWork, clock);
    browser = await openBrowser();
    const context = (width: number, height: number) =>
      browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });
    phone = await openPage(await context(360, 740));
    desk = await openPage(await context(1280, 900));
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  const open = async (page: Page, path: string) => page.goto((await pages.app.getUrl()) + path);
  const look = async (page: Page, name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    expect(await faultsOf(page)).toEqual([]);
  };
  const asMentor = (): Actor => ({
    kind: 'mentor',
    id: world.mentor.id,
    wardId: world.ward.id,
  });

  it('is put in order by an operator, who is told why a circle is none', async () => {
    pages.actors = [operator];
    for (const page of [phone, desk]) {
      await open(page, '/operations/curriculum');
      await look(page, `operator-list-${page.viewportSize()?.width}`);
    }
    await press(desk, 'a:has-text("Cài đặt VNeID")');
    await look(desk, 'operator-topic');
    await desk.getByLabel('Dịch vụ công trực tuyến').check();
    await desk.getByLabel('Người cao tuổi').check();
    await press(desk, 'button:has-text("Lưu")');
    await look(desk, 'operator-circle');
    expect(await desk.textContent('.error-summary')).toContain('trước chính nó');
    expect(await desk.getByLabel('Người cao tuổi').isChecked()).toBe(true);
    await desk.getByLabel('Dịch vụ công trực tuyến').uncheck();
    await desk.getByLabel('Số buổi').fill('3');
    await press(desk, 'button:has-text("Lưu")');
    expect(await desk.textContent('.notice')).toContain('đã được lưu');
    await open(phone, '/operations/curriculum/vneid');
    await look(phone, 'operator-topic-360');
    expect(await phone.getByLabel('Số buổi').inputValue()).toBe('3');
    await open(desk, '/operations/curriculum');
    expect(await desk.textContent('tr:has-text("VNeID") >> nth=0')).toContain('Đã sửa');
  });

  it('is said by a ward in its own words, and refused with all that was typed', async () => {
    pages.actors = [world.officer];
    const list = `/wards/${world.ward.code}/curriculum`;
    await open(phone, list);
    await look(phone, 'ward-list-360');
    await open(desk, `/wards/${world.ward.code}/settings`);
    await press(desk, 'nav a:has-text("Chương trình học")');
    await look(desk, 'ward-list');
    await press(desk, 'a:has-text("Cài đặt VNeID")');
    await desk.getByLabel('Video (liên kết)').fill('http://video.example.vn');
    await desk.getByLabel('Thẻ mang về').fill('Ra công an xã Gia Viễn, thứ hai đến thứ sáu.');
    await press(desk, 'button:has-text("Lưu")');
    await look(desk, 'ward-refused');
    expect(await desk.textContent('.error-summary')).toContain('https://');
    expect(await desk.getByLabel('Thẻ mang về').inputValue()).toContain('xã Gia Viễn');
    await desk.getByLabel('Video (liên kết)').fill(video);
    const steps = desk.getByLabel('Các bước');
    const script = await steps.inputValue();
    await steps.fill(`5: Chào hỏi\n${script}`);
    await press(desk, 'button:has-text("Lưu")');
    expect(await desk.textContent('.error-summary')).toContain('hiện là 35 phút');
    await desk.getByLabel('Các bước').fill(script);
    await press(desk, 'button:has-text("Lưu")');
    expect(await desk.textContent('.notice')).toContain('đã được lưu');
    await open(phone, `${list}/vneid`);
    await look(phone, 'ward-topic-360');
    await open(desk, `/wards/${world.ward.code}/cards/vneid`);
    await look(desk, 'ward-card');
    expect(await desk.textContent('.take-home')).toContain('xã Gia Viễn');
    await open(desk, `/wards/${world.ward.code}/cards`);
    await look(desk, 'ward-cards');
    expect(await desk.locator('.take-home').count()).toBe(13);
    // In large print each fits a sheet of half the usual size.
    const paper = (await desk.pdf({ format: 'A5' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(13);
  });

  it('stands on the ambassador’s session: folded before, open on the day, folded when it is over', async () => {
    pages.actors = [asMentor()];
    const path = `/mentor/${world.mentor.id}/sessions/${sessionId}`;
    const isOpen = () =>
      phone.locator('details.lesson').evaluate((element) => 'open' in element && element.open);
    await open(phone, path);
    await look(phone, 'mentor-before');
    expect(await isOpen()).toBe(false);
    clock.at = startAt - 3_600_000;
    await open(phone, path);
    await look(phone, 'mentor-on-the-day');
    expect(await isOpen()).toBe(true);
    const text = (await phone.textContent('details.lesson')) ?? '';
    expect(text).toContain('Mức 2 chỉ làm tại cơ quan công an');
    expect(text).toContain('xã Gia Viễn');
    const link = phone.locator('details.lesson a');
    expect(await link.getAttribute('href')).toBe(video);
    expect(await link.textContent()).toContain('(video.gia-vien.example.vn)');
    clock.at = startAt + 3_600_000;
    await open(phone, path);
    await look(phone, 'mentor-after');
    expect(await isOpen()).toBe(false);
    clock.at = at(monday, 9);
  });

  it('is on the learner’s card, one press from their first page, in their language', async () => {
    pages.actors = [asMentee(world.mentees[0])];
    await open(phone, '/mentee');
    await look(phone, 'mentee-home');
    await press(phone, 'main a:has-text("Cài đặt VNeID")');
    await look(phone, 'mentee-card');
    expect(await phone.textContent('.take-home')).toContain('xã Gia Viễn');
    const size = await phone
      .locator('.take-home li')
      .first()
      .evaluate((line) => parseFloat(getComputedStyle(line).fontSize));
    expect(size).toBeGreaterThanOrEqual(24);
    await open(phone, `/mentee/${world.mentees[0].id}/cards/cashless?lang=en`);
    await look(phone, 'mentee-card-en');
    expect(await phone.textContent('.take-home')).toContain('read the name and the sum');
    await open(phone, '/mentee?lang=vi');
  });
});
