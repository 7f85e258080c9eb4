import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, openPage, press } from '../support/browser/browser';
import { CommuneFiles, writeCommuneFiles } from '../support/solvers/commune-files';
import { RunningService, serviceNow, startService } from '../support/service/running-service';
import { faultsOf } from './page-checks';

const planted = '<img src=x onerror="window.wasFooled=true">Lê Văn Lừa';

describeInBrowser('the journeys in a browser', () => {
  let service: RunningService;
  let browser: Browser;
  let officer: Page;
  let files: CommuneFiles;
  let mentorLink: string;
  let mentorName: string;
  let menteeLink: string;

  const open = (page: Page, path: string) => page.goto(`${service.baseUrl}${path}`);

  /** A phone; `isOld` has no JavaScript. */
  const phone = (isOld = false): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: !isOld });

  beforeAll(async () => {
    service = await startService();
    const today = new Date(serviceNow()).toISOString().slice(0, 10);
    files = await writeCommuneFiles(service.folder, today, [{ 'Họ và tên': planted }]);
    browser = await openBrowser();
    officer = await openPage(browser, { viewport: { width: 1200, height: 900 } });
  });

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  it('an officer makes their unit on an empty service, and is told what is missing', async () => {
    await open(officer, '/');
    expect(await officer.textContent('h1')).toBe('Chào mừng đến với Từng Ngõ');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.fill('#token', /token=([\w-]+)/.exec(service.said)?.[1] ?? '');
    await press(officer, 'text=Tiếp tục');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'text=Tạo đơn vị và tài khoản');
    expect(await officer.textContent('.error-summary h2')).toBe('Chưa làm được');
    expect(await faultsOf(officer)).toEqual([]);

    await officer.fill('#code', '99999');
    await officer.fill('#name', 'Xã Thử Nghiệm');
    await officer.fill('#pin', '20.3305, 105.9102');
    await officer.fill('#fullName', 'Nguyễn Thị Lan');
    await officer.fill('#login', 'lan');
    await officer.fill('#password', 'hoa sen trắng nở');
    await officer.fill('#passwordAgain', 'hoa sen trắng nở');
    await press(officer, 'text=Tạo đơn vị và tài khoản');
    expect(new URL(officer.url()).pathname).toBe('/wards/99999');
  });

  it('the set-up is closed afterwards, and a stranger is asked to sign in', async () => {
    const stranger = await openPage(await phone());
    await open(stranger, '/setup');
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    await open(stranger, '/wards/99999/mentees');
    expect(stranger.url()).toContain('/sign-in?next=');
    await stranger.fill('#login', 'lan');
    await stranger.fill('#password', 'not this');
    await press(stranger, 'button:has-text("Đăng nhập")');
    expect(await stranger.textContent('.error-summary')).toContain('chưa đúng');
    expect(await faultsOf(stranger)).toEqual([]);
    await stranger.fill('#password', 'hoa sen trắng nở');
    await press(stranger, 'button:has-text("Đăng nhập")');
    expect(new URL(stranger.url()).pathname).toBe('/wards/99999/mentees');
    await stranger.context().close();
  });

  it('an officer uploads the lists and reads why rows were not taken, with nothing in them run', async () => {
    await open(officer, '/wards/99999/imports');
    await officer.setInputFiles('#hamlets', files.hamlets);
    await officer.setInputFiles('#venues', files.venues);
    await press(officer, 'text=Nhập thôn và điểm học');
    expect(await officer.textContent('.notice')).toContain('đã được lưu');

    await officer.setInputFiles('#mentors', files.mentors);
    await press(officer, 'button:has-text("Nhập danh sách")');
    await officer.waitForSelector('text=Nhận vào danh sách');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'button:has-text("Nhận vào danh sách")');
    await open(officer, '/wards/99999/imports');
    await officer.setInputFiles('#mentees', files.mentees);
    await press(officer, 'button:has-text("Nhập danh sách")');
    await officer.waitForSelector('text=Nhận vào danh sách');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'button:has-text("Nhận vào danh sách")');
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
    await press(officer, 'button:has-text("Nhập danh sách")');
    await officer.waitForSelector('h1:has-text("Chưa đọc được tệp")');
    expect(await officer.textContent('.lead')).toContain('không phải bảng tính');
  });

  it('an officer pairs, moves one mentee, publishes, and plans two weeks', async () => {
    await open(officer, '/wards/99999/pairs');
    await press(officer, 'button:has-text("Ghép cặp bây giờ")');
    await officer.waitForSelector('text=Công bố các cặp này');
    expect(await faultsOf(officer)).toEqual([]);

    await press(officer, 'td a:has-text("Chuyển") >> nth=0');
    expect(await officer.textContent('h1')).toContain('Ai sẽ hướng dẫn');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.goBack();
    await press(officer, 'text=Công bố các cặp này');
    expect(await officer.textContent('.notice')).toContain('công bố');

    await open(officer, '/wards/99999/week');
    await press(officer, 'button:has-text("Lập lịch")');
    await officer.waitForSelector('text=Công bố và báo mọi người');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'text=Công bố và báo mọi người');
    expect(await officer.textContent('.notice')).toContain('đã được công bố');
    expect(await officer.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await faultsOf(officer)).toEqual([]);
  });

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
    await press(officer, 'tbody tr:has(td.number:not(:text-is("0"))) th a >> nth=0');
    mentorLink = (await officer.textContent('.url')) ?? '';
    mentorName = (await officer.textContent('h1')) ?? '';
    await press(officer, 'main ul a >> nth=0');
    menteeLink = (await officer.textContent('.url')) ?? '';
    expect(await faultsOf(officer)).toEqual([]);
    await open(officer, '/account');
    expect(await faultsOf(officer)).toEqual([]);
  });

  it('an ambassador sees the mentees with their numbers to tap, and sets free times', async () => {
    const page = await openPage(await phone());
    await page.goto(mentorLink);
    const home = new URL(page.url()).pathname;
    expect(home).toMatch(/^\/mentor\/[\w-]{36}$/);
    expect(await page.locator('.people > li').count()).toBeGreaterThanOrEqual(5);
    expect(await page.locator('a[href^="tel:+84"]').count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
    await open(page, `${home}/sessions`);
    expect(await faultsOf(page)).toEqual([]);
    await open(page, `${home}/free-times`);
    expect(await faultsOf(page)).toEqual([]);
    await page.check('#windows-evening-0');
    await press(page, 'text=Lưu giờ rảnh');
    expect(await page.isChecked('#windows-evening-0')).toBe(true);
    await open(page, '/wards/99999');
    expect(await page.textContent('h1')).not.toContain('Việc hôm nay');
    await page.context().close();
  });

  it('a mentee without JavaScript sees who comes, books, moves and cancels', async () => {
    const page = await openPage(await phone(true));
    await page.goto(menteeLink);
    expect(new URL(page.url()).pathname).toMatch(/^\/mentee\/[\w-]{36}$/);
    expect(await page.textContent('main')).toContain('Người hướng dẫn');

    await press(page, 'text=/^Đặt (buổi học|thêm buổi học)$/');
    await press(page, 'text=Tiếp tục');
    await press(page, 'text=Tiếp tục');
    expect(await page.textContent('h1')).toBe('Xem lại trước khi đặt');
    await press(page, 'text=Đồng ý, đặt buổi này');
    expect(await page.textContent('.notice')).toContain('Đã đặt lịch');

    await press(page, 'text=Đổi giờ khác >> nth=-1');
    await press(page, 'text=Tiếp tục');
    await press(page, 'text=Tiếp tục');
    await press(page, 'text=Đồng ý, đổi sang giờ này');
    expect(await page.textContent('.notice')).toContain('đổi sang giờ mới');

    await press(page, 'text=Hủy buổi học >> nth=-1');
    await press(page, 'text=Có, hủy buổi học');
    expect(await page.textContent('.notice')).toContain('đã được hủy');
    await page.context().close();
  });

  it('people walk in without an appointment: numbered, called, taught, and nobody without consent', async () => {
    const local = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh', ...options }).format(
        serviceNow(),
      );
    await open(officer, '/wards/99999/walk-ins/new');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.fill('#date', local({ dateStyle: 'short' }));
    const now = local({ timeStyle: 'short' });
    await officer.fill('#startMinute', `${now.slice(0, 2)}:${now.slice(3) < '30' ? '00' : '30'}`);
    await officer.fill('#endMinute', '24:00');
    await officer.check('input[name=topics][value=vneid]');
    // Of many ambassadors those are shown who are looked for; what was filled in stays.
    await officer.fill('#find', mentorName);
    await press(officer, 'text=Tìm đại sứ >> nth=-1');
    expect(await faultsOf(officer)).toEqual([]);
    expect(await officer.inputValue('#endMinute')).toBe('24:00');
    for (const box of await officer.locator('input[name=mentorIds]').all()) await box.check();
    expect(await officer.isChecked('input[name=outsideHours]')).toBe(false);
    await officer.check('input[name=outsideHours]');
    await press(officer, 'main form > button');
    expect(await officer.textContent('.notice')).toContain('đã được lưu');
    const board = new URL(officer.url()).pathname;

    await open(officer, `${board}/register?q=le`);
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'tbody a >> nth=0');
    await press(officer, 'text=Lấy số');
    expect(await officer.textContent('h1')).toContain('1');
    await open(officer, `${board}/register/new`);
    await officer.fill('#fullName', 'Lò Thị Mỷ');
    await officer.fill('#birthYear', '1948');
    await officer.selectOption('#hamletId', { index: 1 });
    expect(await officer.isChecked('input[name=consent]')).toBe(false);
    await press(officer, 'text=Lấy số');
    expect(await officer.textContent('.error-summary')).toContain('đồng ý');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.check('input[name=consent]');
    await officer.check('input[name=way][value=signed]');
    await officer.fill('#proof', 'Phiếu số 1');
    await press(officer, 'text=Lấy số');
    expect(await officer.textContent('h1')).toContain('2');
    expect(await faultsOf(officer)).toEqual([]);

    await open(officer, board);
    await press(officer, 'button:has-text("Mời người tiếp theo")');
    expect(await officer.textContent('.notice')).toContain('Đã mời');
    expect(await officer.textContent('main')).toContain('Lò Thị Mỷ');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'button:has-text("Học xong")');
    expect(await officer.textContent('main')).toContain('1 người đã học xong');
    await open(officer, `${board}/screen`);
    expect(await faultsOf(officer)).toEqual([]);

    const page = await openPage(await phone());
    await page.goto(mentorLink);
    await press(page, '.inset a[href*="/walk-ins/"]');
    await press(page, 'text=Mời người tiếp theo');
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('an officer sets hours, a holiday and a venue, and takes a cancelled session back', async () => {
    await open(officer, '/wards/99999/settings');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.fill('#eveningUntil', '20:45');
    await press(officer, 'text=Lưu cài đặt');
    expect(await officer.textContent('.error-summary')).toContain('giờ rưỡi');
    await officer.fill('#eveningUntil', '21:30');
    await press(officer, 'text=Lưu cài đặt');
    expect(await officer.inputValue('#eveningUntil')).toBe('21:30');

    await open(officer, '/wards/99999/holidays?year=2027');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'button:has-text("Nghỉ ngày này") >> nth=0');
    expect(await officer.textContent('.notice')).toContain('đã được lưu');
    expect(await officer.locator('text=Bỏ thay đổi này').count()).toBe(1);

    await open(officer, '/wards/99999/venues');
    expect(await faultsOf(officer)).toEqual([]);
    await press(officer, 'tbody a >> nth=0');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.fill('#seats', '12');
    await press(officer, 'text=Lưu điểm học');
    expect(await officer.inputValue('#seats')).toBe('12');

    await open(officer, '/wards/99999/mentors');
    await press(officer, 'tbody tr:has(td.number:not(:text-is("0"))) th a >> nth=0');
    await press(officer, 'tbody tr:has-text("đã lên lịch") a >> nth=0');
    await press(officer, 'text=Xác nhận buổi học');
    expect(await officer.textContent('main')).toContain('đã xác nhận');
    await officer.fill('#reason', 'Bấm nhầm');
    await press(officer, 'button:has-text("Hủy buổi học")');
    await press(officer, 'text=Mở lại buổi học này');
    expect(await officer.textContent('.notice')).toContain('đã được mở lại');
    expect(await officer.textContent('table')).toContain('đã đặt');
    expect(await faultsOf(officer)).toEqual([]);
  });

  it('a mentee without JavaScript tells of a busy day, and looks for a line to stand in', async () => {
    const page = await openPage(await phone(true));
    await page.goto(menteeLink);
    await press(page, 'text=Sửa giờ rảnh');
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'summary');
    await page.fill('#date', '2030-02-03');
    await page.check('input[name=kind][value=busy]');
    await press(page, 'button:has-text("Thêm một ngày")');
    expect(await page.textContent('#exceptions')).toContain('03/02/2030');
    await press(page, 'button:has-text("Bỏ")');
    expect(await page.textContent('#exceptions')).toContain('Không có ngày nào khác thường');
    await press(page, 'text=Quay lại');
    await press(page, 'text=Chờ chỗ ở buổi đã đủ người');
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it("a mentee's pages fit a small phone, ask one question each, and speak English too", async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
    const page = await openPage(context);
    await page.goto(menteeLink);
    const home = new URL(page.url()).pathname;
    for (const path of [home, `${home}/book`]) {
      await open(page, path);
      expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
      expect(await page.locator('fieldset').count()).toBeLessThanOrEqual(1);
    }
    await press(page, 'text=English');
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
