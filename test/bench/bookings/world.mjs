import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const built = (path) => require(`../../../dist/src/${path}.js`);

const { entities } = built('app/entities');
const { openDatabase } = built('platform/database/open-database');
const { newId } = built('platform/database/columns');
const { insertAll } = built('platform/database/insert-all');
const { instantAt } = built('core/time/zone');
const { Env } = built('platform/config/env');
const { Account } = built('modules/access/identity/account.entity');
const { Signer } = built('modules/access/identity/signer');
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
const { Seating } = built('modules/sessions/booking/seating');

export { insertAll, newId };
export const { Session } = built('modules/sessions/entities/session.entity');
export const { Booking } = built('modules/sessions/entities/booking.entity');
export const { addDays } = built('core/time/local-dates');
export const zone = 'Asia/Ho_Chi_Minh';
export const monday = '2026-11-23';
export const at = (date, hour, minute = 0) => instantAt(date, hour * 60 + minute, zone);
export const now = at(monday, 9);

/**
 * A ward in a SQLite file of its own, or in the empty database `url`: mentors with `menteesEach`
 * mentees, free at all open hours.
 */
export async function settle(mentorCount, menteesEach, url) {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-bench-'));
  const file = join(folder, 'bench.sqlite');
  const unitOfWork = await openDatabase(url ?? `sqlite:${file}`, entities);
  const wardId = newId();
  const hamletId = newId();
  const venueIds = Array.from({ length: 20 }, () => newId());
  const place = { wardId, latitude: 20.33, longitude: 105.83 };
  const person = (index) => ({
    ...place,
    id: newId(),
    hamletId,
    identityKey: newId(),
    fullName: `Người ${index}`,
    sortName: `Người ${index}`,
    gender: null,
    birthYear: 1958,
    phone: null,
    email: null,
    languages: ['vi'],
    topics: ['vneid'],
    windows: defaultWardSettings.workingWindows,
    consentOn: '2026-11-01',
    sheetRow: null,
    isActive: true,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  });
  const mentors = Array.from({ length: mentorCount }, (_, index) => ({
    ...person(index),
    organisation: null,
    maxMentees: null,
  }));
  const mentees = Array.from({ length: mentorCount * menteesEach }, (_, index) => ({
    ...person(index),
    householdId: null,
    groups: [],
    support: [],
    wishedGender: null,
    isPriority: false,
    isHomebound: false,
  }));
  await unitOfWork.write(async (manager) => {
    await manager.insert(Ward, {
      ...place,
      id: wardId,
      code: '00001',
      name: 'Xã Thử',
      provinceCode: null,
      population: null,
      settings: defaultWardSettings,
      kind: 'real',
      createdAt: 0,
    });
    await manager.insert(Hamlet, { ...place, id: hamletId, name: 'Thôn Đông' });
    const venues = venueIds.map((id, index) => ({
      ...place,
      id,
      hamletId,
      name: `Nhà văn hóa ${index}`,
      kind: 'hall',
      seats: 10_000,
      hasWifi: true,
      isStepFree: true,
      openings: null,
    }));
    await manager.insert(Venue, venues);
    await insertAll(manager, Mentor, mentors);
    await insertAll(manager, Mentee, mentees);
    const pairs = mentees.map((mentee, index) => ({
      id: newId(),
      wardId,
      mentorId: mentors[Math.floor(index / menteesEach)].id,
      menteeId: mentee.id,
      metres: 100,
      facts: { topicsCovered: [], topicsMissing: [], sharedWindows: 1, sameHamlet: true },
      isLocked: false,
      runId: null,
      startedAt: 0,
      endedAt: null,
    }));
    await insertAll(manager, Pair, pairs);
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
    venueIds,
    mentors,
    mentees,
    end,
    ...services(unitOfWork),
  };
}

/** An officer of the ward, and a bearer token for services that were started with the secret. */
export async function officerToken({ unitOfWork, wardId }, secret) {
  const account = {
    id: newId(),
    wardId,
    login: `officer-${newId()}`,
    fullName: 'Cán bộ Thử',
    passwordHash: '-',
    role: 'officer',
    signInVersion: 1,
    isActive: true,
    createdAt: 0,
  };
  await unitOfWork.write((manager) => insertAll(manager, Account, [account]));
  const value = `${account.id}.1.${Date.now() + 3_600_000}`;
  return `${value}.${new Signer({ SECRET: secret }).signature('staff', value)}`;
}

function services(unitOfWork) {
  const clock = { now: () => now };
  const env = new Env();
  const reminders = new ReminderPlanner(clock, env);
  const freed = new FreedSeats(reminders);
  const holds = new Holds(unitOfWork, clock, freed);
  const finder = new SeatFinder(unitOfWork, env);
  const seating = new Seating(unitOfWork, clock, holds, reminders);
  return {
    bookings: new BookingsService(unitOfWork, clock, finder, seating, holds, freed, reminders),
    freeTimes: new FreeTimesService(unitOfWork, clock, env),
  };
}
