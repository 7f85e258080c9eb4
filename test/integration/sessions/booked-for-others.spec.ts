import type { Actor } from '../../../src/modules/access/policies/actor';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf, type HtmlForm, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const saturday = '2026-11-28';

describe.each(dialects)('whoever books for somebody else (%s)', (dialect) => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let mentor: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    services = sessionServices(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 7));
    mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const as = async (actor: Actor, path: string) => {
    pages.actors = [actor];
    return (await pages.get(path)).text;
  };
  const post = (actor: Actor, path: string, body: object) => {
    pages.actors = [actor];
    return pages.send('POST', path, body);
  };
  const book = (index: number, startAt: number) =>
    services.bookings.book(world.officer, { menteeId: world.mentees[index].id, startAt });
  const formTo = (html: string, action: string): HtmlForm => {
    const form = formsOf(html).find((one) => one.action.endsWith(action));
    if (!form) throw new Error(`There is no form that posts to ${action}.`);
    return form;
  };
  /** Four sessions, the most of a day. */
  const fillSaturday = async () => {
    for (const half of [0, 1, 2, 3]) await book(half, at(saturday, 14, 30 * half));
  };

  it('sees how it stands and how it will be before a move, and afterwards where it came from', async () => {
    const { booking } = await book(0, at('2026-11-24', 18));
    const [ward, mentee] = [world.ward.code, world.mentees[0].id];
    const was = 'Đã đổi từ 18 giờ, Thứ Ba, 24/11/2026';

    const move = paths.ward.bookingMove(ward, mentee, booking.id);
    const page = await as(world.officer, move);
    expect(page).toContain('Đang hẹn');
    const startAt = String(at('2026-11-25', 19));
    const { hidden } = formTo(page, move);
    const done = await post(world.officer, move, { ...hidden, startAt });
    expect(await as(world.officer, done.location ?? '')).toContain(was);

    const { sessionId } = await database.unitOfWork.read.findOneByOrFail(Booking, {
      id: booking.id,
    });
    expect(await as(world.officer, paths.ward.session(ward, sessionId))).toContain(was);
    const { id: who } = world.mentor;
    expect(await as(mentor, paths.mentor.session(who, sessionId))).toContain(was);
    expect(await as(mentor, paths.mentor.mentee(who, mentee))).toContain(was);
    expect(await as(asMentee(world.mentees[0]), paths.mentee.home(mentee))).toContain(was);
  });

  it('keeps the topic of what an ambassador moves, and shows them old and new', async () => {
    const topic = world.mentees[0].topics.find((code) => code === 'cashless') ?? 'vneid';
    const { booking } = await services.bookings.book(world.officer, {
      menteeId: world.mentees[0].id,
      startAt: at('2026-11-24', 18),
      topic,
    });
    const { id: who } = world.mentor;
    const check = paths.mentor.bookingMoveCheck(who, world.mentees[0].id, booking.id);
    const page = await as(mentor, `${check}?startAt=${at('2026-11-26', 19)}`);
    expect(page).toContain('Đang hẹn');
    expect(page).toContain('Đổi sang');
    expect(page).not.toContain('Bạn sẽ học');
    const { action, hidden } = formTo(page, '/move');
    await post(mentor, action, hidden);
    const [moved] = await services.bookings
      .move(mentor, booking.id, { startAt: at('2026-11-27', 19), version: 2 })
      .then(({ session }) => [session]);
    expect(moved.topic).toBe(topic);
  });

  describe('past the limits of an ambassador', () => {
    it('is asked for the yes of the ambassador by staff pages, with everything kept', async () => {
      await fillSaturday();
      const path = paths.ward.newBooking(world.ward.code, world.mentees[4].id);
      const page = await as(world.officer, path);
      const fifth = String(at(saturday, 16));
      const { hidden, choices } = formTo(page, path);
      expect(choices.get('startAt')).toContain(fifth);
      expect(choices.has('overLimit')).toBe(false);
      const typed = { ...hidden, startAt: fifth, because: 'Bà chỉ rảnh hôm đó' };
      const refused = await post(world.officer, path, typed);
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('vượt số buổi của đại sứ');
      expect(chosenIn(refused.text, 'startAt')).toEqual([fifth]);
      expect(valueOf(refused.text, 'because')).toBe('Bà chỉ rảnh hôm đó');
      expect(formTo(refused.text, path).choices.get('overLimit')).toEqual(['yes']);
      const done = await post(world.officer, path, { ...typed, overLimit: 'yes' });
      expect(done.location).toContain('notice=booked');
    });

    it('is asked for it when staff move a place', async () => {
      await fillSaturday();
      const { booking } = await book(5, at('2026-11-24', 18));
      const path = paths.ward.bookingMove(world.ward.code, world.mentees[5].id, booking.id);
      const typed = { version: '1', startAt: String(at(saturday, 16)) };
      const refused = await post(world.officer, path, typed);
      expect(formTo(refused.text, path).choices.get('overLimit')).toEqual(['yes']);
      const done = await post(world.officer, path, { ...typed, overLimit: 'yes' });
      expect(done.location).toContain('notice=rebooked');
    });

    it('says it for oneself as an ambassador, who is asked before', async () => {
      await fillSaturday();
      const [who, whom] = [world.mentor.id, world.mentees[4].id];
      const startAt = at(saturday, 16);
      const times = await as(mentor, `${paths.mentor.newBookingTime(who, whom)}?day=${saturday}`);
      expect(times).toContain('vượt số buổi của đại sứ');
      const check = await as(
        mentor,
        `${paths.mentor.newBookingCheck(who, whom)}?startAt=${startAt}`,
      );
      const { action, hidden, choices } = formTo(check, '/bookings/new');
      expect(choices.get('overLimit')).toEqual(['yes']);
      const refused = await post(mentor, action, { ...hidden, because: 'Cô nhờ' });
      expect(refused.status).toBe(409);
      expect(valueOf(refused.text, 'because')).toBe('Cô nhờ');
      const done = await post(mentor, action, { ...hidden, overLimit: 'yes' });
      expect(done.location).toContain('notice=booked');
    });

    it('is offered to no mentee', async () => {
      await fillSaturday();
      const { id } = world.mentees[4];
      const day = `${paths.mentee.bookTime(id)}?day=${saturday}`;
      expect(await as(asMentee(world.mentees[4]), day)).not.toContain(String(at(saturday, 16)));
    });

    it('is asked for it when a cancellation is taken back', async () => {
      const { session } = await book(6, at(saturday, 17));
      await services.sessions.cancel(world.officer, session.id, { version: 1, reason: 'Nhầm' });
      await fillSaturday();
      const act = paths.ward.sessionChange(world.ward.code, session.id, 'restoration');
      const page = await as(world.officer, paths.ward.session(world.ward.code, session.id));
      const { hidden } = formTo(page, '/restoration');
      const refused = await post(world.officer, act, hidden);
      expect(formTo(refused.text, '/restoration').choices.get('overLimit')).toEqual(['yes']);
      const done = await post(world.officer, act, { ...hidden, overLimit: 'yes' });
      expect(done.location).toContain('notice=session-restored');
    });
  });

  it('says why a place is taken away, which the mentee reads', async () => {
    const { booking } = await book(0, at('2026-11-24', 18));
    const path = paths.ward.bookingCancel(world.ward.code, world.mentees[0].id, booking.id);
    const { hidden, texts } = formTo(await as(world.officer, path), path);
    expect(texts).toEqual(['reason']);
    const silent = await post(world.officer, path, hidden);
    expect(silent.status).toBe(422);
    await post(world.officer, path, { ...hidden, reason: 'Nhà văn hóa sửa điện' });
    const home = await as(asMentee(world.mentees[0]), paths.mentee.home(world.mentees[0].id));
    expect(home).toContain('Lý do: Nhà văn hóa sửa điện');
  });

  describe('over the API', () => {
    const coming = async (actor: Actor, id: string, startAt: number, key?: string) => {
      pages.actors = [actor];
      const answer = await fetch(`${await pages.app.getUrl()}/api/v1/bookings/${id}/coming`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key ? { 'idempotency-key': key } : {}),
        },
        body: JSON.stringify({ startAt }),
      });
      return {
        status: answer.status,
        body: (await answer.json()) as Partial<Booking> & { code?: string },
      };
    };

    it('takes the word of a mentee, the same under the same key, and of nobody else', async () => {
      const { booking } = await book(0, at('2026-11-24', 18));
      const mentee = asMentee(world.mentees[0]);
      const said = await coming(mentee, booking.id, booking.startAt, 'a-word');
      expect(said).toMatchObject({ status: 201, body: { comingTo: booking.startAt, version: 1 } });
      expect(await coming(mentee, booking.id, booking.startAt, 'a-word')).toEqual(said);
      expect((await coming(mentor, booking.id, booking.startAt)).status).toBe(201);
      const stranger = asMentee(world.mentees[1]);
      expect((await coming(stranger, booking.id, booking.startAt)).status).toBe(404);
      expect(await coming(mentee, booking.id, booking.startAt + 1)).toMatchObject({
        status: 409,
        body: { code: 'stale-version' },
      });
    });
  });
});
