import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/modules/access/identity/accounts.service';
import { systemActor } from '../../src/modules/access/policies/actor';
import { PairChanges } from '../../src/modules/sessions/pair-moves/pair-changes.service';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { describeInBrowser, openBrowser, openPage, press } from '../support/browser/browser';
import { type FeaturesWorld, startFeatures } from '../support/worlds/features';
import { settleWard } from '../support/worlds/province-wards';
import { RunningService, startService } from '../support/service/running-service';
import { faultsOf } from './page-checks';

const password = 'hoa sen trắng nở';

/** Three units; an officer of the second fixed one pair each for two ambassadors, which no pairing can keep. */
describeInBrowser('an operator pairs a province', () => {
  let world: FeaturesWorld;
  let service: RunningService;
  let browser: Browser;
  let operator: Page;

  const open = (path: string) => operator.goto(`${service.baseUrl}${path}`);
  const seen = (selector: string) => operator.textContent(selector);

  beforeAll(async () => {
    world = await startFeatures('sqlite');
    await settleWard(world, '10001', 105.8, [1, 6], true);
    const odd = await settleWard(world, '10002', 105.82, [2, 6], false);
    await settleWard(world, '10003', 105.81, [0, 2], true);
    const { read } = world.database.unitOfWork;
    const mentors = await read.findBy(Mentor, { wardId: odd });
    const mentees = await read.findBy(Mentee, { wardId: odd });
    for (const [at, mentor] of mentors.entries()) {
      await world.app
        .get(PairChanges)
        .giveOne(systemActor, odd, { menteeId: mentees[at].id, mentorId: mentor.id });
    }
    const account = { login: 'tinh', fullName: 'Trần Văn Tỉnh', password, wardId: null };
    await world.app.get(AccountsService).create(systemActor, { ...account, role: 'operator' });
    service = await startService(world.database.url);
    browser = await openBrowser();
    operator = await openPage(browser, { viewport: { width: 1200, height: 900 } });
  });

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await world?.close();
  });

  it('starts it with one press, and sees one bar for all units', async () => {
    await open('/operations/provinces/37');
    await operator.fill('#login', 'tinh');
    await operator.fill('#password', password);
    await press(operator, 'button:has-text("Đăng nhập")');
    expect(await seen('main')).toContain('Chưa lần nào ghép cặp cả tỉnh');
    await press(operator, 'text=Ghép cặp tất cả đơn vị');
    expect(await operator.locator('progress').count()).toBe(1);
    await operator.waitForSelector('.lead:has-text("Đã ghép xong")');
    expect(await seen('main label')).toBe('Đã xong 100 %');
    expect(await faultsOf(operator)).toEqual([]);
  });

  it('reads which unit failed and why, and in English too', async () => {
    expect(await operator.locator('tbody tr:has-text("Xã 10002")').count()).toBe(1);
    expect(await seen('tr:has-text("Xã 10002")')).toContain('cặp cố định');
    expect(await operator.locator('button:has-text("Ghép lại đơn vị này")').count()).toBe(1);
    await press(operator, 'text=English');
    expect(await seen('h1')).toBe('Pair the whole province (code 37)');
    expect(await seen('tr:has-text("Xã 10002")')).toContain('Please release some locked pairs');
    expect(await faultsOf(operator)).toEqual([]);
    await press(operator, 'text=Tiếng Việt');
  });

  it('lets fixed pairs go on the page of the failed pairing, and tries that unit alone again', async () => {
    await press(operator, 'a:has-text("Xã 10002")');
    expect(await operator.locator('tbody tr:has-text("Trần Thị Thử")').count()).toBe(2);
    expect(await faultsOf(operator)).toEqual([]);
    await press(operator, 'text=Bỏ cố định 2 cặp này và ghép lại');
    await operator.waitForSelector('button:has-text("Công bố")');
    await open('/operations/provinces/37');
    await press(operator, 'button:has-text("Ghép lại đơn vị này")');
    await operator.waitForSelector('.lead:has-text("Đã ghép xong")');
    expect(await seen('main')).toContain('Không có đơn vị nào bị lỗi.');
  });

  it('publishes all of it, with the pairs across a border', async () => {
    await press(operator, 'button:has-text("Công bố tất cả")');
    await operator.waitForSelector('.lead:has-text("Đã công bố")');
    const rows = operator.locator('tr:has-text("Xã 10003"):has-text("Đang học")');
    expect(await rows.count()).toBe(2);
    expect(await faultsOf(operator)).toEqual([]);
  });
});
