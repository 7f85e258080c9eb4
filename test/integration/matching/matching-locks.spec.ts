import { systemActor } from '../../../src/modules/access/policies/actor';
import { LocksService } from '../../../src/modules/matching/proposals/locks.service';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { PairChanges } from '../../../src/modules/sessions/pair-moves/pair-changes.service';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { settleWard } from '../../support/worlds/province-wards';

describe.each(dialects)('locks that no pairing can keep on %s', (dialect) => {
  let world: FeaturesWorld;

  afterEach(() => world.close());

  it('are told by name and let go in one step, after which the ward is paired', async () => {
    world = await startFeatures(dialect);
    const ward = await settleWard(world, '00001', 105.8, [2, 6], false);
    const { read } = world.database.unitOfWork;
    const [one, two] = await read.find(Mentor, { order: { id: 'ASC' } });
    const mentees = await read.find(Mentee, { order: { id: 'ASC' } });
    const pairs = world.app.get(PairsService);
    for (const [at, mentor] of [one, two].entries()) {
      await world.app
        .get(PairChanges)
        .giveOne(systemActor, ward, { menteeId: mentees[at].id, mentorId: mentor.id });
    }
    const runs = world.app.get(MatchRunsService);
    const refused = await runs.request(systemActor, ward);
    await expect(runs.execute(refused.id)).rejects.toMatchObject({ code: 'locks-under-minimum' });

    const locks = world.app.get(LocksService);
    const told = [
      { menteeId: mentees[0].id, mentorId: one.id },
      { menteeId: mentees[1].id, mentorId: two.id },
    ];
    expect(await locks.belowMinimum(ward)).toEqual(expect.arrayContaining(told));
    expect(await locks.releaseBelowMinimum(systemActor, ward)).toHaveLength(2);
    expect(await locks.belowMinimum(ward)).toEqual([]);
    expect(await pairs.current(ward)).toHaveLength(2);

    const again = await runs.request(systemActor, ward);
    await runs.execute(again.id);
    expect(await world.app.get(ProposalsService).allPairs(again.id)).toHaveLength(6);
  });

  it('hold nobody up while an ambassador pauses, whose mentees wait for them', async () => {
    world = await startFeatures(dialect);
    const ward = await settleWard(world, '00001', 105.8, [2, 10], false);
    const { read } = world.database.unitOfWork;
    const [one, two] = await read.find(Mentor, { order: { id: 'ASC' } });
    const runs = world.app.get(MatchRunsService);
    const proposals = world.app.get(ProposalsService);
    const first = await runs.request(systemActor, ward);
    await runs.execute(first.id);
    await proposals.publish(systemActor, await runs.get(first.id));
    const pairs = world.app.get(PairsService);
    const theirs = await pairs.ofMentor(one.id);
    expect(theirs).toHaveLength(5);
    // One of them fixed by hand, the others found by the pairing.
    await world.app
      .get(PairChanges)
      .giveOne(systemActor, ward, { menteeId: theirs[0].menteeId, mentorId: one.id });

    await world.app.get(Departures).stop(systemActor, {
      side: 'mentor',
      id: one.id,
      version: one.version,
      reason: 'no-wish',
      on: '2026-11-01',
      menteesBecome: 'wait',
    });
    const later = await runs.request(systemActor, ward);
    await runs.execute(later.id);
    const run = await runs.get(later.id);
    expect(await proposals.allPairs(run.id)).toHaveLength(5);
    expect(await proposals.difference(run)).toMatchObject({ ended: 0 });
    await proposals.publish(systemActor, run);
    expect((await pairs.ofMentor(one.id)).map(({ menteeId }) => menteeId).sort()).toEqual(
      theirs.map(({ menteeId }) => menteeId).sort(),
    );
    expect(await pairs.ofMentor(two.id)).toHaveLength(5);
  });
});
