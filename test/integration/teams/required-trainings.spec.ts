import { systemActor } from '../../../src/modules/access/policies/actor';
import { Leftover } from '../../../src/modules/matching/entities/leftover.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { PairMoves } from '../../../src/modules/sessions/pair-moves/pair-moves.service';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { TrainingsService } from '../../../src/modules/teams/trainings/trainings.service';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { DomainError } from '../../../src/platform/common/domain-error';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('trainings that a ward asks for before pairing on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let untaught: Mentee[];
  let newcomer: Mentor;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 2);
      const { id, settings } = world.ward;
      await manager.update(Ward, { id }, { settings: { ...settings, minMentees: 1 } });
      newcomer = await addMentor(manager, world, { windows: alwaysFree });
      untaught = await addMentees(manager, world, 2, () => ({ windows: alwaysFree }));
      // Nobody else of the ward teaches.
      await manager.query(
        `UPDATE mentor SET is_active = false WHERE ward_id = '${id}'
         AND id NOT IN ('${world.mentor.id}', '${newcomer.id}')`,
      );
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const settingsPath = () => `/wards/${world.ward.code}/settings`;
  const record = (mentorId: string) =>
    pages.app.get(TrainingsService).record(world.officer, world.ward.id, {
      kind: 'safe-conduct',
      heldOn: '2026-11-20',
      givenBy: 'Công an xã',
      mentorIds: [mentorId],
      memberIds: [],
    });
  const ask = (requiredTrainings: string[]) =>
    pages.send('PATCH', `/api/v1/wards/${world.ward.id}/settings`, { requiredTrainings });
  const assign = (menteeId: string, mentorId: string) =>
    pages.app
      .get(PairMoves)
      .move(world.officer, world.ward.id, { menteeId, mentorId, fromId: null })
      .then(
        () => 'done',
        (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
      );

  it('are chosen where the page says how many have them, after it said whose pairs they are about', async () => {
    await record(newcomer.id);
    const desk = new Pressing(pages);
    await desk.open(settingsPath());
    expect(desk.text).toContain('1/2 đại sứ đã tập huấn');
    await desk.send(/settings$/, {
      ...hoursAsTheyAre(desk.text),
      requiredTrainings: 'safe-conduct',
    });
    // Two pairs of the ambassador without it: nothing is saved yet.
    expect(desk.text).toContain('đại sứ chưa được tập huấn');
    expect((await read().findOneByOrFail(Ward, { id: world.ward.id })).settings).toMatchObject({
      requiredTrainings: [],
    });
    await desk.send(/settings$/, { act: 'keep', pairs: 'keep', reason: 'Theo kế hoạch' });
    await desk.send(/settings$/, {});
    expect((await read().findOneByOrFail(Ward, { id: world.ward.id })).settings).toMatchObject({
      requiredTrainings: ['safe-conduct'],
    });
    expect(desk.text).toContain('Ứng xử an toàn');
    const standing = await read().findBy(Pair, { mentorId: world.mentor.id });
    expect(standing.filter(({ endedAt }) => endedAt === null)).toHaveLength(2);
  });

  it('keep an ambassador without them out of the chooser and of pairing by hand, in words of their own', async () => {
    await ask(['safe-conduct']);
    const [{ id: menteeId }] = untaught;
    const chooser = `/api/v1/wards/${world.ward.id}/mentees/${menteeId}/possible-mentors`;
    expect(JSON.parse((await pages.get(chooser)).text)).toEqual([]);
    expect(await assign(menteeId, newcomer.id)).toBe('no-training');
    const about = await pages.get(`/wards/${world.ward.code}/mentees/${menteeId}`);
    expect(about.text).toContain('chưa ai có buổi tập huấn mà đơn vị yêu cầu');
    await record(newcomer.id);
    expect(JSON.parse((await pages.get(chooser)).text)).toEqual([
      expect.objectContaining({ mentorId: newcomer.id }),
    ]);
    expect(await assign(menteeId, newcomer.id)).toBe('done');
  });

  it('let a pairing leave everybody with whoever teaches them today, and give nobody new to the others', async () => {
    await ask(['safe-conduct']);
    const runs = pages.app.get(MatchRunsService);
    const propose = async () => {
      clock.at += 1000;
      const { id } = await runs.request(systemActor, world.ward.id);
      await runs.execute(id);
      const pairs = await read().findBy(ProposedPair, { runId: id });
      const left = await read().findBy(Leftover, { runId: id, side: 'mentee' });
      return { pairs, left };
    };
    const before = await propose();
    expect(before.pairs.map(({ mentorId }) => mentorId)).toEqual(
      world.mentees.map(() => world.mentor.id),
    );
    expect(before.left.map(({ code }) => code)).toEqual(['no-training', 'no-training']);
    await record(newcomer.id);
    const after = await propose();
    expect(after.left).toEqual([]);
    const taught = after.pairs.filter(({ mentorId }) => mentorId === newcomer.id);
    expect(taught.map(({ menteeId }) => menteeId).sort()).toEqual(
      untaught.map(({ id }) => id).sort(),
    );
  }, 120_000);
});

/** The numbers and hours that the form shows. */
function hoursAsTheyAre(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input(?=[^>]*type="text"|(?![^>]*type=))[^>]*>/g)].map(
    ([tag]) => [/name="([^"]*)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? ''],
  );
  return Object.fromEntries(inputs.filter(([name]) => name !== '')) as Record<string, string>;
}
