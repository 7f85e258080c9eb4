import type { EntityManager } from 'typeorm';
import { COUNTED } from '../../../src/core/vietnamese/measures';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { FamilyGuide } from '../../../src/modules/programme/entities/family-guide.entity';
import { FigureChange } from '../../../src/modules/programme/entities/figure-change.entity';
import { VneidRecord } from '../../../src/modules/programme/entities/vneid-record.entity';
import { WardFigures } from '../../../src/modules/programme/entities/ward-figures.entity';
import { dailyCountsOf } from '../../../src/modules/programme/measures/daily-counts';
import { Figures } from '../../../src/modules/programme/measures/figures.service';
import { measureSource } from '../../../src/modules/programme/measures/measure-sources';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Env } from '../../../src/platform/config/env';
import { newId } from '../../../src/platform/database/columns';
import { makeFeedback } from '../../factories/feedback';
import { plant } from '../../factories/given';
import { makeHousehold } from '../../factories/people';
import { makeProgramme } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { addSession } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const until = '2026-12-31';

describe.each(dialects)('figures of a ward on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let other: SessionWorld;
  let figures: Figures;
  const env = new Env();
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  beforeEach(async () => {
    figures = new Figures(database.unitOfWork, clock, env);
    [world, other] = await database.unitOfWork.write(async (manager) => [
      await settlePairs(manager, 3, () => ({ topics: ['vneid'], birthYear: 1960 })),
      await settlePairs(manager, 1, () => ({ topics: ['vneid'] })),
    ]);
  });
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const change = (work: (manager: EntityManager) => Promise<unknown>) =>
    database.unitOfWork.write(work);
  const wards = () => read().find(Ward, { order: { id: 'ASC' } });
  /** What is told, and what the rows say, of every measure. */
  const toldAndTrue = async () => {
    const of = await wards();
    const told: unknown[] = [];
    const counted: unknown[] = [];
    for (const measure of COUNTED) {
      const inOrder = (counts: ReadonlyMap<string, unknown>) =>
        of.map(({ id }) => [measure, id, counts.get(id)]);
      told.push(...inOrder(await figures.of(measure, of, until)));
      counted.push(...inOrder(await dailyCountsOf(read(), measure, of, { zone: env.TIME_ZONE })));
    }
    return { told, counted };
  };
  const isMarked = async (): Promise<boolean> =>
    (await read().countBy(FigureChange, { wardId: world.ward.id })) > 0;
  const skillOf = (menteeId: string, topic = 'vneid'): Skill => ({
    id: newId(),
    menteeId,
    topic,
    level: 'alone',
    levelBefore: 'never',
    lessons: 1,
    reachedAt: at('2026-11-17', 19),
    sessionId: null,
    seenByKind: 'mentor',
    seenById: null,
    seenAt: at('2026-11-17', 19),
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  });

  it('are what their rows say after every kind of change, and whatever they are counted from marks its ward', async () => {
    const [one, two, three] = world.mentees;
    let booking = '';
    let household = '';
    const changes: Record<string, (manager: EntityManager) => Promise<unknown>> = {
      'somebody came': async (manager) => {
        const made = await addSession(manager, world, [one], at('2026-10-05', 18), {
          mentorId: world.mentor.id,
        });
        booking = made.bookings[0].id;
        await manager.update(Booking, { id: booking }, { state: 'attended' });
      },
      'it was somebody else': (manager) =>
        manager.update(Booking, { id: booking }, { menteeId: two.id }),
      'or somebody of another ward': (manager) =>
        manager.update(Booking, { id: booking }, { menteeId: other.mentees[0].id }),
      'and back': (manager) => manager.update(Booking, { id: booking }, { menteeId: one.id }),
      'nobody came': (manager) => manager.update(Booking, { id: booking }, { state: 'absent' }),
      'they did come': (manager) => manager.update(Booking, { id: booking }, { state: 'attended' }),
      'somebody can do it': async (manager) => {
        await plant(manager, Skill, skillOf(one.id));
        await plant(manager, Skill, skillOf(one.id, 'smartphone'));
      },
      'they are an official': (manager) =>
        manager.update(Mentee, { id: one.id }, { targetGroup: 'official' }),
      'and born later': (manager) => manager.update(Mentee, { id: one.id }, { birthYear: 2012 }),
      'and need more': (manager) =>
        manager.update(Mentee, { id: one.id }, { topics: ['vneid', 'cashless'] }),
      'a household': async (manager) => {
        household = newId();
        await plant(manager, Household, makeHousehold({ id: household, wardId: world.ward.id }));
        await manager.update(Mentee, { id: one.id }, { householdId: household });
        for (const topic of ['public-services', 'cashless']) {
          await plant(manager, Skill, skillOf(one.id, topic));
        }
      },
      'a second in it': (manager) =>
        manager.update(Mentee, { id: two.id }, { householdId: household }),
      'who is guided': (manager) =>
        plant(manager, FamilyGuide, {
          id: newId(),
          householdId: household,
          menteeId: one.id,
          since: '2026-11-20',
          byKind: 'officer',
          byId: null,
          createdAt: 0,
          endedAt: null,
        }),
      'and no more': (manager) =>
        manager.update(FamilyGuide, { householdId: household }, { endedAt: 1 }),
      'who moves away': async (manager) => {
        await manager.update(Mentee, { id: two.id }, { isActive: false });
      },
      'another rule': (manager) =>
        manager.update(
          Ward,
          { id: world.ward.id },
          { settings: { ...world.ward.settings, familyTopics: ['vneid'] } },
        ),
      'a confirmation': (manager) =>
        plant(manager, VneidRecord, {
          id: newId(),
          menteeId: three.id,
          state: 'confirmed',
          seenOn: '2026-11-10',
          how: null,
          byKind: 'officer',
          byId: null,
          version: 1,
          createdAt: 0,
          updatedAt: 0,
        }),
      'taken back': (manager) =>
        manager.update(VneidRecord, { menteeId: three.id }, { state: 'learning' }),
      'a new pair': async (manager) => {
        await manager.update(Pair, { menteeId: three.id }, { startedAt: 1_790_000_000_000 });
      },
      'a pair that ends': (manager) =>
        manager.update(Pair, { menteeId: three.id }, { endedAt: 1_790_000_000_001 }),
      'a programme of classes': async (manager) => {
        const programmes = [makeProgramme({ name: 'Lớp của Hội', kind: 'classes' })];
        await manager.update(Ward, { id: world.ward.id }, { programmes });
      },
      'with them in it': (manager) =>
        manager.update(Mentee, { id: three.id }, { programme: 'Lớp của Hội' }),
      'an answer a month later': async (manager) => {
        const pair = await manager.findOneByOrFail(Pair, { menteeId: one.id });
        const { id: bookingId } = await manager.findOneByOrFail(Booking, { menteeId: one.id });
        await plant(
          manager,
          Feedback,
          makeFeedback({
            wardId: world.ward.id,
            pairId: pair.id,
            menteeId: one.id,
            bookingId,
            occasion: 'later',
            alone: 'yes',
            answeredAt: at('2026-11-18', 9),
          }),
        );
      },
      'a merge': (manager) =>
        plant(manager, PersonStop, {
          id: newId(),
          wardId: world.ward.id,
          side: 'mentee',
          personId: three.id,
          reason: 'merged',
          isConsentWithdrawn: false,
          stoppedOn: '2026-11-18',
          menteesBecome: null,
          successorId: null,
          stoppedAt: 1,
          stoppedByKind: 'officer',
          stoppedById: null,
          actId: null,
          endedAt: null,
        }),
      'taken apart': (manager) =>
        manager.update(PersonStop, { personId: three.id }, { endedAt: 2 }),
      'no consent': (manager) => manager.update(Mentee, { id: three.id }, { consentOn: null }),
      'a skill that goes': (manager) => manager.delete(Skill, { menteeId: one.id, topic: 'vneid' }),
    };
    await figures.keep();
    for (const [what, work] of Object.entries(changes)) {
      expect([what, await isMarked()]).toEqual([what, false]);
      await change(work);
      expect([what, await isMarked()]).toEqual([what, true]);
      const before = await toldAndTrue();
      expect([what, before.told]).toEqual([what, before.counted]);
      await figures.keep();
      const after = await toldAndTrue();
      expect([what, after.told]).toEqual([what, after.counted]);
    }
  });

  it('are read from what is kept while nothing changes, and counted anew by other definitions', async () => {
    await figures.keep();
    const key = { wardId: world.ward.id, measure: 'listed' as const };
    await change((manager) => manager.update(WardFigures, key, { days: { '|9999': [20_000, 7] } }));
    const told = async () => {
      const { id } = world.ward;
      return (await figures.of('listed', [world.ward], until)).get(id);
    };
    expect(await told()).toEqual({ '|9999': [20_000, 7] });
    await change((manager) => manager.update(WardFigures, key, { definition: 'older' }));
    expect(Object.values((await told()) ?? {}).flat()).toContain(3);
    expect(await figures.keep()).toBe(1);
    expect(await figures.keep()).toBe(0);
  });

  it('stay marked by a change that was not seen when they were counted', async () => {
    await figures.keep();
    await change((manager) =>
      manager.update(Mentee, { id: world.mentees[0].id }, { birthYear: 1961 }),
    );
    const counting = figures.keep();
    const changing = change((manager) =>
      manager.update(Mentee, { id: world.mentees[1].id }, { targetGroup: 'worker' }),
    );
    await Promise.all([counting, changing]);
    const { told, counted } = await toldAndTrue();
    expect(told).toEqual(counted);
  });

  it('know of every table that a measure reads', async () => {
    const sources = COUNTED.filter((measure) => measure !== 'families').map((measure) =>
      measureSource(read(), measure, '()'),
    );
    const tables = new Set(
      sources.flatMap((sql) =>
        [...sql.matchAll(/(?:FROM|JOIN) ([a-z_]+) /g)].map(([, name]) => name),
      ),
    );
    const found = await read().query<{ name: string }[]>(
      dialect === 'postgres'
        ? `SELECT DISTINCT tgname AS name FROM pg_trigger WHERE tgname LIKE 'figures_%'`
        : `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'figures_%'`,
    );
    const names = found.map(({ name }) => name);
    expect(tables.size).toBeGreaterThan(5);
    for (const table of tables) expect(names).toContain(`figures_${table}_update`);
  });
});
