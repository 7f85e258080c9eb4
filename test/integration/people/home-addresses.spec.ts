import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { withQuery } from '../../../src/web/kit/paths/path';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const address = 'Số 12, ngõ 5';

describe('a lesson at home', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let sessionId: string;
  let bookingId: string;

  const mentor = (): Actor => ({ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id });
  const seen = async (actor: Actor, path: string) => {
    pages.actors = [actor];
    const { text, status } = await pages.get(path);
    expect([path, status]).toEqual([path, 200]);
    // Calendars fold lines and escape commas.
    return text.replace(/\r\n /g, '').replaceAll('\\,', ',');
  };
  const home = () => `${address}, ${world.hamlet.name}`;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, clock);
    const services = sessionServices(database.unitOfWork, clock);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, (index) => ({ address: index === 0 ? address : null })),
    );
    const [mentee, other] = world.mentees;
    const booked = await services.bookings.book(world.officer, {
      menteeId: mentee.id,
      startAt: at('2026-11-24', 18),
      venueId: null,
    });
    sessionId = booked.session.id;
    bookingId = booked.booking.id;
    const atHall = { menteeId: other.id, startAt: at('2026-11-25', 18) };
    await services.bookings.book(world.officer, atHall);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('tells its ambassador the address wherever they look', async () => {
    const me = world.mentor.id;
    const [{ id }] = world.mentees;
    for (const page of [
      paths.mentor.home(me),
      paths.mentor.sessions(me),
      paths.mentor.session(me, sessionId),
      paths.mentor.mentee(me, id),
      paths.mentor.sessionCalendar(me, sessionId),
    ]) {
      expect([page, await seen(mentor(), page)]).toEqual([page, expect.stringContaining(address)]);
    }
    expect(await seen(mentor(), paths.mentor.session(me, sessionId))).toContain(home());
  });

  it('tells the staff on the week, the session and the papers to hand over', async () => {
    const { code } = world.ward;
    const { officer } = world;
    for (const page of [
      withQuery(paths.ward.week(code), { from: monday }),
      paths.ward.session(code, sessionId),
      paths.ward.mentee(code, world.mentees[0].id),
      paths.ward.mentorSheet(code, world.mentor.id),
      paths.ward.menteeSlip(code, world.mentees[0].id),
    ]) {
      expect([page, await seen(officer, page)]).toEqual([page, expect.stringContaining(address)]);
    }
  });

  it('tells whoever lives there on their own page, and no other learner, poster or loudspeaker', async () => {
    const [mentee, other] = world.mentees;
    const own = paths.mentee.booking(mentee.id, bookingId);
    expect(await seen(asMentee(mentee), own)).toContain(home());
    const { code } = world.ward;
    const { id: hamletId } = world.hamlet;
    for (const [actor, page] of [
      [asMentee(other), paths.mentee.home(other.id)],
      [world.officer, withQuery(paths.ward.poster(code, hamletId), { from: monday })],
      [world.officer, withQuery(paths.ward.loudspeaker(code, hamletId), { from: monday })],
    ] as const) {
      expect([page, await seen(actor, page)]).toEqual([page, expect.not.stringContaining('ngõ 5')]);
    }
  });

  it('is taken down at the counter, and still named by its hamlet where nobody knows more', async () => {
    const { code } = world.ward;
    pages.actors = [world.officer];
    const answer = await pages.send('POST', paths.ward.newMentee(code), {
      fullName: 'Bùi Thị Nga',
      birthYear: '1950',
      hamletId: world.hamlet.id,
      topics: 'vneid',
      address: 'Cạnh đình',
      consent: 'yes',
      way: 'signed',
      proof: 'Phiếu số 3',
    });
    expect(answer.status).toBe(303);
    const { read } = database.unitOfWork;
    expect(await read.findOneByOrFail(Mentee, { fullName: 'Bùi Thị Nga' })).toMatchObject({
      address: 'Cạnh đình',
    });
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: world.mentees[0].id }, { address: null }),
    );
    const page = await seen(mentor(), paths.mentor.session(world.mentor.id, sessionId));
    expect(page).toContain(`Tại nhà học viên: ${world.hamlet.name}`);
  });
});
