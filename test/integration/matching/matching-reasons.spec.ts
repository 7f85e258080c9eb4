import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { makeUpSmallCommune } from '../../support/solvers/small-commune';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { leftoverReason } from '../../../src/modules/matching/explain/leftover-reasons';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import type { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { PairReasons } from '../../../src/modules/matching/explain/pair-reasons';
import { ProposalReasonsController } from '../../../src/modules/matching/proposals/proposal-reasons.controller';
import { ProposalsController } from '../../../src/modules/matching/proposals/proposals.controller';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

describe.each(dialects)('why and what if on %s', (dialect) => {
  let world: FeaturesWorld;
  let ward: Ward;
  let run: MatchRun;
  let reasons: ProposalReasonsController;
  let proposals: ProposalsService;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    const commune = makeUpSmallCommune(7, '2026-11-22');
    ward = await world.app.get(WardsService).create(systemActor, commune.ward);
    const places = world.app.get(PlacesService);
    await places.saveHamlets(systemActor, ward.id, commune.hamlets);
    await places.saveVenues(systemActor, ward.id, commune.venues);
    const imports = world.app.get(ImportsService);
    const mentors = await sheetBytes(['Đại sứ'], commune.mentorSheet);
    const mentees = await sheetBytes(['Học viên'], commune.menteeSheet);
    await imports.import(systemActor, ward.id, 'mentors', { name: 'a.xlsx', bytes: mentors });
    await imports.import(systemActor, ward.id, 'mentees', { name: 'b.xlsx', bytes: mentees });
    const runs = world.app.get(MatchRunsService);
    const { id } = await runs.request(systemActor, ward.id);
    await runs.execute(id);
    run = await runs.get(id);
    reasons = world.app.get(ProposalReasonsController);
    proposals = world.app.get(ProposalsService);
  });

  afterAll(() => world.close());

  const latest = (): Promise<MatchRun> => world.app.get(MatchRunsService).get(run.id);

  it('says of every pair what it costs, in parts that add up', async () => {
    const pairs = await proposals.allPairs(run.id);
    for (const { menteeId, mentorId, metres } of pairs.slice(0, 40)) {
      const why = await reasons.explainProposed(systemActor, run.id, menteeId, { lang: 'vi' });
      expect(why.mentorId).toBe(mentorId);
      expect(why.parts[0]).toMatchObject({ name: 'metres', count: metres });
      const named = why.parts.reduce((sum, { amount }) => sum + amount, 0);
      expect(named).toBe(why.cost);
      expect(why.ableMentors).toBeGreaterThan(why.runnersUp.length);
      expect(why.runnersUp.every(({ sentence, name }) => sentence.startsWith(name))).toBe(true);
    }
  });

  it('says the same numbers pair by pair and in the report of all pairs', async () => {
    const pairs = await proposals.allPairs(run.id);
    const all = await world.app.get(PairReasons).ofRun(run, () => undefined);
    let compared = 0;
    for (const { menteeId } of pairs.slice(-60)) {
      const why = await reasons.explainProposed(systemActor, run.id, menteeId, { lang: 'vi' });
      expect(all.get(menteeId)?.cost).toBe(why.cost);
      const { name: _name, sentence: _sentence, ...first } = why.runnersUp[0] ?? {};
      const named = all.get(menteeId)?.runnerUp ?? null;
      // The report of all pairs names another one only where somebody would suit them better.
      const suitBetter = why.runnersUp.filter(({ extraCost }) => extraCost < 0);
      expect(named ?? suitBetter).toEqual(named ? first : []);
      compared += named ? 1 : 0;
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('says in both languages who is left over and why, and what the ward is short of', async () => {
    const leftovers = await proposals.leftovers(run.id);
    for (const leftover of leftovers) {
      for (const language of ['vi', 'en'] as const) {
        expect(leftoverReason(leftover, language)).not.toMatch(/undefined|null|NaN/);
      }
    }
    const english = await world.app
      .get(ProposalsController)
      .leftovers(systemActor, run.id, { lang: 'en' });
    expect(english.map(({ reason }) => reason)).toEqual(
      leftovers.map((row) => leftoverReason(row, 'en')),
    );
    const shortage = await reasons.shortage(systemActor, run.id, { lang: 'vi' });
    const unpaired = leftovers.filter(
      ({ side, code }) => side === 'mentee' && code !== 'no-consent',
    );
    expect(shortage.people).toBe(unpaired.length);
    expect(shortage.needs.flatMap(({ menteeIds }) => menteeIds).sort()).toEqual(
      unpaired.map(({ personId }) => personId).sort(),
    );
    expect(shortage.idle.people).toBe(
      leftovers.length - leftovers.filter((l) => l.side === 'mentee').length,
    );
    expect([...shortage.sentences, ...shortage.idle.sentences].join()).not.toMatch(/undefined/);
  });

  it('keeps other wards out', async () => {
    const stranger = { ...systemActor, kind: 'officer' as const, wardId: 'another' };
    await expect(reasons.shortage(stranger, run.id, { lang: 'vi' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('shows what a move does before it is made, and then makes exactly that', async () => {
    const move = await possibleMove();
    const before = await proposals.allPairs(run.id);
    const asked = await reasons.ask(systemActor, run.id, { moves: [move] }, { lang: 'en' });
    expect(asked.moved).toContainEqual(
      expect.objectContaining({ menteeId: move.menteeId, toMentorId: move.mentorId }),
    );
    expect(await proposals.allPairs(run.id)).toEqual(before);

    const version = asked.version ?? 0;
    await reasons.accept(systemActor, run.id, { version, moves: [move] });
    const mentorOf = new Map(
      (await proposals.allPairs(run.id)).map((pair) => [pair.menteeId, pair.mentorId]),
    );
    for (const { menteeId, toMentorId } of asked.moved) {
      expect(mentorOf.get(menteeId) ?? null).toBe(toMentorId);
    }
    const moved = new Set(asked.moved.map(({ menteeId }) => menteeId));
    for (const { menteeId, mentorId } of before) {
      if (!moved.has(menteeId)) expect(mentorOf.get(menteeId)).toBe(mentorId);
    }
    await expect(
      reasons.accept(systemActor, run.id, { version, moves: [move] }),
    ).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('takes several wishes together: forbids a pair, lowers a maximum, keeps a pair', async () => {
    const pairs = await proposals.allPairs(run.id);
    const [{ mentorId, menteeId }] = pairs.filter(({ isLocked }) => !isLocked);
    const kept = pairs.find((pair) => pair.mentorId !== mentorId && !pair.isLocked);
    const changes = {
      forbids: [{ mentorId, menteeId }],
      locks: kept ? [{ mentorId: kept.mentorId, menteeId: kept.menteeId }] : [],
    };
    const asked = await reasons.ask(systemActor, run.id, changes, { lang: 'vi' });
    expect(asked.isPossible).toBe(true);
    await reasons.accept(systemActor, run.id, { ...changes, version: asked.version ?? 0 });
    const now = await proposals.allPairs(run.id);
    expect(now.some((pair) => pair.menteeId === menteeId && pair.mentorId === mentorId)).toBe(
      false,
    );
    expect(now.find((pair) => pair.menteeId === kept?.menteeId)).toMatchObject({
      mentorId: kept?.mentorId,
      isLocked: true,
    });
  });

  it('publishes a changed proposal, and then explains the pairs of today', async () => {
    await proposals.publish(systemActor, await latest(), { acceptBelowMinimum: true });
    const [{ menteeId, mentorId }] = await proposals.allPairs(run.id);
    const why = await reasons.explainToday(ward.id, menteeId, { lang: 'vi' });
    expect(why).toMatchObject({ menteeId, mentorId });
    const asked = await reasons.askToday(
      ward.id,
      { forbids: [{ mentorId, menteeId }] },
      { lang: 'vi' },
    );
    expect(asked.version).toBeNull();
  });

  async function possibleMove(): Promise<{ mentorId: string; menteeId: string }> {
    for (const { menteeId } of await proposals.allPairs(run.id)) {
      const why = await reasons.explainProposed(systemActor, run.id, menteeId, { lang: 'vi' });
      for (const { mentorId } of why.runnersUp) {
        const move = { mentorId, menteeId };
        const answer = await reasons.ask(systemActor, run.id, { moves: [move] }, { lang: 'vi' });
        if (answer.isPossible) return move;
      }
    }
    throw new Error('Nobody can move.');
  }
});
