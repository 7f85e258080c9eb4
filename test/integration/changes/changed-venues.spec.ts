import type { Resolution } from '../../../src/modules/sessions/changes/resolving';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import type { VenueChanges } from '../../../src/modules/wards/places/places.service';
import { plant } from '../../factories/given';
import { makeVenue } from '../../factories/wards';
import { changedWard, day, keep, reason } from '../../support/worlds/changed-ward';
import { dialects } from '../../support/databases/databases';
import { at, pairUp } from '../../support/worlds/session-world';

describe.each(dialects)('a venue that changes after planning on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, takeBack, sessionOf, another } = on;

  const venue = (changes: VenueChanges) => ({
    wardId: on.world.ward.id,
    venueId: on.world.venue.id,
    changes,
  });
  const changeVenue = (changes: VenueChanges, resolution: Resolution) =>
    on.services.changes.changeVenue(on.world.officer, venue(changes), resolution);

  it('that closes for good move what is held there later to the next hall', async () => {
    const hall = await on.database.unitOfWork.write((manager) =>
      plant(
        manager,
        Venue,
        makeVenue({
          name: 'Nhà văn hóa thôn 2',
          wardId: on.world.ward.id,
          hamletId: null,
          latitude: on.world.venue.latitude + 0.005,
          longitude: on.world.venue.longitude,
        }),
      ),
    );
    const first = await book(0, at('2026-11-24', 18));
    const second = await book(1, at(day, 18));
    const closing = { openUntil: '2026-11-24' };
    const hit = await on.services.changes.lookAtVenue(on.world.officer, venue(closing));
    expect(hit.items).toMatchObject([{ subjectId: second.session.id, hitBy: 'closed' }]);
    const { id } = await changeVenue(closing, { act: 'move', reason });
    expect(await sessionOf(second.session.id)).toMatchObject({
      venueId: hall.id,
      startAt: at(day, 18),
    });
    expect((await sessionOf(first.session.id)).venueId).toBe(on.world.venue.id);
    await takeBack(id);
    expect((await sessionOf(second.session.id)).venueId).toBe(on.world.venue.id);
    expect((await read().findOneByOrFail(Venue, { id: on.world.venue.id })).openUntil).toBeNull();
  });

  it('are refused where it would never be open, whatever the form leaves out', async () => {
    await on.database.unitOfWork.write((manager) =>
      manager.update(Venue, { id: on.world.venue.id }, { openFrom: '2026-12-10' }),
    );
    const never = { openUntil: '2026-12-01', openFrom: undefined };
    await expect(changeVenue(never, keep)).rejects.toMatchObject({ code: 'invalid-form' });
    const first = await changeVenue({ openFrom: '2026-11-01', openUntil: '2026-12-31' }, keep);
    await changeVenue({ openUntil: '2026-12-05' }, keep);
    expect((await on.services.changes.takeBack(on.world.officer, first.id)).stayed).toEqual([
      'openFrom',
    ]);
    expect(await read().findOneByOrFail(Venue, { id: on.world.venue.id })).toMatchObject({
      openFrom: '2026-11-01',
      openUntil: '2026-12-05',
    });
  });

  it('with fewer seats or hours call off what came last, and what lies outside', async () => {
    await another();
    const mine = await book(0, at(day, 18));
    await book(1, at(day, 18));
    on.services.clock.at += 1;
    const other = await on.services.sessions.create(on.world.officer, {
      mentorId: (await another()).id,
      startAt: at(day, 18),
      topic: 'vneid',
      venueId: on.world.venue.id,
    });
    await on.database.unitOfWork.write((manager) =>
      pairUp(manager, on.world.ward.id, other.mentorId, []),
    );
    const late = await book(2, at(day, 20));
    const smaller = {
      seats: 1,
      openings: [{ weekday: 3, startMinute: 1080, endMinute: 1140 }],
    };
    const { id, items } = await changeVenue(smaller, { act: 'cancel', reason });
    expect(items).toMatchObject([
      { subjectId: mine.session.id, hitBy: 'seats', outcome: 'cancelled' },
      { subjectId: late.session.id, hitBy: 'hours', outcome: 'cancelled' },
    ]);
    const back = await takeBack(id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
  });
});
