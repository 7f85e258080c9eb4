import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../support/browser';
import { CommuneFiles, writeCommuneFiles } from '../support/commune-files';
import { RunningService, startService } from '../support/running-service';
import { faultsOf } from './page-checks';

const planted = '<img src=x onerror="window.wasFooled=true">Lê Văn Lừa';

describeInBrowser('the journeys in a browser', () => {
  let service: RunningService;
  let browser: Browser;
  let officer: Page;
  let files: CommuneFiles;
  let mentorLink: string;
  let menteeLink: string;

  const open = (page: Page, path: string) => page.goto(`${service.baseUrl}${path}`);

  /** A phone; `isOld` has no JavaScript. */
  const phone = (isOld = false): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: !isOld });

  beforeAll(async () => {
    service = await startService();
    const today = new Date().toISOString().slice(0, 10);
    files = await writeCommuneFiles(service.folder, today, [{ 'Họ và tên': planted }]);
    browser = await openBrowser();
    officer = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  }, 60_000);

  it('an officer makes their unit on an empty service, and is told what is missing', async () => {
    await open(officer, '/');
    expect(await officer.textContent('h1')).toBe('Chào mừng đến với Từng Ngõ');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.click('text=Tạo đơn vị và tài khoản');
    expect(await officer.textContent('.error-summary h2')).toBe('Chưa làm được');
    expect(await faultsOf(officer)).toEqual([]);

    await officer.fill('#code', '99999');
    await officer.fill('#name', 'Xã Thử Nghiệm');
    await officer.fill('#pin', '20.3305, 105.9102');
    await officer.fill('#fullName', 'Nguyễn Thị Lan');
    await officer.fill('#login', 'lan');
    await officer.fill('#password', 'hoa sen trắng nở');
    await officer.fill('#passwordAgain', 'hoa sen trắng nở');
    await officer.click('text=Tạo đơn vị và tài khoản');
    expect(new URL(officer.url()).pathname).toBe('/wards/99999');
  });

  it('the set-up is closed afterwards, and a stranger is asked to sign in', async () => {
    const stranger = await (await phone()).newPage();
    await open(stranger, '/setup');
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    await open(stranger, '/wards/99999/mentees');
    expect(stranger.url()).toContain('/sign-in?next=');
    await stranger.fill('#login', 'lan');
    await stranger.fill('#password', 'not this');
    await stranger.click('button:has-text("Đăng nhập")');
    expect(await stranger.textContent('.error-summary')).toContain('chưa đúng');
    expect(await faultsOf(stranger)).toEqual([]);
    await stranger.fill('#password', 'hoa sen trắng nở');
    await stranger.click('button:has-text("Đăng nhập")');
    expect(new URL(stranger.url()).pathname).toBe('/wards/99999/mentees');
    await stranger.context().close();
  });

  it('an officer uploads the lists and reads why rows were not taken, with nothing in them run', async () => {
    await open(officer, '/wards/99999/imports');
    await officer.setInputFiles('#hamlets', files.hamlets);
    await officer.setInputFiles('#venues', files.venues);
    await officer.click('text=Nhập thôn và điểm học');
    expect(await officer.textContent('.notice')).toContain('đã được lưu');

    await officer.setInputFiles('#mentors', files.mentors);
    await officer.click('button:has-text("Nhập danh sách")');
    await open(officer, '/wards/99999/imports');
    await officer.setInputFiles('#mentees', files.mentees);
    await officer.click('button:has-text("Nhập danh sách")');
    expect(await officer.textContent('h1')).toBe('Kết quả nhập học viên');
    expect(await officer.textContent('table')).toContain(planted);
    expect(await officer.evaluate('window.wasFooled')).toBeUndefined();
    expect(await faultsOf(officer)).toEqual([]);

    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      officer.click('text=Tải các dòng chưa nhận'),
    ]);
    expect(download.suggestedFilename()).toBe('rejected-mentees.xlsx');
  });

  it('a file that is no workbook gives one sentence and changes nothing', async () => {
    await open(officer, '/wards/99999/imports');
    await officer.setInputFiles('#mentees', {
      name: 'hoc-vien.xlsx',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 this is no workbook'),
    });
    await officer.click('button:has-text("Nhập danh sách")');
    expect(await officer.textContent('.error-summary h2')).toBe('Chưa làm được');
  });

  it('an officer pairs, moves one mentee, publishes, and plans two weeks', async () => {
    await open(officer, '/wards/99999/pairs');
    await officer.click('button:has-text("Ghép cặp bây giờ")');
    await officer.waitForSelector('text=Công bố các cặp này', { timeout: 60_000 });
    expect(await faultsOf(officer)).toEqual([]);

    await officer.click('td a:has-text("Chuyển") >> nth=0');
    expect(await officer.textContent('h1')).toContain('Ai sẽ hướng dẫn');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.goBack();
    await officer.click('text=Công bố các cặp này');
    expect(await officer.textContent('.notice')).toContain('công bố');

    await open(officer, '/wards/99999/week');
    await officer.click('button:has-text("Lập lịch")');
    expect(await officer.textContent('.notice')).toContain('đã được lập');
    expect(await officer.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await faultsOf(officer)).toEqual([]);
  }, 90_000);

  it('an officer finds the personal links, and every staff page can be used', async () => {
    for (const path of [
      '',
      '/imports',
      '/mentees',
      '/mentors',
      '/pairs',
      '/week',
      '/reminders',
      '/slips/mentors',
    ]) {
      await open(officer, `/wards/99999${path}`);
      expect({ path, faults: await faultsOf(officer) }).toEqual({ path, faults: [] });
    }
    await open(officer, '/wards/99999/mentors');
    await officer.click('tbody tr:has(td.number:not(:text-is("0"))) th a >> nth=0');
    mentorLink = (await officer.textContent('.url')) ?? '';
    await officer.click('main ul a >> nth=0');
    menteeLink = (await officer.textContent('.url')) ?? '';
    expect(await faultsOf(officer)).toEqual([]);
    await open(officer, '/account');
    expect(await faultsOf(officer)).toEqual([]);
  });

  it('an ambassador sees the mentees with their numbers to tap, and sets free times', async () => {
    const page = await (await phone()).newPage();
    await page.goto(mentorLink);
    expect(new URL(page.url()).pathname).toBe('/mentor');
    expect(await page.locator('.people > li').count()).toBeGreaterThanOrEqual(5);
    expect(await page.locator('a[href^="tel:+84"]').count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
    await open(page, '/mentor/sessions');
    expect(await faultsOf(page)).toEqual([]);
    await open(page, '/mentor/free-times');
    expect(await faultsOf(page)).toEqual([]);
    await page.check('#windows-evening-0');
    await page.click('text=Lưu giờ rảnh');
    expect(await page.isChecked('#windows-evening-0')).toBe(true);
    await open(page, '/wards/99999');
    expect(await page.textContent('h1')).not.toContain('Việc hôm nay');
    await page.context().close();
  });

  it('a mentee without JavaScript sees who comes, books, moves and cancels', async () => {
    const page = await (await phone(true)).newPage();
    await page.goto(menteeLink);
    expect(new URL(page.url()).pathname).toBe('/mentee');
    expect(await page.textContent('main')).toContain('Người hướng dẫn');

    await page.click('text=/^Đặt (buổi học|thêm buổi học)$/');
    await page.click('text=Tiếp tục');
    await page.click('text=Tiếp tục');
    expect(await page.textContent('h1')).toBe('Xem lại trước khi đặt');
    await page.click('text=Đồng ý, đặt buổi này');
    expect(await page.textContent('.notice')).toContain('Đã đặt lịch');

    await page.click('text=Đổi giờ khác >> nth=-1');
    await page.click('text=Tiếp tục');
    await page.click('text=Tiếp tục');
    await page.click('text=Đồng ý, đổi sang giờ này');
    expect(await page.textContent('.notice')).toContain('đổi sang giờ mới');

    await page.click('text=Hủy buổi học >> nth=-1');
    await page.click('text=Có, hủy buổi học');
    expect(await page.textContent('.notice')).toContain('đã được hủy');
    await page.context().close();
  });

  it("a mentee's pages fit a small phone, ask one question each, and speak English too", async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(menteeLink);
    for (const path of ['/mentee', '/mentee/book']) {
      await open(page, path);
      expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
      expect(await page.locator('fieldset').count()).toBeLessThanOrEqual(1);
    }
    await page.click('text=English');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await open(page, '/mentee');
    expect(await page.textContent('main')).toContain('Your guide');
    await context.close();
  });

  it('a form that was sent from another site is refused', async () => {
    const cookies = await officer.context().cookies();
    const answer = await fetch(`${service.baseUrl}/wards/99999/proposals`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
      body: 'a=1',
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Trang đã mở quá lâu');
  });
});
