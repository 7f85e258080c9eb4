import { IsNull } from 'typeorm';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { PeopleScope } from '../../../src/modules/matching/pairs/people-scope';
import { BorderPair } from '../../../src/modules/matching/entities/border-pair.entity';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { PairChanges } from '../../../src/modules/sessions/pair-moves/pair-changes.service';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { ProvincePublisher } from '../../../src/modules/matching/provinces/province-publisher';
import { ProvinceWard } from '../../../src/modules/matching/entities/province-ward.entity';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { BookingsService } from '../../../src/modules/sessions/booking/bookings.service';
import { FreeTimesService } from '../../../src/modules/sessions/booking/free-times.service';
import { PlannedChanges } from '../../../src/modules/sessions/changes/planned-changes.service';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { settleWard } from '../../support/worlds/province-wards';

/** East has two mentors and eight learners, the middle six learners and nobody to teach them. */
describe.each(dialects)('publishing pairs across a border on %s', (dialect) => {
  let world: FeaturesWorld;
  let provinces: ProvinceRunsService;
  let east: string;
  let middle: string;
  let runId: string;

  const read = () => world.database.unitOfWork.read;
  const today = (wardId: string) => read().findBy(Pair, { wardId, endedAt: IsNull() });
  const officer = (wardId: string): Actor => ({ ...systemActor, kind: 'officer', wardId });

  async function pairProvince(): Promise<void> {
    const run = await provinces.request(systemActor, '37');
    runId = run.id;
    for (const { wardIds } of await provinces.unattended()) {
      for (const id of wardIds) await provinces.executeWard(id);
    }
    await provinces.join(runId);
  }

  async function publish(wardId: string) {
    const run = await world.app.get(MatchRunsService).latest(wardId, ['proposed']);
    if (!run) throw new Error('There is no proposal.');
    return world.app.get(ProposalsService).publish(systemActor, run);
  }

  async function rematch(wardId: string) {
    const runs = world.app.get(MatchRunsService);
    const run = await runs.request(systemActor, wardId);
    await runs.execute(run.id);
    return runs.get(run.id);
  }

  beforeEach(async () => {
    world = await startFeatures(dialect);
    provinces = world.app.get(ProvinceRunsService);
    east = await settleWard(world, '00001', 105.8, [2, 8], true);
    middle = await settleWard(world, '00002', 105.82, [0, 6], true);
    await pairProvince();
  });
  afterEach(() => world.close());

  it('waits until both wards are published, then begins all of a mentor together', async () => {
    expect(await read().countBy(BorderPair, { provinceRunId: runId })).toBeGreaterThan(0);
    await publish(east);
    expect(await read().countBy(BorderPair, { state: 'published' })).toBe(0);
    await publish(middle);
    expect(await read().countBy(BorderPair, { state: 'proposed' })).toBe(0);
    const loads = new Map<string, number>();
    for (const { mentorId } of await today(east)) {
      loads.set(mentorId, (loads.get(mentorId) ?? 0) + 1);
    }
    for (const load of loads.values()) expect(load).toBeGreaterThanOrEqual(5);
    expect(await today(middle)).toEqual([]);
  });

  it('begins each pair once when both wards are published in the same moment', async () => {
    await Promise.all([publish(east), publish(middle)]);
    const published = await read().findBy(BorderPair, { state: 'published' });
    expect(published.length).toBe(await read().countBy(BorderPair, { provinceRunId: runId }));
    expect(published.length).toBeGreaterThan(0);
  });

  it('never exceeds a mentor’s maximum while an officer pairs by hand in the same moment', async () => {
    const [{ mentorId }] = await read().findBy(BorderPair, { provinceRunId: runId });
    await publish(east);
    const others = (await today(east)).filter((pair) => pair.mentorId !== mentorId).slice(0, 5);
    expect(others).toHaveLength(5);
    const pairs = world.app.get(PairsService);
    const changes = world.app.get(PairChanges);
    const assigned = others.map(({ menteeId }) =>
      changes.giveOne(officer(east), east, { menteeId, mentorId }),
    );
    const [published, ...byHand] = await Promise.allSettled([publish(middle), ...assigned]);
    expect(published.status).toBe('fulfilled');
    for (const outcome of byHand) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'mentor-full' });
      }
    }
    expect((await pairs.ofMentor(mentorId)).length).toBeLessThanOrEqual(8);
  });

  it('leaves a mentor as they were when one of the people no longer fits', async () => {
    const [pair] = await read().findBy(BorderPair, { provinceRunId: runId });
    await publish(east);
    await world.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: pair.menteeId }, { isActive: false, version: 2 }),
    );
    const before = (await today(east)).length;
    const others = await world.app.get(MatchRunsService).latest(middle, ['proposed']);
    if (pair.menteeWardId === middle) {
      await expect(publish(middle)).rejects.toMatchObject({ code: 'proposal-outdated' });
      expect(others).not.toBeNull();
    } else {
      await publish(middle);
      expect(await read().findOneBy(BorderPair, { id: pair.id })).toMatchObject({
        state: 'outdated',
        refusal: 'person-gone',
      });
    }
    expect((await today(east)).length).toBe(before);
  });

  it('does not begin them once a ward no longer allows it', async () => {
    await publish(middle);
    const settings = { sharesAcrossBorder: false };
    const changes = world.app.get(PlannedChanges);
    await changes.changeSettings(
      systemActor,
      { wardId: middle, settings },
      { act: 'keep', reason: '' },
    );
    await publish(east);
    expect(await read().countBy(BorderPair, { refusal: 'not-shared' })).toBe(
      await read().countBy(BorderPair, { provinceRunId: runId }),
    );
    expect(await today(middle)).toEqual([]);
  });

  it('ends without a unit that breaks every time, and says so there', async () => {
    const publisher = world.app.get(ProvincePublisher);
    const proposals = world.app.get(ProposalsService);
    const publishOne = proposals.publish.bind(proposals);
    jest.spyOn(proposals, 'publish').mockImplementation((actor, run) => {
      if (run.wardId === middle) return Promise.reject(new Error('The disk is full.'));
      return publishOne(actor, run);
    });
    await publisher.request(systemActor, await provinces.get('37', runId));
    await expect(publisher.execute(runId)).rejects.toThrow('The disk is full.');
    expect(await provinces.get('37', runId)).toMatchObject({ state: 'publishing' });
    await publisher.execute(runId, true);
    expect(await provinces.get('37', runId)).toMatchObject({ state: 'published' });
    expect(await provinces.faults(runId)).toMatchObject([
      { wardId: middle, failure: { code: 'publishing-broken' } },
    ]);
    expect(await today(east)).not.toEqual([]);
  });

  it('publishes all of a province, and once again changes nothing', async () => {
    const publisher = world.app.get(ProvincePublisher);
    await publisher.request(systemActor, await provinces.get('37', runId));
    await publisher.execute(runId);
    await publisher.execute(runId);
    expect(await provinces.get('37', runId)).toMatchObject({ state: 'published' });
    expect(await read().countBy(BorderPair, { state: 'proposed' })).toBe(0);
    expect(await publisher.unattended()).toEqual([]);
    await expect(
      publisher.request(systemActor, await provinces.get('37', runId)),
    ).rejects.toMatchObject({ code: 'not-proposed' });
  });

  describe('while another run of the province is at work', () => {
    const inProgress = { code: 'match-in-progress', status: 409 };
    const publishAll = async (id: string) =>
      world.app.get(ProvincePublisher).request(systemActor, await provinces.get('37', id));
    const stateOf = async (id: string) => (await provinces.get('37', id)).state;

    it('refuses with a sentence, and publishes once that is over', async () => {
      const earlier = runId;
      await pairProvince();
      await publishAll(runId);
      await expect(publishAll(earlier)).rejects.toMatchObject(inProgress);
      await world.app.get(ProvincePublisher).execute(runId);
      await publishAll(earlier);
      expect(await stateOf(earlier)).toBe('publishing');
    });

    it('publishes one of two that are asked for in the same moment', async () => {
      const both = [runId];
      await pairProvince();
      both.push(runId);
      const outcomes = await Promise.allSettled(both.map(publishAll));
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      expect(refused).toMatchObject([{ reason: inProgress }]);
      expect((await Promise.all(both.map(stateOf))).sort()).toEqual(['proposed', 'publishing']);
    });

    it('tries no ward of an earlier run again', async () => {
      const earlier = await provinces.get('37', runId);
      await world.database.unitOfWork.write((manager) =>
        manager.update(ProvinceWard, { provinceRunId: runId, wardId: east }, { state: 'failed' }),
      );
      await provinces.request(systemActor, '37');
      const again = provinces.retryWard(systemActor, earlier, east);
      await expect(again).rejects.toMatchObject(inProgress);
      expect(await stateOf(earlier.id)).toBe('proposed');
    });
  });

  describe('once they are pairs', () => {
    let guest: Pair;

    beforeEach(async () => {
      await publish(east);
      await publish(middle);
      const guests = await today(east);
      const atHome = await read().findBy(Mentee, { wardId: middle });
      const found = guests.find(({ menteeId }) => atHome.some(({ id }) => id === menteeId));
      if (!found) throw new Error('Nobody of the middle has a mentor.');
      guest = found;
    });

    it('lets mentor and the officers of both wards see and book, and no other ward', async () => {
      const other = await settleWard(world, '00009', 106.2, [0, 1], true);
      const mentor: Actor = { ...systemActor, kind: 'mentor', id: guest.mentorId, wardId: east };
      expect(await world.app.get(PeopleScope).mentee(mentor, guest.menteeId)).toBeDefined();
      const times = world.app.get(FreeTimesService);
      for (const actor of [mentor, officer(east), officer(middle)]) {
        const free = await times.freeTimes(actor, guest.menteeId);
        expect(free.length).toBeGreaterThan(0);
      }
      await expect(times.freeTimes(officer(other), guest.menteeId)).rejects.toMatchObject({
        code: 'not-found',
      });
      const [first] = await times.freeTimes(mentor, guest.menteeId);
      const booked = await world.app
        .get(BookingsService)
        .book(officer(middle), { menteeId: guest.menteeId, startAt: first.startAt });
      expect(booked.session).toMatchObject({ wardId: east, mentorId: guest.mentorId });
    });

    it('keeps them when the mentors ward or the home ward is paired again alone', async () => {
      for (const ward of [middle, east]) {
        const run = await rematch(ward);
        expect(await world.app.get(ProposalsService).difference(run)).toMatchObject({
          ended: 0,
          moved: 0,
        });
        await publish(ward);
      }
      expect(await read().findOneBy(Pair, { id: guest.id })).toMatchObject({ endedAt: null });
    });

    it('lets the home ward take its learner back', async () => {
      await world.app
        .get(PairChanges)
        .end(officer(middle), middle, { menteeId: guest.menteeId, forbid: false });
      expect((await read().findOneBy(Pair, { id: guest.id }))?.endedAt).not.toBeNull();
    });
  });
});
