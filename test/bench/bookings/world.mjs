import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeAccount,
  makeHamlet,
  makeMentee,
  makeMentor,
  makePair,
  makeSignIn,
  makeVenue,
  makeWard,
} from '../factories.mjs';

const require = createRequire(import.meta.url);
require('reflect-metadata');
export const built = (path) => require(`../../../dist/src/${path}.js`);

const { entities } = built('app/entities');
const { openDatabase } = built('platform/database/open-database');
const { newId } = built('platform/database/columns');
const { insert } = built('platform/database/insert');
const { instantAt } = built('core/time/zone');
const { Env } = built('platform/config/env');
const { Account } = built('modules/access/identity/account.entity');
const { SignIn } = built('modules/access/signed-in/sign-in.entity');
const { Ward } = built('modules/wards/entities/ward.entity');
const { Hamlet } = built('modules/wards/entities/hamlet.entity');
const { Venue } = built('modules/wards/entities/venue.entity');
const { Mentor } = built('modules/people/entities/mentor.entity');
const { Mentee } = built('modules/people/entities/mentee.entity');
const { Pair } = built('modules/matching/entities/pair.entity');
const { defaultWardSettings } = built('modules/wards/entities/ward-settings');
const { ReminderPlanner } = built('modules/reminders/planning/reminder-planner');
const { BookingsService } = built('modules/sessions/booking/bookings.service');
const { FreedSeats } = built('modules/sessions/booking/freed-seats');
const { FreeTimesService } = built('modules/sessions/booking/free-times.service');
const { Holds } = built('modules/sessions/booking/holds');
const { SeatFinder } = built('modules/sessions/booking/seat-finder');
const { SeatReservations } = built('modules/sessions/booking/seat-reservations');

export { insert, newId };
export const { Session } = built('modules/sessions/entities/session.entity');
export const { Booking } = built('modules/sessions/entities/booking.entity');
export const { addDays } = built('core/time/local-dates');
export const zone = 'Asia/Ho_Chi_Minh';
export const monday = '2026-11-23';
export const at = (date, hour, minute = 0) => instantAt(date, hour * 60 + minute, zone);
export const now = at(monday, 9);
const settings = { ...defaultWardSettings, sessionsADay: 48, sessionsAWeek: 336 };

/**
 * A ward in a SQLite file of its own, or in the empty database `url`: mentors with `menteesEach`
 * mentees, free at all open hours, and as many sessions a week as hours have halves: a bench fills
 * evenings.
 */
export async function settle(mentorCount, menteesEach, url) {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-bench-'));
  const file = join(folder, 'bench.sqlite');
  const unitOfWork = await openDatabase(url ?? `sqlite:${file}`, entities);
  const ward = makeWard({ settings });
  const wardId = ward.id;
  const hamlet = makeHamlet({ wardId });
  const place = { wardId, hamletId: hamlet.id };
  const venues = Array.from({ length: 20 }, (_, index) =>
    makeVenue({ ...place, name: `Nhà văn hóa ${index}`, seats: 10_000 }),
  );
  const person = (index) => ({
    ...place,
    fullName: `Người ${index}`,
    windows: defaultWardSettings.workingWindows,
  });
  const mentors = Array.from({ length: mentorCount }, (_, index) => makeMentor(person(index)));
  const mentees = Array.from({ length: mentorCount * menteesEach }, (_, index) =>
    makeMentee({ ...person(index), phone: `+849${String(index).padStart(8, '0')}` }),
  );
  const pairs = mentees.map(({ id: menteeId }, index) => {
    const mentorId = mentors[Math.floor(index / menteesEach)].id;
    return makePair({ wardId, mentorId, menteeId });
  });
  await unitOfWork.write(async (manager) => {
    await insert(manager, Ward, [ward]);
    await insert(manager, Hamlet, [hamlet]);
    await insert(manager, Venue, venues);
    await insert(manager, Mentor, mentors);
    await insert(manager, Mentee, mentees);
    await insert(manager, Pair, pairs);
  });
  const end = async () => {
    await unitOfWork.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    file,
    folder,
    unitOfWork,
    wardId,
    venueIds: venues.map(({ id }) => id),
    mentors,
    mentees,
    end,
    ...services(unitOfWork),
  };
}

/** An officer of the ward, and a bearer token for whichever services have the database. */
export async function officerToken({ unitOfWork, wardId }) {
  const account = makeAccount({ role: 'officer', wardId });
  const { token, row } = makeSignIn(account);
  await unitOfWork.write(async (manager) => {
    await insert(manager, Account, [account]);
    await insert(manager, SignIn, [row]);
  });
  return token;
}

function services(unitOfWork) {
  const clock = { now: () => now };
  const env = new Env();
  const reminders = new ReminderPlanner(clock, env, { names: ['sms'] });
  const freed = new FreedSeats(reminders);
  const holds = new Holds(unitOfWork, clock, freed);
  const finder = new SeatFinder(unitOfWork, env);
  const seating = new SeatReservations(unitOfWork, clock, holds, reminders);
  return {
    bookings: new BookingsService(unitOfWork, clock, finder, seating, holds, freed, reminders),
    freeTimes: new FreeTimesService(unitOfWork, clock, env),
  };
}
