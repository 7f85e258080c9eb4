import { number, text } from '../../../src/platform/database/result-columns';
import { select } from '../../../src/platform/database/select';
import type { ChangeView } from '../../../src/modules/sessions';
import type { Resolution } from '../../../src/modules/sessions/changes/resolving';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import type { WardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { changedWard, day, reason, untilEight } from '../../support/worlds/changed-ward';
import { makeProgramme } from '../../factories/wards';
import { dialects } from '../../support/databases/databases';
import { at, liveApart } from '../../support/worlds/session-world';

const countRow = { what: text, count: number };

/** What stands of a ward, by what it is: counted by the database, and not by what makes the pages. */
const counted = `
  SELECT 'lesson ' || s.state AS what, COUNT(*) AS count FROM session s
    WHERE s.ward_id = $1 GROUP BY s.state
  UNION ALL
  SELECT 'place ' || b.state, COUNT(*) FROM booking b JOIN session s ON s.id = b.session_id
    WHERE s.ward_id = $2 GROUP BY b.state
  UNION ALL
  SELECT 'pair', COUNT(*) FROM pair p WHERE p.ward_id = $3 AND p.ended_at IS NULL
  UNION ALL
  SELECT 'with the first', COUNT(*) FROM session s WHERE s.mentor_id = $4 AND s.state <> 'cancelled'
  UNION ALL
  SELECT 'on the day', COUNT(*) FROM session s
    WHERE s.ward_id = $5 AND s.state <> 'cancelled' AND s.start_at >= $6 AND s.start_at < $7
  UNION ALL
  SELECT 'in the first hall', COUNT(*) FROM session s WHERE s.venue_id = $8 AND s.state <> 'cancelled'
  UNION ALL
  SELECT 'pair of the first', COUNT(*) FROM pair p WHERE p.mentor_id = $9 AND p.ended_at IS NULL`;

describe.each(dialects)('what a look says, against the rows, on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, another, takeBack } = on;

  beforeEach(async () => {
    // Two lessons on one evening, one of them with two people, and one on the next.
    await another({ maxMentees: 12 });
    for (const [index, startAt] of [
      [0, at(day, 18)],
      [1, at(day, 18)],
      [2, at(day, 20)],
      [3, at('2026-11-26', 20)],
    ] as const) {
      await book(index, startAt);
    }
    // All have heard of their places; what reminds of them waits.
    await on.database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE kind = 'booked'`),
    );
    on.services.clock.at += 60_000;
  });

  async function rows(): Promise<Record<string, number>> {
    const { ward, mentor, venue } = on.world;
    const parameters = [ward.id, ward.id, ward.id, mentor.id, ward.id];
    const span = [at(day, 0), at('2026-11-26', 0)];
    const found = await select(read(), countRow, counted, [
      ...parameters,
      ...span,
      venue.id,
      mentor.id,
    ]);
    return Object.fromEntries(found.map(({ what, count }) => [what, count]));
  }
  /** How many reminders of what is agreed wait, by when they are due. */
  const waiting = () =>
    select(
      read(),
      countRow,
      `SELECT kind || ' ' || due_at AS what, COUNT(*) AS count FROM reminder
       WHERE ward_id = $1 AND state IN ('planned', 'held') GROUP BY kind, due_at ORDER BY 1`,
      [on.world.ward.id],
    );
  const newsSince = async (since: number): Promise<number> => {
    const [{ count }] = await select(
      read(),
      countRow,
      `SELECT 'news' AS what, COUNT(*) AS count FROM reminder WHERE ward_id = $1 AND created_at >= $2
         AND state = 'planned' AND kind IN ('cancelled', 'moved', 'lesson-given', 'booked', 'class-off', 'plan')`,
      [on.world.ward.id, since],
    );
    return count;
  };

  interface Act {
    look: () => Promise<ChangeView>;
    make: () => Promise<ChangeView>;
  }

  /** A look that changes nothing, the act, and all of it as it was. */
  async function through({ look, make }: Act): Promise<{
    view: ChangeView;
    before: Record<string, number>;
    after: Record<string, number>;
  }> {
    const before = await rows();
    const view = await look();
    expect(await rows()).toEqual(before);
    const since = on.services.clock.now();
    const done = await make();
    expect({ ...done, id: view.id }).toEqual(view);
    const after = await rows();
    expect(view.messages).toBe(await newsSince(since));
    on.services.clock.at += 60_000;
    const back = await takeBack(done.id);
    expect(back.items.filter(({ isBack }) => isBack === false)).toEqual([]);
    const { 'lesson cancelled': _, 'place cancelled': __, ...again } = await rows();
    const { 'lesson cancelled': ___, 'place cancelled': ____, ...was } = before;
    expect(again).toEqual(was);
    return { view, before, after };
  }
  const of = (view: ChangeView, outcome: string, kind = 'session'): number =>
    view.items.filter((item) => item.kind === kind && item.outcome === outcome).length;
  const fewer = (
    { before, after }: { before: Record<string, number>; after: Record<string, number> },
    what: string,
  ): number => (before[what] ?? 0) - (after[what] ?? 0);

  const cancel: Resolution = { act: 'cancel', reason };
  const move: Resolution = { act: 'move', reason };
  const handOver: Resolution = { act: 'hand-over', reason };

  it.each([cancel, move])('is right of a day off ($act)', async (resolution) => {
    const days = { wardId: on.world.ward.id, venueId: null, from: day, to: day };
    const { changes } = on.services;
    const seen = await through({
      look: () => changes.lookAtDayOff(on.world.officer, days, resolution),
      make: () => changes.closeDays(on.world.officer, days, resolution),
    });
    expect(seen.view.items).toHaveLength(seen.before['on the day']);
    expect(seen.after['on the day'] ?? 0).toBe(0);
    expect(of(seen.view, 'cancelled')).toBe(fewer(seen, 'lesson planned'));
    expect(seen.view.people).toBe(3);
  });

  it.each([cancel, move])(
    'is right of a programme that begins later ($act)',
    async (resolution) => {
      const wardId = on.world.ward.id;
      const programme = makeProgramme({ name: 'Chợ số 4T' });
      await on.database.unitOfWork.write(async (manager) => {
        await manager.update(Ward, { id: wardId }, { programmes: [programme] });
        for (const side of [Mentor, Mentee]) {
          await manager.update(side, { wardId }, { programme: programme.name });
        }
      });
      const { programmeChanges } = on.services;
      const { id: programmeId, name: _, version: __, ...said } = programme;
      const later = { ...said, fromDate: '2026-11-26' };
      const wanted = { wardId, programmeId, programme: later };
      const seen = await through({
        look: () => programmeChanges.look(on.world.officer, wanted, resolution),
        make: () => programmeChanges.make(on.world.officer, wanted, resolution),
      });
      expect(seen.view.items).toHaveLength(seen.before['on the day']);
      expect(seen.after['on the day'] ?? 0).toBe(0);
      expect(of(seen.view, 'cancelled')).toBe(fewer(seen, 'lesson planned'));
      expect(seen.view.people).toBe(3);
    },
  );

  it.each([cancel, move])('is right of a hall that closes ($act)', async (resolution) => {
    const closing = {
      wardId: on.world.ward.id,
      venueId: on.world.venue.id,
      changes: { openUntil: '2026-11-24' },
    };
    const { changes } = on.services;
    const seen = await through({
      look: () => changes.lookAtVenue(on.world.officer, closing, resolution),
      make: () => changes.changeVenue(on.world.officer, closing, resolution),
    });
    expect(seen.view.items).toHaveLength(seen.before['in the first hall']);
    expect(seen.after['in the first hall'] ?? 0).toBe(0);
    expect(of(seen.view, 'cancelled')).toBe(fewer(seen, 'lesson planned'));
  });

  it.each([cancel, move, handOver])('is right of who is ill or busy ($act)', async (resolution) => {
    const spell = { mentorId: on.world.mentor.id, from: day, to: '2026-11-26' };
    const { changes } = on.services;
    const seen = await through({
      look: () => changes.lookAtSpell(on.world.officer, spell, resolution),
      make: () => changes.beBusy(on.world.officer, spell, resolution),
    });
    expect(seen.view.items).toHaveLength(3);
    expect(of(seen.view, 'cancelled')).toBe(fewer(seen, 'lesson planned'));
    expect(of(seen.view, 'cancelled') + of(seen.view, 'handed-over')).toBe(
      fewer(seen, 'with the first'),
    );
  });

  const ends: Resolution = { act: 'keep', pairs: 'cancel', reason };
  const given: Resolution = { act: 'keep', pairs: 'hand-over', reason };
  it.each<[string, Partial<WardSettings>, Resolution]>([
    ['hours', { workingWindows: untilEight }, cancel],
    ['hours', { workingWindows: untilEight }, move],
    ['sessionsADay', { sessionsADay: 1 }, cancel],
    ['sessionsAWeek', { sessionsAWeek: 1 }, cancel],
    ['sessionsAWeek', { sessionsAWeek: 1 }, handOver],
    ['maxMetres', { maxMetres: 2000 }, ends],
    ['maxMetres', { maxMetres: 2000 }, given],
    ['maxMentees', { minMentees: 4, maxMentees: 4 }, ends],
    ['minMentees', { minMentees: 7, maxMentees: 9 }, ends],
    ['requiredTrainings', { requiredTrainings: ['safe-conduct'] }, ends],
  ])('is right of the setting %s (%j, %j)', async (_, settings, resolution) => {
    await on.database.unitOfWork.write((manager) =>
      liveApart(manager, on.world.mentor, [on.world.mentees[0].id], 4500),
    );
    const wanted = { wardId: on.world.ward.id, settings };
    const { changes } = on.services;
    const seen = await through({
      look: () => changes.lookAtSettings(on.world.officer, wanted, resolution),
      make: () => changes.changeSettings(on.world.officer, wanted, resolution),
    });
    expect(seen.view.items.length).toBeGreaterThan(0);
    expect(of(seen.view, 'cancelled', 'pair')).toBe(fewer(seen, 'pair'));
    const left = of(seen.view, 'cancelled', 'pair') + of(seen.view, 'handed-over', 'pair');
    expect(left).toBe(fewer(seen, 'pair of the first'));
    expect(of(seen.view, 'cancelled', 'booking')).toBe(left > 0 ? fewer(seen, 'place booked') : 0);
    if (left === 0) expect(of(seen.view, 'cancelled')).toBe(fewer(seen, 'lesson planned'));
    expect(await on.settings()).toEqual(on.world.ward.settings);
  });

  /** Those by which something that waits goes at another time, or with something else. */
  const moving = ['eveningBeforeMinute', 'spreadMinutes', 'digestMinute'];
  it.each<Partial<WardSettings>>([
    { eveningBeforeMinute: 17 * 60 },
    { eveningBeforeMinute: null },
    { leadMinutes: 180 },
    { eveningBeforeMinute: null, leadMinutes: 180 },
    { spreadMinutes: 60 },
    { digestMinute: 18 * 60 },
    { digestMinute: null },
    { messagesAWeek: 1, messagesADay: 1 },
    { changeDeadlineMinutes: 60 },
    { bookingHorizonDays: 30 },
    { feedbackMinutes: 60 },
    { attendanceMinutes: 60 },
    { kilometresAnHour: 10 },
    { changeMinutes: 10 },
    { planLookHours: 12 },
  ])('is right of %j, which no lesson is hit by', async (settings) => {
    const wanted = { wardId: on.world.ward.id, settings };
    const { changes } = on.services;
    const before = await waiting();
    const asBefore = { act: 'keep', reason: '' } as const;
    const view = await changes.lookAtSettings(on.world.officer, wanted);
    expect(view.items).toEqual([]);
    expect(view.remindersMoved > 0).toBe(
      Object.keys(settings).some((name) => moving.includes(name)),
    );
    expect(await waiting()).toEqual(before);
    const stands = await rows();
    const { id, remindersMoved } = await changes.changeSettings(on.world.officer, wanted, asBefore);
    expect(remindersMoved).toBe(view.remindersMoved);
    const after = await waiting();
    const isChanged = JSON.stringify(after) !== JSON.stringify(before);
    expect(isChanged).toBe(view.remindersMoved > 0);
    expect(await rows()).toEqual(stands);
    await takeBack(id);
    expect(await waiting()).toEqual(before);
    expect(await on.settings()).toEqual(on.world.ward.settings);
  });

  it('is right of mentees who are given to another, and of pairs that end', async () => {
    const { services, world } = on;
    const heir = await another({ maxMentees: 12 });
    const { pairChanges } = services;
    const going = world.mentees.slice(0, 3).map(({ id }) => ({ menteeId: id, mentorId: heir.id }));
    const seen = await through({
      look: () => pairChanges.lookAtGiving(world.officer, world.ward.id, going),
      make: () => pairChanges.give(world.officer, world.ward.id, going),
    });
    expect(of(seen.view, 'handed-over', 'pair')).toBe(fewer(seen, 'pair of the first'));
    expect(of(seen.view, 'cancelled', 'booking')).toBe(fewer(seen, 'place booked'));
  });

  it.each(['mentor', 'mentee'] as const)('is right of a %s who is gone', async (side) => {
    const { services, world } = on;
    const { id } = side === 'mentor' ? world.mentor : world.mentees[0];
    const seenNow = async () => {
      const person =
        side === 'mentor'
          ? await read().findOneByOrFail(Mentor, { id })
          : await read().findOneByOrFail(Mentee, { id });
      return { side, id, version: person.version };
    };
    const stopping = async () => ({
      ...(await seenNow()),
      reason: 'died' as const,
      on: '2026-11-23',
      ...(side === 'mentor' ? { menteesBecome: 'list' as const } : {}),
    });
    const before = await rows();
    const look = await services.departures.look(world.officer, await stopping());
    expect(await rows()).toEqual(before);
    const since = services.clock.now();
    await services.departures.stop(world.officer, await stopping());
    const seen = { before, after: await rows() };
    expect(look.pairsEnded).toBe(fewer(seen, 'pair'));
    expect(look.sessionsCancelled).toBe(fewer(seen, 'lesson planned'));
    expect(look.messages).toBe(await newsSince(since));
    services.clock.at += 60_000;
    await services.returns.bringBack(world.officer, { ...(await seenNow()), restore: true });
    const { 'lesson cancelled': _, 'place cancelled': __, ...again } = await rows();
    const { 'lesson cancelled': ___, 'place cancelled': ____, ...was } = before;
    expect(again).toEqual(was);
  });
});
