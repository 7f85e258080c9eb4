import { ForbiddenPair } from '../../../src/modules/matching/entities/forbidden-pair.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import type { Resolution } from '../../../src/modules/sessions/changes/resolving';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { plant } from '../../factories/given';
import { changedWard, day, reason } from '../../support/worlds/changed-ward';
import { dialects } from '../../support/databases/databases';
import { addMentees } from '../../support/worlds/reminder-world';
import { alwaysFree, at, liveApart, pairUp, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('settings of pairs that change after planning on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, look, change, takeBack, settings, another, standing } = on;

  it('name who lives too far away, give them to the nearest who may, and back again', async () => {
    const [mentor] = [on.world.mentor];
    const [far] = await read().findBy(Pair, { menteeId: on.world.mentees[0].id });
    await on.database.unitOfWork.write((manager) =>
      liveApart(manager, mentor, [far.menteeId], 4500),
    );
    const next = await another({ latitude: mentor.latitude + 0.03 });
    const farther = await another({ latitude: mentor.latitude + 0.02 });
    const theirs = await on.database.unitOfWork.write((manager) =>
      addMentees(manager, on.world, 8, () => ({ windows: alwaysFree })),
    );
    await on.database.unitOfWork.write((manager) =>
      pairUp(manager, on.world.ward.id, next.id, theirs.slice(0, 4)),
    );
    await on.database.unitOfWork.write((manager) =>
      pairUp(manager, on.world.ward.id, farther.id, theirs.slice(4)),
    );
    const lesson = await book(0, at(day, 18));
    await book(1, at(day, 18));
    const near = { maxMetres: 4000 };
    const hit = await look(near);
    expect(hit).toMatchObject({ people: 1, items: [{ kind: 'pair', hitBy: 'distance' }] });
    const given = await change(near, { act: 'keep', pairs: 'hand-over', reason });
    expect(given.items).toMatchObject([
      { kind: 'pair', menteeId: on.world.mentees[0].id, outcome: 'handed-over' },
      { kind: 'booking', menteeId: on.world.mentees[0].id, outcome: 'cancelled' },
    ]);
    expect((await standing(next.id)).map(({ menteeId }) => menteeId)).toContain(
      on.world.mentees[0].id,
    );
    const fell = await read().findOneByOrFail(Booking, { id: lesson.booking.id });
    expect(fell.state).toBe('cancelled');
    const back = await takeBack(given.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
    expect(await standing(mentor.id)).toHaveLength(6);
    const again = await read().findOneByOrFail(Booking, { id: lesson.booking.id });
    expect(again.state).toBe('booked');
  });

  it('say whom they leave with fewer mentees than the minimum', async () => {
    const ends: Resolution = { act: 'keep', pairs: 'cancel', reason };
    const far = await standing(on.world.mentor.id);
    const [first, second] = far;
    await on.database.unitOfWork.write((manager) =>
      liveApart(manager, on.world.mentor, [first.menteeId], 4500),
    );
    // With five of six they have as many as the ward wants.
    expect((await look({ maxMetres: 4000 }, ends)).leftShort).toEqual([]);
    await on.database.unitOfWork.write((manager) =>
      liveApart(manager, on.world.mentor, [second.menteeId], 4500),
    );
    const { id: mentorId, fullName } = on.world.mentor;
    const short = [{ mentorId, fullName, mentees: 4, least: 5 }];
    expect((await look({ maxMetres: 4000 })).leftShort).toEqual([]);
    expect((await look({ maxMetres: 4000 }, ends)).leftShort).toEqual(short);
    const done = await change({ maxMetres: 4000 }, ends);
    expect((await on.services.changes.get(on.world.officer, done.id)).leftShort).toEqual(short);
  });

  it('stay where a neighbour ward has a say, while all the others are handed over', async () => {
    const next = await another({ latitude: on.world.mentor.latitude + 0.03 });
    const [own, apart] = on.world.mentees;
    const guest = await on.database.unitOfWork.write(async (manager) => {
      const theirs = await addMentees(manager, on.world, 3, () => ({ windows: alwaysFree }));
      await pairUp(manager, on.world.ward.id, next.id, theirs);
      const neighbour = await settlePairs(manager, 0);
      const [across] = await addMentees(manager, neighbour, 1, () => ({ windows: alwaysFree }));
      await pairUp(manager, on.world.ward.id, on.world.mentor.id, [across]);
      const far = [own.id, apart.id, across.id];
      await liveApart(manager, on.world.mentor, far, 4500);
      await plant(manager, ForbiddenPair, {
        id: newId(),
        wardId: neighbour.ward.id,
        mentorId: next.id,
        menteeId: apart.id,
        createdAt: 0,
      });
      await manager.update(
        Ward,
        { id: on.world.ward.id },
        { settings: { ...on.world.ward.settings, minMentees: 1 } },
      );
      return across;
    });
    await book(1, at(day, 18));
    const { items } = await change(
      { maxMetres: 4000 },
      { act: 'keep', pairs: 'hand-over', reason },
    );
    const outcomeOf = (id: string) => items.find((one) => one.menteeId === id);
    expect(items).toHaveLength(3);
    expect(outcomeOf(own.id)).toMatchObject({ outcome: 'handed-over' });
    for (const { id } of [apart, guest]) {
      expect(outcomeOf(id)).toMatchObject({ outcome: 'kept', why: 'nobody-stands-in' });
    }
  });

  it('name who has too many or too few, and end or keep their pairs as staff say', async () => {
    const few = await another();
    const [alone] = await on.database.unitOfWork.write((manager) =>
      addMentees(manager, on.world, 1, () => ({ windows: alwaysFree })),
    );
    await on.database.unitOfWork.write(async (manager) => {
      await manager.update(
        Ward,
        { id: on.world.ward.id },
        {
          settings: { ...(await settings()), minMentees: 1 },
        },
      );
      await pairUp(manager, on.world.ward.id, few.id, [alone]);
    });
    const hit = await look({ minMentees: 2, maxMentees: 4 });
    const countOf = (why: string) => hit.items.filter((one) => one.hitBy === why).length;
    expect([countOf('maximum'), countOf('minimum'), hit.items.length]).toEqual([2, 1, 3]);
    const { id, items } = await change(
      { minMentees: 2, maxMentees: 4 },
      { act: 'keep', pairs: 'cancel', reason },
    );
    expect(items.every(({ outcome }) => outcome === 'cancelled')).toBe(true);
    expect(await standing(few.id)).toEqual([]);
    expect(await standing(on.world.mentor.id)).toHaveLength(4);
    await takeBack(id);
    expect(await standing(few.id)).toHaveLength(1);
    expect(await standing(on.world.mentor.id)).toHaveLength(6);
    const kept = await change({ minMentees: 2, maxMentees: 4 });
    expect(kept.items.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept']);
    expect(await standing(on.world.mentor.id)).toHaveLength(6);
  });
});
