import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  liveApart,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const day = '2026-11-25';
const wednesday = at(day, 18);

/** The text fields of the page's form as they stand, with no box ticked. */
const filledIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    formsOf(html)
      .flatMap(({ texts }) => texts)
      .map((name) => [name, valueOf(html, name) ?? '']),
  );

describe('the pages on which staff change what was planned', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    const clock = new FakeClock(at(monday, 9));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 4));
    pages.readsCookies = false;
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const home = () => `/wards/${world.ward.code}`;
  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const dayOff = { from: day, to: day, venueId: '', reason: 'Nghỉ do mưa bão', act: 'cancel' };

  it('cancel a day in three presses from the home page, and take it back in one', async () => {
    await book(0);
    const { session } = await book(1);
    const staff = new Pressing(pages);
    await staff.open(home());
    await staff.follow(/Cho nghỉ một ngày/);
    await staff.send(/day-off/, dayOff);
    expect(staff.text).toContain('Xem trước thay đổi');
    expect(staff.text).toMatch(/<strong>1<\/strong> <span>buổi học/);
    expect(staff.text).toMatch(/<strong>2<\/strong> <span>học viên/);
    expect(staff.text).toMatch(/<strong>1<\/strong> <span>bị hủy/);
    expect((await read().findOneByOrFail(Session, { id: session.id })).state).toBe('planned');
    await staff.send(/day-off/);
    expect(staff.presses).toBe(3);
    expect(staff.text).toContain('Đã thay đổi.');
    const off = await read().findOneByOrFail(Session, { id: session.id });
    expect(off).toMatchObject({ state: 'cancelled', cancelReason: dayOff.reason });

    staff.presses = 0;
    await staff.send(/taking-back/);
    expect(staff.presses).toBe(1);
    expect(staff.text).toContain('Trở lại được 1/1.');
    expect((await read().findOneByOrFail(Session, { id: session.id })).state).toBe('planned');
  });

  it('cancel a day in three presses from the week, where its sessions stand before anything is asked', async () => {
    await book(0);
    const staff = new Pressing(pages);
    await staff.open(`${home()}/week?from=${monday}`);
    await staff.follow(/Cho nghỉ: Thứ Tư/);
    expect(staff.text).toContain(`value="${day}"`);
    expect(staff.text).toMatch(/<strong>1<\/strong> <span>buổi học/);
    expect(staff.text).toContain(`${world.mentor.fullName}: 1 buổi`);
    await staff.send(/day-off/, dayOff);
    await staff.send(/day-off/);
    expect(staff.presses).toBe(3);
    expect(staff.text).toContain('Đã thay đổi.');
  });

  it('name the times to which sessions move, and those that find none', async () => {
    await book(0);
    const { session } = await book(1, at(day, 19));
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET windows = '[]' WHERE id = $1`, [world.mentees[1].id]),
    );
    const { text } = await pages.send('POST', `${home()}/changes/day-off`, {
      ...dayOff,
      act: 'move',
    });
    expect(text).toContain('dời sang Thứ Năm, 26/11/2026 18:00');
    expect(text).toContain('Không dời hoặc chuyển được');
    expect(text).toContain('Chưa tìm được giờ nào mọi người cùng rảnh.');
    expect(text).toContain(`/sessions/${session.id}"`);
  });

  it('keep what was typed when an answer is missing, and say which', async () => {
    const { status, text } = await pages.send('POST', `${home()}/changes/day-off`, {
      ...dayOff,
      to: '2026-11-20',
      reason: '',
      act: 'move',
    });
    expect(status).toBe(422);
    for (const name of ['reason', 'to']) expect(text).toContain(`href="#${name}"`);
    expect(text).toMatch(/value="move" checked/);
    expect(text).toContain('value="2026-11-20"');
  });

  it('lead from the holidays to the same look where sessions stand, and save what hits nothing at once', async () => {
    await book(0);
    const hit = await pages.send('POST', `${home()}/holidays`, { date: day, name: 'Giỗ Tổ' });
    expect(hit.location).toContain('/changes/day-off?from=2026-11-25');
    expect(await read().countBy(Holiday, { wardId: world.ward.id })).toBe(0);
    expect((await pages.get(hit.location ?? '')).text).toContain('value="Giỗ Tổ"');
    await pages.send('POST', `${home()}/holidays`, { date: '2026-11-26', name: 'Giỗ Tổ' });
    expect(await read().countBy(Holiday, { wardId: world.ward.id })).toBe(1);
  });

  it('answer over the API what a holiday hits, keep it where nothing else is asked, and do what is asked', async () => {
    const { session } = await book(0);
    const path = `/api/v1/wards/${world.ward.id}/holidays/${day}`;
    const holiday = { name: 'Giỗ Tổ', isHoliday: true };
    const kept = JSON.parse((await pages.send('PUT', path, holiday)).text);
    expect(kept).toMatchObject({
      date: day,
      change: { act: 'keep', reason: 'Giỗ Tổ', items: [{ subjectId: session.id }] },
    });
    expect(JSON.parse((await pages.send('PUT', path, holiday)).text).change).toBeNull();
    const off = await pages.send('PUT', path, { ...holiday, act: 'cancel' });
    expect(JSON.parse(off.text).change).toMatchObject({ people: 1, act: 'cancel' });
    expect((await read().findOneByOrFail(Session, { id: session.id })).state).toBe('cancelled');
    const standUp = await pages.send('PUT', path, { ...holiday, isHoliday: false });
    expect(JSON.parse(standUp.text)).toMatchObject({ isHoliday: false, change: null });
  });

  it('let an ambassador say on the phone that they cannot come, and why', async () => {
    const { session } = await book(0);
    pages.actors = [{ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id }];
    const phone = new Pressing(pages);
    await phone.open(`/mentor/${world.mentor.id}`);
    await phone.follow(/Tôi không đến được/);
    const away = { from: day, to: '2026-11-27', part: 'day', reason: 'Tôi bị ốm', act: 'cancel' };
    await phone.send(/absences/, away);
    expect(phone.text).toMatch(/<strong>1<\/strong> <span>bị hủy/);
    await phone.send(/absences/);
    expect(phone.presses).toBe(3);
    const off = await read().findOneByOrFail(Session, { id: session.id });
    expect(off).toMatchObject({ state: 'cancelled', cancelReason: 'Tôi bị ốm' });
    await phone.open(`/mentor/${world.mentor.id}/absences`);
    expect(phone.text).toContain('Thứ Tư, 25/11/2026 – Thứ Sáu, 27/11/2026: Tôi bị ốm');
    await phone.follow(/Tôi bị ốm/);
    await phone.send(/taking-back/);
    expect(phone.text).toContain('Trở lại được 1/1.');
  });

  it('enter an ambassador’s busy spell as one, from their page', async () => {
    await book(0);
    const staff = new Pressing(pages);
    await staff.open(`${home()}/mentors/${world.mentor.id}`);
    await staff.follow(/Bận hoặc ốm/);
    const away = {
      from: day,
      to: '2026-11-27',
      part: 'evening',
      reason: 'Đi công tác',
      act: 'move',
    };
    await staff.send(/absence/, away);
    expect(staff.text).toContain('dời sang Thứ Bảy, 28/11/2026 08:00');
    await staff.send(/absence/);
    expect(staff.presses).toBe(3);
    expect(staff.text).toContain('Đã thay đổi.');
    expect(staff.text).toContain(world.mentor.fullName);
  });

  it('ask what becomes of sessions outside of new hours, keeping what was typed, and save the rest at once', async () => {
    const { session } = await book(0, at(day, 20));
    const settings = `${home()}/settings`;
    const staff = new Pressing(pages);
    await staff.open(settings);
    const form = Object.fromEntries(
      [...staff.text.matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
    const typed = {
      ...form,
      sharesAcrossBorder: '',
      requiredTrainings: '',
      eveningUntil: '20:00',
      weekendUntil: '20:00',
    };
    await staff.send(/settings/, typed);
    expect(staff.text).toContain('Cài đặt mới ảnh hưởng đến những gì đã hẹn');
    expect(staff.text).toContain('(ngoài giờ mới)');
    expect(staff.text).not.toContain('value="hand-over"');
    await staff.send(/settings/, { act: 'move', reason: '' });
    expect(staff.text).toContain('href="#reason"');
    expect(staff.text).toMatch(/name="eveningUntil" value="20:00"/);
    await staff.send(/settings/, { act: 'move', reason: 'Nhà văn hóa đóng sớm' });
    expect(staff.text).toContain('dời sang Thứ Năm, 26/11/2026 18:00');
    await staff.send(/settings/);
    expect(staff.text).toContain('Đã thay đổi.');
    expect(staff.text).toContain('→ 18:00–20:00 thứ 2');
    expect((await read().findOneByOrFail(Session, { id: session.id })).startAt).toBe(
      at('2026-11-26', 18),
    );
    await staff.send(/taking-back/);
    expect(staff.text).toContain('Trở lại được 1/1.');
    await staff.open(settings);
    await staff.send(/settings/, {
      ...form,
      sharesAcrossBorder: '',
      requiredTrainings: '',
      maxMetres: '4000',
    });
    expect(staff.text).toContain('Cài đặt đã được lưu.');
    expect(staff.text).toContain('value="4000"');
  });

  it('save of a form only what was typed otherwise, and not over what a colleague has saved since', async () => {
    const { session } = await book(0, at(day, 20));
    const others = (settings: object) =>
      services.changes.changeSettings(
        world.officer,
        { wardId: world.ward.id, settings },
        { act: 'keep', reason: '' },
      );
    const settings = async () =>
      (await read().findOneByOrFail(Ward, { id: world.ward.id })).settings;
    const staff = new Pressing(pages);
    await staff.open(`${home()}/settings`);
    const filled = filledIn(staff.text);
    const late = { eveningUntil: '20:00', weekendUntil: '20:00' };
    await staff.send(/settings/, { ...filled, ...late });
    await others({ maxMetres: 3000 });
    await staff.send(/settings/, { act: 'cancel', reason: 'Đóng sớm' });
    await staff.send(/settings/);
    expect(staff.text).toContain('Đã thay đổi.');
    expect((await read().findOneByOrFail(Session, { id: session.id })).state).toBe('cancelled');
    expect((await settings()).maxMetres).toBe(3000);

    await staff.open(`${home()}/settings`);
    await others({ leadMinutes: 60 });
    await staff.send(/settings/, { ...filledIn(staff.text), leadMinutes: '90' });
    expect(staff.text).toContain('vừa được người khác thay đổi');
    expect(valueOf(staff.text, 'leadMinutes')).toBe('60');
    expect((await settings()).leadMinutes).toBe(60);
  });

  it('come back to be answered otherwise with all that was typed', async () => {
    await book(0, at(day, 20));
    const again = { step: 'again' };
    const staff = new Pressing(pages);
    await staff.open(`${home()}/settings`);
    const late = { eveningUntil: '20:00', weekendUntil: '20:00' };
    await staff.send(/settings/, { ...filledIn(staff.text), ...late });
    await staff.send(/settings/, { act: 'cancel', reason: 'Đóng sớm' });
    await staff.send(/settings/, again);
    expect(chosenIn(staff.text, 'act')).toEqual(['cancel']);
    expect(valueOf(staff.text, 'reason')).toBe('Đóng sớm');
    await staff.send(/settings/, { act: 'keep', reason: 'Đóng sớm', ...again });
    expect(staff.text).not.toContain('class="error-summary"');
    expect(valueOf(staff.text, 'eveningUntil')).toBe('20:00');
    await staff.send(/settings/, { ...filledIn(staff.text), eveningUntil: '19:30' });
    expect(chosenIn(staff.text, 'act')).toEqual(['keep']);
    expect(valueOf(staff.text, 'reason')).toBe('Đóng sớm');
    const venue = `${home()}/venues/${world.venue.id}`;
    await staff.open(venue);
    await staff.send(/venues/, { kind: 'hall', seats: '17', openUntil: '2026-11-24' });
    await staff.send(/venues/, again);
    expect([valueOf(staff.text, 'seats'), valueOf(staff.text, 'openUntil')]).toEqual([
      '17',
      '2026-11-24',
    ]);
  });

  it('count pairs and the places that fall with them apart, and name in the list what became of them', async () => {
    const { booking } = await book(0);
    await book(1);
    const ids = [world.mentees[0].id, world.mentees[1].id];
    await database.unitOfWork.write((manager) => liveApart(manager, world.mentor, ids, 4500));
    const staff = new Pressing(pages);
    await staff.open(`${home()}/settings`);
    await staff.send(/settings/, { ...filledIn(staff.text), maxMetres: '4000' });
    expect(staff.text).toContain('cặp chưa hẹn buổi nào thì xin báo riêng');
    await staff.send(/settings/, { act: 'keep', pairs: 'cancel', reason: 'Quá xa' });
    const { fullName } = world.mentor;
    expect(staff.text).toContain(`${fullName}: 2 cặp; ${fullName}: 2 chỗ đã hẹn<`);
    expect(staff.text).toMatch(/<strong>2<\/strong> <span>bị hủy/);
    await staff.send(/settings/);
    expect((await read().findOneByOrFail(Booking, { id: booking.id })).state).toBe('cancelled');
    const { text } = await pages.get(`${home()}/changes`);
    expect(text).toContain('Kết thúc, học viên trở lại danh sách chờ ghép');
    expect(text).not.toContain('Giữ nguyên');
  });

  it('tell how many reminders go at another time before that is saved', async () => {
    await book(0);
    const staff = new Pressing(pages);
    await staff.open(`${home()}/settings`);
    const form = Object.fromEntries(
      [...staff.text.matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
    await staff.send(/settings/, {
      ...form,
      sharesAcrossBorder: '',
      requiredTrainings: '',
      eveningBeforeMinute: '17:30',
    });
    expect(staff.text).toMatch(/<strong>1<\/strong> <span>lời nhắc đổi giờ/);
    await staff.send(/settings/);
    expect(staff.text).toContain('Đã thay đổi.');
    expect(staff.text).toContain('19:00 → 17:30');
  });

  it('ask the same of a hall that closes for good', async () => {
    const { session } = await book(0);
    const path = `${home()}/venues/${world.venue.id}`;
    const staff = new Pressing(pages);
    await staff.open(path);
    await staff.send(/venues/, { kind: 'hall', seats: '20', openUntil: '2026-11-24' });
    expect(staff.text).toContain('(điểm học không còn mở)');
    await staff.send(/venues/, { act: 'cancel', reason: 'Nhà văn hóa bị phá dỡ' });
    await staff.send(/venues/);
    expect(staff.text).toContain('Đã thay đổi.');
    expect(await read().findOneByOrFail(Session, { id: session.id })).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Nhà văn hóa bị phá dỡ',
    });
  });

  it('hand over an ambassador’s week in three presses from the first page', async () => {
    const able = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'], fullName: 'Lê Văn Nam' }),
    );
    const { session } = await book(0);
    const staff = new Pressing(pages);
    await staff.open(home());
    await staff.follow(/Đại sứ bận hoặc ốm/);
    const week = { from: day, to: '2026-12-01', part: 'day', reason: 'Đi viện', act: 'hand-over' };
    await staff.send(/changes\/absence/, week);
    expect(staff.text).toContain('href="#mentorId"');
    staff.presses -= 1;
    await staff.send(/changes\/absence/, { ...week, mentorId: world.mentor.id });
    expect(staff.text).toContain('chuyển cho Lê Văn Nam');
    await staff.send(/absence/);
    expect(staff.presses).toBe(3);
    expect(staff.text).toContain('Đã thay đổi.');
    const given = await read().findOneByOrFail(Session, { id: session.id });
    expect(given.mentorId).toBe(able.id);
  });

  it('lead on to new times for whoever has an ambassador and no lesson since', async () => {
    const able = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'], fullName: 'Lê Văn Nam' }),
    );
    await book(0);
    const staff = new Pressing(pages);
    await staff.open(`${home()}/mentors/${world.mentor.id}/successors`);
    const chosen = world.mentees.map(({ id }, index) => [id, index === 0 ? able.id : ''] as const);
    await staff.send(/successors/, Object.fromEntries(chosen));
    await staff.send(/successors|handover/);
    expect(staff.text).toContain(
      '1 học viên trong thay đổi này có đại sứ mà chưa có buổi học nào sắp tới.',
    );
    expect(staff.text).toContain(`href="${home()}/week#plan"`);
    await staff.send(/taking-back/);
    expect(staff.text).not.toContain('chưa có buổi học nào sắp tới');
  });

  it('list what was changed, and show another ward nothing of it', async () => {
    const { id } = await services.changes.closeDays(
      world.officer,
      { wardId: world.ward.id, venueId: null, from: day, to: day },
      { act: 'cancel', reason: 'Lễ hội' },
    );
    const list = await pages.get(`${home()}/changes`);
    expect(list.text).toContain(`/changes/${id}"`);
    expect(list.text).toContain('Lễ hội');
    const api = await pages.get(`/api/v1/wards/${world.ward.id}/changes`);
    expect(JSON.parse(api.text)).toMatchObject([{ id, kind: 'day-off', reason: 'Lễ hội' }]);
    const other = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    pages.actors = [other.officer];
    expect((await pages.get(`/wards/${other.ward.code}/changes/${id}`)).status).toBe(404);
    expect((await pages.get(`/api/v1/changes/${id}`)).status).toBe(404);
  });
});
