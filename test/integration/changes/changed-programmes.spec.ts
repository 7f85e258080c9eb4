import type { Programme } from '../../../src/core/programme/programmes';
import { localDateOf } from '../../../src/core/time/zone';
import {
  saidIn,
  type SaidOfProgramme,
} from '../../../src/modules/people/programmes/programmes.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { Resolution } from '../../../src/modules/sessions/changes/resolving';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../factories/given';
import { makeProgramme, makeVenue } from '../../factories/wards';
import { dialects } from '../../support/databases/databases';
import { changedWard, day, keep, reason } from '../../support/worlds/changed-ward';
import { at, zone } from '../../support/worlds/session-world';

const market = 'Chợ số 4T';

describe.each(dialects)('a programme that changes after planning on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, takeBack, sessionOf, standing } = on;

  let first: Programme;
  beforeEach(async () => {
    first = makeProgramme({ name: market });
    await on.database.unitOfWork.write(async (manager) => {
      const wardId = on.world.ward.id;
      await manager.update(Ward, { id: wardId }, { programmes: [first] });
      await manager.update(Mentor, { wardId }, { programme: market });
      await manager.update(Mentee, { wardId }, { programme: market });
    });
  });

  const programme = async (): Promise<Programme> => {
    const { programmes } = await read().findOneByOrFail(Ward, { id: on.world.ward.id });
    return programmes[0];
  };
  const wanted = async (said: Partial<SaidOfProgramme>) => ({
    wardId: on.world.ward.id,
    programmeId: first.id,
    programme: { ...saidIn(await programme()), ...said },
  });
  const look = async (said: Partial<SaidOfProgramme>, resolution?: Resolution) =>
    on.services.programmeChanges.look(on.world.officer, await wanted(said), resolution);
  const change = async (said: Partial<SaidOfProgramme>, resolution: Resolution = keep) =>
    on.services.programmeChanges.make(on.world.officer, await wanted(said), resolution);
  const hall = (metres: number) =>
    on.database.unitOfWork.write((manager) =>
      plant(
        manager,
        Venue,
        makeVenue({
          name: 'Chợ Bến',
          wardId: on.world.ward.id,
          hamletId: null,
          latitude: on.world.venue.latitude + metres / 111_000,
          longitude: on.world.venue.longitude,
        }),
      ),
    );

  it('that ends earlier says which lessons it hits, moves them into its days, and all of it goes back', async () => {
    const soon = await book(0, at('2026-11-24', 18));
    const later = await book(1, at(day, 18));
    const shorter = { untilDate: '2026-11-24' };
    expect((await look(shorter)).items).toMatchObject([
      { subjectId: later.session.id, hitBy: 'programme-rests', outcome: 'kept' },
    ]);
    expect((await programme()).untilDate).toBeNull();
    // Nothing is earlier than it was: what finds no day of its programme is called off.
    const { id } = await change(shorter, { act: 'move', reason });
    expect(await sessionOf(later.session.id)).toMatchObject({ state: 'cancelled' });
    expect(await sessionOf(soon.session.id)).toMatchObject({ startAt: at('2026-11-24', 18) });
    expect(await programme()).toMatchObject({ untilDate: '2026-11-24', version: 2 });
    await takeBack(id);
    expect(await programme()).toMatchObject({ untilDate: null, version: 3 });
    expect(await sessionOf(later.session.id)).toMatchObject({ state: 'planned' });
  });

  it('that begins later moves them to its first days', async () => {
    const { session } = await book(0, at('2026-11-24', 18));
    const { items } = await change({ fromDate: '2026-11-27' }, { act: 'move', reason });
    expect(items).toMatchObject([{ outcome: 'moved', hitBy: 'programme-rests' }]);
    const { startAt } = await sessionOf(session.id);
    expect(localDateOf(startAt, zone) >= '2026-11-27').toBe(true);
  });

  it('that leaves a hall moves what is there to a hall of its own', async () => {
    const near = await hall(500);
    const { session } = await book(0, at(day, 18));
    const elsewhere = { venueIds: [near.id] };
    expect((await look(elsewhere)).items).toMatchObject([{ hitBy: 'programme-elsewhere' }]);
    const { id } = await change(elsewhere, { act: 'move', reason });
    expect(await sessionOf(session.id)).toMatchObject({ venueId: near.id, startAt: at(day, 18) });
    await takeBack(id);
    expect(await sessionOf(session.id)).toMatchObject({ venueId: on.world.venue.id });
  });

  it('that teaches less gives lessons their next topic at their time, and back', async () => {
    await on.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { wardId: on.world.ward.id }, { topics: ['vneid', 'cashless'] }),
    );
    const { session } = await book(0, at(day, 18));
    expect((await sessionOf(session.id)).topic).toBe('vneid');
    const less = { topics: ['cashless'] };
    expect((await look(less)).items).toMatchObject([
      { subjectId: session.id, hitBy: 'programme-topic' },
    ]);
    const { id, items } = await change(less, { act: 'move', reason });
    expect(items).toMatchObject([
      { outcome: 'other-topic', topic: 'vneid', toTopic: 'cashless', hitBy: 'programme-topic' },
    ]);
    expect(await sessionOf(session.id)).toMatchObject({ topic: 'cashless', startAt: at(day, 18) });
    await takeBack(id);
    expect((await sessionOf(session.id)).topic).toBe('vneid');
  });

  it('that teaches nothing a pair needs ends it, and its place is free until it goes back', async () => {
    const mine = on.world.mentor.id;
    expect(await standing(mine)).toHaveLength(6);
    const { id, items } = await change({ topics: ['online-selling'] });
    expect(items.map(({ kind, hitBy }) => [kind, hitBy])).toEqual(
      Array.from({ length: 6 }, () => ['pair', 'nothing-left']),
    );
    expect(await standing(mine)).toHaveLength(0);
    await takeBack(id);
    expect(await standing(mine)).toHaveLength(6);
  });

  it('with fewer people each lets the farthest go, and of classes alone all of them', async () => {
    const mine = on.world.mentor.id;
    const fewer = await change(
      { minMentees: 2, maxMentees: 4 },
      { ...keep, pairs: 'cancel', reason },
    );
    expect(fewer.items.map(({ hitBy }) => hitBy)).toEqual(['maximum', 'maximum']);
    expect(await standing(mine)).toHaveLength(4);
    await takeBack(fewer.id);
    expect(await standing(mine)).toHaveLength(6);
    const classes = await change({ kind: 'classes' }, { ...keep, pairs: 'cancel', reason });
    expect(classes.items).toHaveLength(6);
    expect(classes.items[0]).toMatchObject({ hitBy: 'programme-classes', outcome: 'cancelled' });
    expect(await standing(mine)).toHaveLength(0);
    await takeBack(classes.id);
    expect(await standing(mine)).toHaveLength(6);
  });

  it('keeps what staff agreed outside of it before, and what of it somebody changed since', async () => {
    const { session } = await book(0, at(day, 18));
    const shorter = await change({ untilDate: '2026-11-24' });
    expect(shorter.items).toMatchObject([{ outcome: 'kept' }]);
    // What it hit already is not hit again.
    const again = await change({ untilDate: '2026-11-23', minMentees: 1 });
    expect(again.items).toEqual([]);
    const back = await takeBack(shorter.id);
    expect(back.stayed).toEqual([]);
    expect(await programme()).toMatchObject({ untilDate: '2026-11-23', minMentees: 1 });
    await takeBack(again.id);
    expect(await programme()).toMatchObject({ untilDate: null, minMentees: null });
    expect(await sessionOf(session.id)).toMatchObject({ state: 'planned' });
    await expect(change({})).rejects.toMatchObject({ code: 'nothing-changed' });
  });

  it('is heeded by lessons that are made, and moved on a storm day', async () => {
    const near = await hall(500);
    await change({ topics: ['vneid'], venueIds: [on.world.venue.id], untilDate: '2026-11-26' });
    const make = (more: object) =>
      on.services.sessions.create(on.world.officer, {
        mentorId: on.world.mentor.id,
        startAt: at(day, 19),
        topic: 'vneid',
        venueId: on.world.venue.id,
        ...more,
      });
    await expect(make({ topic: 'cashless' })).rejects.toMatchObject({ code: 'programme-topic' });
    await expect(make({ venueId: near.id })).rejects.toMatchObject({ code: 'programme-elsewhere' });
    await expect(make({ startAt: at('2026-11-27', 18) })).rejects.toMatchObject({
      code: 'programme-rests',
    });
    const { session } = await book(0, at(day, 18));
    const storm = { wardId: on.world.ward.id, venueId: null, from: day, to: day };
    await on.services.changes.closeDays(on.world.officer, storm, { act: 'move', reason });
    const { startAt, venueId } = await sessionOf(session.id);
    expect([localDateOf(startAt, zone), venueId]).toEqual(['2026-11-26', on.world.venue.id]);
  });
});
