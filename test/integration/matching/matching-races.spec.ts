import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { DomainError } from '../../../src/platform/common/domain-error';
import { newId } from '../../../src/platform/database/columns';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { ForbiddenPairs } from '../../../src/modules/matching/pairs/forbidden-pairs.service';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { PairChanges } from '../../../src/modules/sessions/pair-moves/pair-changes.service';
import { PairMoves } from '../../../src/modules/sessions/pair-moves/pair-moves.service';
import { Successors } from '../../../src/modules/matching/pairs/successors';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PlannedChanges } from '../../../src/modules/sessions/changes/planned-changes.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import type { WardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { insert } from '../../../src/platform/database/insert';
import { makePair } from '../../factories/pairs';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { settleWard } from '../../support/worlds/province-wards';

const most = 5;

describe.each(dialects)('officers who pair at the same moment, on %s', (dialect) => {
  let world: FeaturesWorld;
  let pairs: PairsService;
  let moves: PairMoves;
  let changes: PairChanges;
  let wardId: string;
  let officer: Actor;
  let mentors: Mentor[];
  let mentees: Mentee[];
  let code = 20_000;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    pairs = world.app.get(PairsService);
    moves = world.app.get(PairMoves);
    changes = world.app.get(PairChanges);
  });
  afterAll(() => world.close());

  async function settle(mentorCount: number, menteeCount: number): Promise<void> {
    code += 1;
    wardId = await settleWard(world, String(code), 105.8, [mentorCount, menteeCount], false);
    await change({ minMentees: 1, maxMentees: most });
    officer = { kind: 'officer', id: newId(), wardId };
    const { read } = world.database.unitOfWork;
    mentors = await read.find(Mentor, { where: { wardId }, order: { id: 'ASC' } });
    mentees = await read.find(Mentee, { where: { wardId }, order: { id: 'ASC' } });
  }
  /** At the desk: from whom they had when it was looked at. */
  const move = (mentee: Mentee, mentor: Mentor, from: Mentor | null = null) =>
    moves.move(officer, wardId, {
      menteeId: mentee.id,
      mentorId: mentor.id,
      fromId: from?.id ?? null,
    });
  const change = (settings: Partial<WardSettings>) => {
    const asItStands = { act: 'keep', reason: '' } as const;
    const wanted = { wardId, settings };
    return world.app.get(PlannedChanges).changeSettings(systemActor, wanted, asItStands);
  };
  const end = (mentee: Mentee, forbid: boolean) =>
    changes.end(officer, wardId, { menteeId: mentee.id, forbid });
  const countOf = async (mentor: Mentor) => (await pairs.ofMentor(mentor.id)).length;

  /** Codes of the refusals; anything else that fails is a fault. */
  async function refusals(asked: Promise<unknown>[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(asked);
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'fulfilled') return [];
      if (!(outcome.reason instanceof DomainError)) throw outcome.reason;
      return [outcome.reason.code];
    });
  }

  it('share the one place that an ambassador has left: one gets it, the others hear why not', async () => {
    await settle(1, most - 1 + 8);
    const [mentor] = mentors;
    for (const mentee of mentees.slice(0, most - 1)) await move(mentee, mentor);
    const wanted = mentees.slice(most - 1).map((mentee) => move(mentee, mentor));
    expect(await refusals(wanted)).toEqual(Array(7).fill('mentor-full'));
    expect(await countOf(mentor)).toBe(most);
  });

  it('move the mentees of two ambassadors to a third, who never gets more than the maximum', async () => {
    await settle(3, 6);
    const [one, two, third] = mentors;
    for (const mentee of mentees) await move(mentee, mentees.indexOf(mentee) < 3 ? one : two);
    const successors = [mentees.slice(0, 3), mentees.slice(3)].map((group) =>
      changes.give(
        officer,
        wardId,
        group.map(({ id }) => ({ menteeId: id, mentorId: third.id })),
      ),
    );
    expect(await refusals(successors)).toEqual(['mentor-full']);
    expect(await countOf(third)).toBe(3);
  });

  it('hand over to nobody whom an officer ruled out for a mentee, neither at first nor again', async () => {
    await settle(2, 3);
    const [one, next] = mentors;
    const [ruledOut, ...others] = mentees;
    await move(ruledOut, next);
    await end(ruledOut, true);
    for (const mentee of mentees) await move(mentee, one);
    const ids = mentees.map(({ id }) => id);
    const { unitOfWork } = world.database;
    const answers = await pairs.whoCanGo(unitOfWork.read, wardId, ids, next.id);
    expect(answers.get(ruledOut.id)).toMatchObject({ code: 'pair-forbidden' });
    expect(others.map(({ id }) => answers.get(id))).toEqual([null, null]);
    const successors = await world.app.get(Successors).of(wardId, one.id);
    expect(successors).toMatchObject([{ mentorId: next.id, canTake: 2 }]);

    const ended = await pairs.ofMentee(ruledOut.id);
    if (!ended) throw new Error('The pair was made above.');
    await end(ruledOut, true);
    const again = unitOfWork.write((manager) => pairs.again(manager, officer, ended));
    await expect(again).rejects.toMatchObject({ code: 'pair-forbidden' });
  });

  it('give no mentee to whom an officer ruled out, until that is taken back', async () => {
    await settle(2, 1);
    const [one, next] = mentors;
    const [mentee] = mentees;
    const forbidden = world.app.get(ForbiddenPairs);
    await move(mentee, one);
    await end(mentee, true);
    await expect(move(mentee, one)).rejects.toMatchObject({ code: 'pair-forbidden' });
    const possible = await pairs.possibleMentors(wardId, mentee.id);
    expect(possible.map(({ mentorId }) => mentorId)).toEqual([next.id]);
    expect(await forbidden.ofMentee(mentee.id)).toMatchObject([{ mentorId: one.id }]);
    await forbidden.allow(officer, wardId, mentee.id, one.id);
    await move(mentee, one);
    expect((await pairs.ofMentee(mentee.id))?.mentorId).toBe(one.id);
  });

  it('make a pair across a border again where somebody of it comes back', async () => {
    await settle(1, 1);
    const [{ id: menteeId }] = mentees;
    await settle(1, 0);
    const [{ id: mentorId }] = mentors;
    const { unitOfWork } = world.database;
    const ended = makePair({ wardId, mentorId, menteeId, endedAt: 1, endedBecause: 'stopped' });
    const again = await unitOfWork.write(async (manager) => {
      await insert(manager, Pair, ended);
      return pairs.again(manager, officer, ended);
    });
    expect(again).toMatchObject({ wardId, mentorId, menteeId, endedAt: null });
    expect(await pairs.current(wardId)).toHaveLength(1);
  });

  it('give one mentee to several ambassadors: the last word stands, and nobody meets a fault', async () => {
    await settle(6, 1);
    const [{ id: menteeId }] = mentees;
    const given = mentors.map(({ id: mentorId }) =>
      changes.giveOne(officer, wardId, { menteeId, mentorId }),
    );
    expect(await refusals(given)).toEqual([]);
    expect(await pairs.current(wardId)).toHaveLength(1);
  });

  it('move one mentee at several desks: the first does, the others hear that it is no longer as they saw it', async () => {
    await settle(6, 1);
    const [mentee] = mentees;
    const refused = await refusals(mentors.map((mentor) => move(mentee, mentor)));
    expect(refused).toEqual(Array(5).fill('stale-version'));
    expect(await pairs.current(wardId)).toHaveLength(1);
  });

  it('move mentees one by one from two ambassadors to a third, who never gets more than the maximum', async () => {
    await settle(3, most + 3);
    const [one, two, third] = mentors;
    const of = (mentee: Mentee) => (mentees.indexOf(mentee) < 4 ? one : two);
    for (const mentee of mentees) await move(mentee, of(mentee));
    const moved = mentees.map((mentee) => move(mentee, third, of(mentee)));
    expect(await refusals(moved)).toEqual(Array(3).fill('mentor-full'));
    expect(await countOf(third)).toBe(most);
  });

  it('publish while another pairs by hand: together they never exceed a maximum', async () => {
    for (let round = 1; round <= 3; round++) {
      await settle(2, 2 * most + 3);
      const runs = world.app.get(MatchRunsService);
      const { id } = await runs.request(systemActor, wardId);
      await runs.execute(id);
      const proposals = world.app.get(ProposalsService);
      const proposed = new Set((await proposals.allPairs(id)).map(({ menteeId }) => menteeId));
      expect(proposed.size).toBe(2 * most);
      const run = await runs.get(id);
      const left = mentees.filter((mentee) => !proposed.has(mentee.id));
      const refused = await refusals([
        proposals.publish(officer, run),
        ...left.map((mentee) => move(mentee, mentors[0])),
      ]);
      // Whoever came first: then the others no longer fit.
      expect([['mentor-full', 'mentor-full', 'mentor-full'], ['proposal-outdated']]).toContainEqual(
        refused,
      );
      for (const mentor of mentors) expect(await countOf(mentor)).toBeLessThanOrEqual(most);
    }
  });

  it('publish twice: it is published once, and the second hears that it was', async () => {
    await settle(1, 3);
    const runs = world.app.get(MatchRunsService);
    const { id } = await runs.request(systemActor, wardId);
    await runs.execute(id);
    const run = await runs.get(id);
    const publish = () => world.app.get(ProposalsService).publish(officer, run);
    expect(await refusals([publish(), publish(), publish()])).toEqual([
      'stale-version',
      'stale-version',
    ]);
    expect(await pairs.current(wardId)).toHaveLength(3);
  });

  it('end a pair twice: the second hears that it has ended', async () => {
    await settle(1, 1);
    await move(mentees[0], mentors[0]);
    const endIt = () => end(mentees[0], false);
    const refused = await refusals([endIt(), endIt(), endIt()]);
    expect(refused).toHaveLength(2);
    expect(['stale-version', 'not-found']).toEqual(expect.arrayContaining(refused));
    expect(await pairs.current(wardId)).toEqual([]);
  });

  it('change different settings of the ward: both stand', async () => {
    await settle(0, 0);
    await Promise.all([change({ maxMetres: 3_000 }), change({ maxMentees: 7 })]);
    const { settings } = await world.app.get(WardsService).get(wardId);
    expect(settings).toMatchObject({ maxMetres: 3_000, maxMentees: 7 });
  });
});
