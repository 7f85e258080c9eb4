import type { Browser, Page } from 'playwright-core';
import type { Actor } from '../../src/modules/access/policies/actor';
import type { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { GroupClass } from '../../src/modules/sessions/entities/group-class.entity';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import { describeInBrowser, openBrowser, openPage, press } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import { addMentees, addMentor } from '../support/worlds/reminder-world';
import { scanCode } from '../support/browser/scan-code';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';
import { faultsOf } from './page-checks';

const shots = process.env.SHOTS;

describeInBrowser('a class of the hamlet', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let world: SessionWorld;
  let helper: Mentor;
  let services: ReturnType<typeof sessionServices>;
  let pages: PagesApp;
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  let id: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 12, (index) => ({
        fullName: `${['Nguyễn Thị', 'Trần Văn', 'Lê Thị'][index % 3]} ${['An', 'Bưởi', 'Cúc', 'Đào', 'Giang', 'Hoa', 'Khế', 'Lan', 'Mận', 'Na', 'Ổi', 'Phúc'][index]}`,
      }));
      await manager.update(Venue, { id: settled.venue.id }, { seats: 60 });
      helper = await addMentor(manager, settled, {
        fullName: 'Đỗ Minh Quân',
        windows: alwaysFree,
        topics: ['vneid'],
      });
      return settled;
    });
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    browser = await openBrowser();
    desk = await openPage(browser, {
      viewport: { width: 1280, height: 900 },
      deviceScaleFactor: 2,
    });
    phone = await openPage(browser, { viewport: { width: 360, height: 740 } });
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  const mentorActor = ({ id: mentorId, wardId }: Mentor): Actor => ({
    kind: 'mentor',
    id: mentorId,
    wardId,
  });
  const open = async (page: Page, who: Actor | null, path: string) => {
    pages.actors = who ? [who] : [];
    await page.goto((await pages.app.getUrl()) + path);
  };
  const look = async (page: Page, name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: `${shots}/class-${name}.png`, fullPage: true });
    expect(await faultsOf(page)).toEqual([]);
  };
  const ward = () => `/wards/${world.ward.code}`;
  const main = (page: Page) => page.textContent('main');

  it('is made by an officer in two steps, who sees how many would be invited and asks them', async () => {
    await open(desk, world.officer, `${ward()}/classes/new`);
    await look(desk, 'step-1');
    await desk.selectOption('#topic', 'vneid');
    await desk.selectOption('#venueId', world.venue.id);
    await desk.fill('#date', '2026-11-28');
    await desk.fill('#start', '9:00');
    await desk.fill('#seats', '5');
    await desk.check('input[name=audience][value=hamlet]');
    await desk.selectOption('#hamletId', world.hamlet.id);
    await desk.fill('#phone', '0912 345 678');
    await press(desk, 'main form button');
    expect(await main(desk)).toContain('Một lớp có từ 6 đến 60 chỗ');
    expect(await desk.inputValue('#phone')).toBe('0912 345 678');
    await desk.fill('#seats', '8');
    await press(desk, 'main form button');
    await look(desk, 'step-2');
    await desk.check(`input[name=mentorIds][value="${world.mentor.id}"]`);
    await desk.check(`input[name=mentorIds][value="${helper.id}"]`);
    await press(desk, 'main form button');
    expect(await main(desk)).toContain('12 người trong diện này');
    await look(desk, 'made');
    await press(desk, 'form[action$="/invitations"] button');
    expect(await main(desk)).toContain('Không còn ai để mời');
    const [made] = await database.unitOfWork.read.find(GroupClass);
    id = made.id;
  });

  it('is announced on paper: whoever scans the poster stands before it, and can take a seat', async () => {
    await open(desk, world.officer, `${ward()}/classes/${id}/poster`);
    await look(desk, 'poster');
    const url = new URL((await scanCode(browser, desk)) ?? '');
    await open(phone, null, url.pathname);
    await look(phone, 'public');
    expect(await main(phone)).toContain('quét mã QR trên phiếu của bạn');
    expect(await phone.getAttribute('a[href^="tel:"]', 'href')).toBe('tel:+84912345678');
    const [mentee] = world.mentees;
    await open(phone, asMentee(mentee), url.pathname);
    await press(phone, 'main form button');
    expect(await main(phone)).toContain('Bạn đã có chỗ trong lớp');
    expect(await main(phone)).toContain('Lớp Cài đặt VNeID');
    await look(phone, 'mentee-has-seat');
    await open(desk, world.officer, `${ward()}/classes/${id}/loudspeaker`);
    const words = ((await desk.textContent('.aloud')) ?? '').split(/\s+/);
    // A hundred and thirty words are read out in a minute.
    expect(words.length).toBeLessThan(130);
    expect(words.join(' ')).not.toMatch(/\d/);
    await look(desk, 'loudspeaker');
  });

  it('is answered by the invited with one press on their page, yes or no', async () => {
    const [, coming, refusing] = world.mentees;
    await open(phone, asMentee(coming), '/mentee');
    await look(phone, 'invited');
    await press(phone, phone.getByRole('button', { name: 'Tôi sẽ đến' }));
    expect(await main(phone)).toContain('Bạn đã có chỗ trong lớp');
    await press(phone, phone.getByRole('link', { name: 'Hủy' }));
    await press(phone, 'form[action$="/cancel"] button');
    expect(await main(phone)).not.toContain('Lớp Cài đặt VNeID');
    await open(phone, asMentee(refusing), '/mentee');
    await press(phone, phone.getByRole('button', { name: 'Tôi không đến' }));
    expect(await main(phone)).not.toContain('Bạn được mời đến lớp');
  });

  it('has a seat for whoever calls, as the poster says', async () => {
    const caller = world.mentees[9];
    await open(desk, world.officer, `${ward()}/classes/${id}`);
    await desk.fill('#q', caller.fullName);
    await press(desk, 'form[role=search] button');
    await press(desk, desk.getByRole('button', { name: `Ghi ${caller.fullName} vào lớp` }));
    expect(await services.classes.queries.placeIn(id, caller.id)).toMatchObject({
      state: 'booked',
    });
    const [stranger] = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({ fullName: 'Vũ Thị Sen' })),
    );
    await desk.fill('#q', 'Sen');
    await press(desk, 'form[role=search] button');
    await look(desk, 'caller');
    await press(desk, desk.getByRole('button', { name: 'Ghi Vũ Thị Sen vào lớp' }));
    expect(await main(desk)).toContain('Người này đã có chỗ');
    const place = await services.classes.queries.placeIn(id, stranger.id);
    expect(place).toMatchObject({ state: 'booked', bookedByKind: 'officer' });
    await services.bookings.cancel(world.officer, place?.id ?? '', { version: 1 });
  });

  it('is seen by all its ambassadors with its people', async () => {
    await open(phone, mentorActor(helper), `/mentor/${helper.id}/sessions`);
    await press(phone, '.card a');
    await look(phone, 'mentor');
    expect(await main(phone)).toContain(world.mentees[0].fullName);
  });

  it('is written down on one page, from the code on the sheet: everybody by one press, then who came unannounced', async () => {
    for (const mentee of world.mentees.slice(3, 8)) {
      await services.classes.seats.take(asMentee(mentee), id, { menteeId: mentee.id });
    }
    const [stranger] = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({ fullName: 'Bùi Văn Xoan', topics: ['cashless'] })),
    );
    await open(desk, world.officer, `${ward()}/classes/${id}/sheet`);
    await look(desk, 'sheet');
    const url = new URL((await scanCode(browser, desk)) ?? '');
    clock.at = at('2026-11-28', 11);
    await open(phone, mentorActor(helper), url.pathname);
    expect(new URL(phone.url()).pathname).toBe(`/mentor/${helper.id}/classes/${id}/attendance`);
    await look(phone, 'mentor-entry');
    await open(phone, world.officer, url.pathname);
    await look(phone, 'entry');
    const absent = phone.locator('select[name^="mark-"]').first();
    await absent.selectOption('absent');
    await phone.fill('#q', 'Xoan');
    await press(phone, 'button[name=act]');
    expect(await absent.inputValue()).toBe('absent');
    await phone.selectOption(`#came-${stranger.id}`, 'alone');
    await look(phone, 'entry-found');
    await press(phone, phone.getByRole('button', { name: 'Lưu điểm danh' }));
    await look(phone, 'entered');
    const { counts, state } = await services.classes.queries.one(world.officer, id);
    expect({ state, ...counts }).toMatchObject({ state: 'completed', attended: 7, absent: 1 });
  });

  it('takes down whoever nobody knew, who then stands on the page', async () => {
    await open(desk, world.officer, `${ward()}/classes/${id}/newcomer`);
    await desk.fill('#fullName', 'Hà Thị Mơ');
    await desk.fill('#birthYear', '1956');
    await desk.selectOption('#hamletId', world.hamlet.id);
    await press(desk, 'main form button');
    expect(await main(desk)).toContain('Chỉ ghi tên khi người này đồng ý');
    await desk.check('input[name=consent]');
    await desk.check('input[name=way][value=signed]');
    await desk.fill('#proof', 'Phiếu điểm danh');
    await press(desk, 'main form button');
    expect(await main(desk)).toContain('Hà Thị Mơ');
  });

  it('is called off with a reason, which whoever scans the poster reads', async () => {
    clock.at = at('2026-11-28', 12);
    const made = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: at('2026-11-29', 9),
      seats: 20,
      mentorIds: [helper.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    await open(desk, world.officer, `${ward()}/classes/${made.id}`);
    await desk.click('summary:has-text("Hủy lớp")');
    await press(desk, 'form[action$="/cancellation"] button');
    expect(await main(desk)).toContain('Xin điền ô này');
    await desk.fill('#reason', 'Mất điện');
    await press(desk, 'form[action$="/cancellation"] button');
    await look(desk, 'cancelled');
    await open(phone, null, `/classes/${made.id}`);
    expect(await main(phone)).toContain('Lớp này đã hủy. Mất điện');
    await open(desk, world.officer, `${ward()}/classes`);
    await look(desk, 'list');
    await open(desk, world.officer, `${ward()}/needs`);
    await look(desk, 'needs');
  });
});
