import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const day = '2026-11-25';
const wednesday = at(day, 18);
const why = 'Đại sứ có việc nhà';

describe.each(dialects)('the page of a lesson, on which it is changed, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let other: Mentor;
  let session: Session;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const clock = new FakeClock(at(monday, 9));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 3);
      const given = { windows: alwaysFree, topics: ['vneid'], fullName: 'Đỗ Thị Mơ' };
      other = await addMentor(manager, world, { ...given, phone: '+84911222333' });
    });
    pages.readsCookies = false;
    pages.actors = [world.officer];
    await book(0);
    ({ session } = await book(1));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const home = () => `/wards/${world.ward.code}`;
  const path = () => `${home()}/sessions/${session.id}`;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const now = () => read().findOneByOrFail(Session, { id: session.id });
  const send = (filled: object) =>
    pages.send('POST', `${path()}/changes/new`, { version: '1', why, ...filled });

  it('has the numbers of everybody on it, one press away, and says what each choice would meet with', async () => {
    await book(2, at(day, 19));
    const { text } = await pages.get(path());
    const onIt = [
      `mentor/${world.mentor.id}`,
      ...[0, 1].map((nth) => `mentee/${world.mentees[nth].id}`),
    ];
    for (const whose of onIt) expect(text).toContain(`name="whose" value="${whose}"`);
    expect(text).toMatch(/Đỗ Thị Mơ – rảnh/);
    expect(text).toMatch(new RegExp(`${world.venue.name} – còn \\d+ chỗ`));
    expect(text).toContain(`${world.mentees[2].fullName} – rảnh giờ này`);
    // At seven the ambassador teaches somebody else.
    expect(text).toMatch(/name="at" value="\d+ [^"]+"[^>]*>Thứ Tư, 25\/11\/2026 18:30/);
    expect(text).not.toMatch(/name="at" value="\d+ [^"]+"[^>]*>Thứ Tư, 25\/11\/2026 19:00/);
  });

  it('takes three presses from the week to another time, and one to take it back', async () => {
    const staff = new Pressing(pages);
    await staff.open(`${home()}/week?from=${monday}`);
    await staff.follow(/18:00–18:30/);
    const offered = /name="at" value="([^"]+)"[^>]*>Thứ Năm/.exec(staff.text)?.[1] ?? '';
    await staff.send(/changes\/new/, { ...filledIn(staff.text), why, at: offered });
    expect(staff.text).toContain('Xem trước thay đổi');
    expect(staff.text).toMatch(/<strong>2<\/strong> <span>học viên/);
    expect(staff.text).toContain(`href="tel:${world.mentees[0].phone}"`);
    expect((await now()).startAt).toBe(wednesday);
    await staff.send(/changes\/new/);
    expect(staff.presses).toBe(3);
    expect(staff.text).toContain('Đã thay đổi.');
    expect((await now()).startAt).toBe(at('2026-11-26', 18));

    staff.presses = 0;
    await staff.send(/taking-back/);
    expect(staff.presses).toBe(1);
    expect((await now()).startAt).toBe(wednesday);
  });

  it('changes time, ambassador and people at once, and shows both numbers to call first', async () => {
    const [first] = await read().findBy(Booking, { menteeId: world.mentees[0].id });
    const goal = {
      day: '2026-11-26',
      time: '19:00',
      mentorId: other.id,
      leaving: first.id,
      joining: world.mentees[2].id,
    };
    const { text } = await send(goal);
    expect(text).toContain(`href="tel:${other.phone}"`);
    expect(text).toContain(`href="tel:${world.mentor.phone}"`);
    expect(text).toContain('ra khỏi buổi');
    expect(text).toContain('thêm vào buổi');
    const [{ hidden }] = formsOf(text).filter(({ action }) => action.includes('/changes/new'));
    const { location } = await send({ ...hidden });
    expect(location).toContain('/changes/');
    expect(await now()).toMatchObject({
      startAt: at('2026-11-26', 19),
      mentorId: other.id,
      seatsTaken: 2,
    });
  });

  it('tells the second of two officers that it has changed, and keeps what they typed', async () => {
    await send({ day: '2026-11-26', confirmed: 'yes' });
    const { status, text } = await send({ mentorId: other.id, time: '20:00', confirmed: 'yes' });
    expect(status).toBe(409);
    expect(chosenIn(text, 'mentorId')).toEqual([other.id]);
    expect(chosenIn(text, 'time')).toEqual(['20:00']);
    expect(valueOf(text, 'why')).toBe(why);
    expect(text).toContain('Thứ Năm, 26/11/2026');
    expect(await now()).toMatchObject({ startAt: at('2026-11-26', 18), version: 2 });
    expect(await read().countBy(PlannedChange, { wardId: world.ward.id })).toBe(1);
  });

  it('asks for what is missing, and lets an ambassador agree to another hour', async () => {
    const missing = await send({ why: '', time: '25:00' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('id="why-error"');
    expect(missing.text).toContain('id="time-error"');
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentor SET windows = '[]' WHERE id = $1`, [other.id]),
    );
    const busy = await send({ mentorId: other.id });
    expect(busy.status).toBe(409);
    expect(busy.text).toContain('Đại sứ đã đồng ý dạy vào giờ này');
    const agreed = await send({ mentorId: other.id, agreed: 'yes' });
    expect(agreed.text).toContain('Xem trước thay đổi');
    const again = await send({ mentorId: other.id, agreed: 'yes', step: 'again' });
    expect(chosenIn(again.text, 'mentorId')).toEqual([other.id]);
  });

  it('finds somebody else to add by their name, and keeps all that was typed', async () => {
    await nameThird('Trịnh Thị Sen', 'sen');
    const first = await placeOf(0);
    const typed = { day: '2026-11-26', time: '19:30', mentorId: other.id, leaving: first.id };
    const found = await send({ ...typed, q: 'sen', foundFor: '', step: 'search' });
    expect(found.status).toBe(200);
    expect(found.text).toContain('1 người tìm thấy');
    expect(found.text).toContain('Trịnh Thị Sen – rảnh giờ này');
    const holds = (text: string) => {
      expect(chosenIn(text, 'joining')).toEqual([world.mentees[2].id]);
      expect(chosenIn(text, 'leaving')).toEqual([first.id]);
      expect(chosenIn(text, 'mentorId')).toEqual([other.id]);
      expect(chosenIn(text, 'time')).toEqual(['19:30']);
      expect(valueOf(text, 'day')).toBe('2026-11-26');
    };
    holds(found.text);
    expect(valueOf(found.text, 'why')).toBe(why);
    // Whom somebody chose by a search stays chosen when the form is refused.
    const refused = await send({ ...typed, joining: world.mentees[2].id, why: '' });
    expect(refused.status).toBe(422);
    holds(refused.text);
    expect((await now()).startAt).toBe(wednesday);
  });

  it('takes four presses from the week to exchange a learner for one who is looked for', async () => {
    await nameThird('Trịnh Thị Sen', 'sen');
    const first = await placeOf(0);
    const staff = new Pressing(pages);
    await staff.open(`${home()}/week?from=${monday}`);
    await staff.follow(/18:00–18:30/);
    const { time, venueId, mentorId, day: date } = filledIn(staff.text);
    const stands = { time, venueId, mentorId, day: date, why, leaving: first.id };
    await staff.send(/changes\/new/, { ...stands, q: 'sen', step: 'search' });
    const [joining] = chosenIn(staff.text, 'joining');
    await staff.send(/changes\/new/, { ...stands, q: 'sen', joining });
    expect(staff.text).toContain('Người được thêm vào buổi');
    expect(staff.text).toContain('Trịnh Thị Sen');
    expect(staff.text).toContain('báo lịch mới (');
    await staff.send(/changes\/new/);
    expect(staff.presses).toBe(4);
    expect(staff.text).toContain('Đã thay đổi.');
    const seated = await read().findBy(Booking, { sessionId: session.id, state: 'booked' });
    expect(seated.map(({ menteeId }) => menteeId).sort()).toEqual(
      [world.mentees[1].id, world.mentees[2].id].sort(),
    );
  });

  it('lets nobody overwrite what another officer has changed while they typed', async () => {
    const { text } = await pages.get(path());
    const [form] = formsOf(text).filter(({ action }) => action.includes('/changes/new'));
    const stands = { ...form.hidden, day, time: '18:00', venueId: world.venue.id };
    // The other one moves it to the next day.
    await send({ day: '2026-11-26', confirmed: 'yes' });
    const second = await send({ ...stands, mentorId: other.id, confirmed: 'yes' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Có người vừa đổi buổi này');
    expect(second.text).toMatch(
      /Thứ Tư, 25\/11\/2026 18:00.*Thứ Năm, 26\/11\/2026 18:00.*theo hiện nay/s,
    );
    // What they did not touch is as it is now, and pressing again keeps it.
    expect(valueOf(second.text, 'day')).toBe('2026-11-26');
    const [again] = formsOf(second.text).filter(({ action }) => action.includes('/changes/new'));
    const filled: Record<string, string> = {
      ...again.hidden,
      ...chosenOf(second.text),
      day: '2026-11-26',
      why,
    };
    expect(filled.mentorId).toBe(other.id);
    const look = await pages.send('POST', `${path()}/changes/new`, filled);
    expect(look.text).toContain('Xem trước thay đổi');
    const [confirm] = formsOf(look.text).filter(({ action }) => action.includes('/changes/new'));
    await pages.send('POST', `${path()}/changes/new`, confirm.hidden);
    expect(await now()).toMatchObject({ startAt: at('2026-11-26', 18), mentorId: other.id });
  });

  it('reckons seats and who is free at the time that was typed', async () => {
    await book(2, at(day, 20));
    const again = await send({ time: '20:00', step: 'again' });
    expect(again.text).toContain('Tính cho Thứ Tư, 25/11/2026 20:00');
    // The other one of that name is told apart by hamlet and number.
    const holding = new RegExp(
      `${world.mentor.fullName} \\(.*\\) – đang giữ buổi này – đã có buổi khác`,
    );
    expect(again.text).toMatch(holding);
    const look = await send({ time: '20:00', mentorId: other.id });
    expect(look.text).toContain('Điểm học và đại sứ có thể chọn vào Thứ Tư, 25/11/2026 20:00');
    expect(look.text).toMatch(holding);
  });

  const nameThird = (fullName: string, sortName: string) =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET full_name = $1, sort_name = $2 WHERE id = $3`, [
        fullName,
        sortName,
        world.mentees[2].id,
      ]),
    );
  const placeOf = (index: number) =>
    read().findOneByOrFail(Booking, { menteeId: world.mentees[index].id });
});

const chosenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    ['time', 'venueId', 'mentorId'].map((name) => [name, chosenIn(html, name)[0] ?? '']),
  );

/** The fields of the page's forms as they stand, with no box ticked. */
const filledIn = (html: string): Record<string, string> =>
  Object.fromEntries([
    ...formsOf(html)
      .flatMap(({ texts }) => texts)
      .map((name) => [name, valueOf(html, name) ?? ''] as const),
    ...Object.entries(chosenOf(html)),
  ]);
