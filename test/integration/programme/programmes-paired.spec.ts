import { match } from '../../../src/core/matching/pairing/match';
import { verify } from '../../../src/core/matching/pairing/verify';
import { planWeeks } from '../../../src/core/week-plan/plan-weeks';
import { verifyPlan } from '../../../src/core/week-plan/verify-plan';
import { localDateOf } from '../../../src/core/time/zone';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { loadMatchInput } from '../../../src/modules/matching/profiles/profiles';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { loadPlanInput } from '../../../src/modules/sessions/planning/week-plan-input';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { insert } from '../../../src/platform/database/insert';
import { makePair } from '../../factories/pairs';
import { makeMentee, makeMentor } from '../../factories/people';
import { makeProgramme, makeVenue } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { settle, type ReminderWorld } from '../../support/worlds/reminder-world';
import { alwaysFree, at, monday, zone } from '../../support/worlds/session-world';

const youth = 'Một thanh niên, một công dân';
const market = 'Chợ số 4T';
const blind = 'Lớp của Hội người mù';

/** Four programmes in one ward: the ambassadors, one with one, a market in its hall and its days, a class. */
describe.each(dialects)('programmes paired and planned together on %s', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let small: Venue;
  let ward: Ward;

  const mentorsOf = (programme: string | null, count: number, more: Partial<Mentor> = {}) =>
    Array.from({ length: count }, (_, nth) =>
      makeMentor({
        wardId: world.ward.id,
        hamletId: world.hamlet.id,
        fullName: `Đại Sứ ${programme ?? ''} ${nth}`,
        topics: ['vneid', 'cashless', 'online-selling', 'voice-phone'],
        windows: alwaysFree,
        programme,
        ...more,
      }),
    );
  const menteesOf = (programme: string | null, count: number, more: Partial<Mentee> = {}) =>
    Array.from({ length: count }, (_, nth) =>
      makeMentee({
        wardId: world.ward.id,
        hamletId: world.hamlet.id,
        fullName: `Học Viên ${programme ?? ''} ${nth}`,
        topics: ['vneid', 'cashless'],
        windows: alwaysFree,
        consentOn: '2026-11-01',
        programme,
        ...more,
      }),
    );

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    await database.unitOfWork.write(async (manager) => {
      world = await settle(manager);
      small = makeVenue({
        wardId: world.ward.id,
        hamletId: world.hamlet.id,
        name: 'Chợ Bến',
        seats: 3,
      });
      await insert(manager, Venue, small);
      const programmes = [
        makeProgramme({ name: youth, minMentees: 1, maxMentees: 1 }),
        makeProgramme({
          name: market,
          minMentees: 3,
          maxMentees: 6,
          topics: ['cashless', 'online-selling'],
          venueIds: [small.id],
          fromDate: '2026-11-26',
          untilDate: '2026-11-29',
        }),
        makeProgramme({ name: blind, kind: 'classes', topics: ['voice-phone'] }),
      ];
      await manager.update(Ward, { id: world.ward.id }, { programmes });
      await insert(manager, Mentor, [
        ...mentorsOf(null, 3),
        ...mentorsOf(youth, 4),
        ...mentorsOf(market, 2, { maxMentees: 20 }),
        ...mentorsOf(blind, 1),
      ]);
      await insert(manager, Mentee, [
        ...menteesOf(null, 14),
        ...menteesOf(youth, 3),
        ...menteesOf(market, 7),
        ...menteesOf(blind, 5, { topics: ['voice-phone', 'vneid'] }),
      ]);
      ward = await manager.findOneByOrFail(Ward, { id: world.ward.id });
    });
  });
  afterEach(() => database.drop());

  const solve = async () => {
    const input = await loadMatchInput(database.unitOfWork.read, ward);
    const result = match(input);
    expect(verify(input, result)).toEqual([]);
    return { input, result };
  };
  const everybody = async () => {
    const { read } = database.unitOfWork;
    const mentors = new Map((await read.find(Mentor)).map((one) => [one.id, one]));
    const mentees = new Map((await read.find(Mentee)).map((one) => [one.id, one]));
    return { mentors, mentees };
  };

  it('gives each ambassador people of their own programme, as few and as many as it says', async () => {
    const { result } = await solve();
    const { mentors, mentees } = await everybody();
    const loads = new Map<string, number>();
    for (const { mentorId, menteeId } of result.pairs) {
      expect(mentees.get(menteeId)?.programme).toBe(mentors.get(mentorId)?.programme);
      loads.set(mentorId, (loads.get(mentorId) ?? 0) + 1);
    }
    const limits: Record<string, [number, number]> = {
      '': [5, 8],
      [youth]: [1, 1],
      [market]: [3, 6],
    };
    for (const [mentorId, load] of loads) {
      const [least, most] = limits[mentors.get(mentorId)?.programme ?? ''];
      expect(load).toBeGreaterThanOrEqual(least);
      expect(load).toBeLessThanOrEqual(most);
    }
    const paired = (programme: string | null) =>
      result.pairs.filter((pair) => mentees.get(pair.menteeId)?.programme === programme).length;
    expect([paired(null), paired(youth), paired(market), paired(blind)]).toEqual([14, 3, 7, 0]);
    // Who learns in classes waits for nobody.
    expect(result.unpaired).toEqual([]);
  });

  it('lets a pair go whose mentee was put into another programme, locked or not', async () => {
    const { mentors, mentees } = await everybody();
    const [mentor] = [...mentors.values()].filter(({ programme }) => programme === null);
    const theirs = [...mentees.values()].filter(({ programme }) => programme === null).slice(0, 6);
    await database.unitOfWork.write(async (manager) => {
      for (const { id: menteeId } of theirs) {
        const key = { wardId: ward.id, mentorId: mentor.id, menteeId };
        await insert(manager, Pair, makePair({ ...key, isLocked: menteeId === theirs[0].id }));
      }
      await manager.update(Mentee, { id: theirs[0].id }, { programme: youth });
      await manager.update(Mentee, { id: theirs[1].id }, { programme: blind });
    });
    const { input, result } = await solve();
    expect(input.locks).toEqual([]);
    const mentorOf = new Map(result.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    expect(mentors.get(mentorOf.get(theirs[0].id) ?? '')?.programme).toBe(youth);
    expect(result.unpaired).toMatchObject([{ menteeId: theirs[1].id, code: 'other-programme' }]);
  });

  it('plans them in one week: each in its days, halls and topics, nobody and no seat twice', async () => {
    const { result } = await solve();
    await database.unitOfWork.write(async (manager) => {
      const pairs = result.pairs.map(({ mentorId, menteeId }) =>
        makePair({ wardId: ward.id, mentorId, menteeId }),
      );
      await insert(manager, Pair, pairs);
    });
    const { read } = database.unitOfWork;
    const span = { fromDate: monday, weeks: 2, zone, now: at(monday, 6) };
    const input = await loadPlanInput(read, ward, span);
    const plan = planWeeks(input);
    expect(verifyPlan(input, plan)).toEqual([]);
    const { mentees } = await everybody();
    const starts = new Set<string>();
    const seats = new Map<string, number>();
    const places = { [small.id]: 3, [world.venue.id]: world.venue.seats };
    for (const { mentorId, menteeIds, startAt, venueId, topic } of plan.sessions) {
      for (const who of [mentorId, ...menteeIds]) {
        expect(starts.has(`${who} ${startAt}`)).toBe(false);
        starts.add(`${who} ${startAt}`);
      }
      const hour = `${venueId} ${startAt}`;
      seats.set(hour, (seats.get(hour) ?? 0) + menteeIds.length);
      expect(seats.get(hour)).toBeLessThanOrEqual(places[venueId ?? '']);
      const programmes = new Set(menteeIds.map((id) => mentees.get(id)?.programme));
      expect(programmes.size).toBe(1);
      if (!programmes.has(market)) continue;
      const day = localDateOf(startAt, zone);
      expect([venueId, topic]).toEqual([small.id, 'cashless']);
      expect(day >= '2026-11-26' && day <= '2026-11-29').toBe(true);
    }
    const seen = (programme: string | null) =>
      new Set(
        plan.sessions
          .flatMap(({ menteeIds }) => menteeIds)
          .filter((id) => mentees.get(id)?.programme === programme),
      ).size;
    expect([seen(null), seen(youth), seen(market)]).toEqual([14, 3, 7]);
    // In the second week the market is over.
    const later = plan.unscheduled.filter(({ weekStart }) => weekStart === '2026-11-30');
    expect(new Set(later.map(({ reason }) => reason))).toEqual(new Set(['programme-rests']));
    expect(later).toHaveLength(7);
  });
});
