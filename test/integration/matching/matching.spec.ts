import { DemoService } from '../../../src/demo/demo.service';
import { makeUpSmallCommune } from '../../support/solvers/small-commune';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import type { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

describe.each(dialects)('pairing a ward on %s', (dialect) => {
  let world: FeaturesWorld;
  let ward: Ward;
  let runs: MatchRunsService;
  let proposals: ProposalsService;
  let pairs: PairsService;

  const commune = makeUpSmallCommune(11, '2026-11-22');

  let files: { name: string; bytes: Buffer }[];

  async function importSheets() {
    const imports = world.app.get(ImportsService);
    return [
      await imports.import(systemActor, ward.id, 'mentors', files[0]),
      await imports.import(systemActor, ward.id, 'mentees', files[1]),
    ];
  }

  async function propose(): Promise<MatchRun> {
    world.clock.at += 1000;
    const { id } = await runs.request(systemActor, ward.id);
    await runs.execute(id);
    return runs.get(id);
  }

  beforeAll(async () => {
    world = await startFeatures(dialect);
    runs = world.app.get(MatchRunsService);
    proposals = world.app.get(ProposalsService);
    pairs = world.app.get(PairsService);
    ward = await world.app.get(WardsService).create(systemActor, commune.ward);
    const places = world.app.get(PlacesService);
    await places.saveHamlets(systemActor, ward.id, commune.hamlets);
    await places.saveVenues(systemActor, ward.id, commune.venues);
    files = [
      { name: 'dai-su.xlsx', bytes: await sheetBytes(['Đại sứ'], commune.mentorSheet) },
      { name: 'hoc-vien.xlsx', bytes: await sheetBytes(['Học viên'], commune.menteeSheet) },
    ];
    await importSheets();
  });

  afterAll(() => world.close());

  it('changes nothing when the same sheets come again', async () => {
    const read = world.database.unitOfWork.read;
    const before = [
      await read.find(Mentee, { order: { id: 'ASC' } }),
      await read.count(AuditEntry),
    ];
    const again = await importSheets();
    expect(again.map(({ sheetImport }) => sheetImport.changed)).toEqual([0, 0]);
    expect([
      await read.find(Mentee, { order: { id: 'ASC' } }),
      await read.count(AuditEntry),
    ]).toEqual(before);
  });

  it('refuses a second pairing of the ward while one is asked for', async () => {
    const first = await runs.request(systemActor, ward.id);
    await expect(runs.request(systemActor, ward.id)).rejects.toMatchObject({
      code: 'match-in-progress',
    });
    await runs.discard(systemActor, first);
  });

  it('proposes five to the maximum per ambassador, or none, and says so of everybody left over', async () => {
    const run = await propose();
    const proposed = await proposals.allPairs(run.id);
    const counts = new Map<string, number>();
    for (const { mentorId } of proposed) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(5);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(8);
    const leftovers = await proposals.leftovers(run.id);
    const mentees = await world.database.unitOfWork.read.countBy(Mentee, { wardId: ward.id });
    expect(proposed.length + leftovers.filter(({ side }) => side === 'mentee').length).toBe(
      mentees,
    );
    expect(await pairs.current(ward.id)).toEqual([]);
  });

  it('takes up a pairing whose worker died, once it has been silent for long', async () => {
    const dead = await runs.request(systemActor, ward.id);
    await world.database.unitOfWork.write((manager) =>
      runs.move(manager, dead, ['queued'], 'running', {}),
    );
    expect(await runs.unattended()).toEqual([]);
    await runs.execute(dead.id);
    expect((await runs.get(dead.id)).state).toBe('running');
    world.clock.at += 21_000;
    expect((await runs.unattended()).map(({ id }) => id)).toEqual([dead.id]);
    await runs.execute(dead.id);
    expect((await runs.get(dead.id)).state).toBe('proposed');
  });

  /** A proposed pair of such a mentor, and another with a place who could take its mentee. */
  async function somebodyElseCouldTeach(runId: string, isMeant = (_mentorId: string) => true) {
    const proposed = await proposals.allPairs(runId);
    const counts = new Map<string, number>();
    for (const { mentorId } of proposed) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    for (const pair of proposed) {
      if (!isMeant(pair.mentorId)) continue;
      const others = await pairs.possibleMentors(ward.id, pair.menteeId);
      const free = others.find(
        ({ mentorId, maxMentees }) =>
          mentorId !== pair.mentorId && (counts.get(mentorId) ?? 0) < maxMentees,
      );
      if (free) return { pair, free };
    }
    throw new Error('No other mentor could take any of these mentees.');
  }

  it('keeps an officer’s correction through publication and the next proposal', async () => {
    const run = await propose();
    const { pair, free } = await somebodyElseCouldTeach(run.id);
    await proposals.move(systemActor, run, pair.menteeId, free.mentorId);
    const difference = await proposals.publish(systemActor, await runs.get(run.id), {
      acceptBelowMinimum: true,
    });
    expect(difference.added).toBe((await pairs.current(ward.id)).length);
    expect((await pairs.ofMentee(pair.menteeId))?.mentorId).toBe(free.mentorId);

    const next = await propose();
    const kept = (await proposals.allPairs(next.id)).find(
      ({ menteeId }) => menteeId === pair.menteeId,
    );
    expect(kept?.mentorId).toBe(free.mentorId);
    expect(kept?.isLocked).toBe(true);
  });

  it('refuses to publish what was computed from people who have changed since', async () => {
    const run = await propose();
    const before = await pairs.current(ward.id);
    const { menteeId } = before[0];
    await world.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: menteeId }, { isActive: false }),
    );
    await expect(proposals.publish(systemActor, run)).rejects.toMatchObject({
      code: 'proposal-outdated',
    });
    expect(await pairs.current(ward.id)).toEqual(before);
    expect((await runs.get(run.id)).state).toBe('proposed');
  });

  it('never leaves a mentor between none and the minimum without the officer’s word', async () => {
    await world.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { wardId: ward.id }, { isActive: true }),
    );
    const run = await propose();
    // One after the other goes to somebody else, until four are left with a mentor.
    const from = await somebodyElseCouldTeach(run.id);
    const isOfThat = (mentorId: string) => mentorId === from.pair.mentorId;
    for (;;) {
      const left = (await proposals.allPairs(run.id)).filter(({ mentorId }) => isOfThat(mentorId));
      if (left.length < 5) break;
      const { pair, free } = await somebodyElseCouldTeach(run.id, isOfThat);
      await proposals.move(systemActor, await runs.get(run.id), pair.menteeId, free.mentorId);
    }
    const corrected = await runs.get(run.id);
    await expect(proposals.publish(systemActor, corrected)).rejects.toMatchObject({
      code: 'below-minimum',
    });
    await expect(
      proposals.publish(systemActor, await runs.get(run.id), {
        acceptBelowMinimum: true,
      }),
    ).resolves.toBeDefined();
  });

  it('loads the demo commune step by step, and again without a change', async () => {
    const demo = world.app.get(DemoService);
    await world.database.unitOfWork.write((manager) =>
      manager.query(`UPDATE ward SET code = '99002'`),
    );
    const first = await demo.load();
    const before = await pairs.current(first.id);
    expect(before.length).toBeGreaterThan(200);
    expect((await demo.load()).id).toBe(first.id);
    expect(await pairs.current(first.id)).toEqual(before);
  });
});
