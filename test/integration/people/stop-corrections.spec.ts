import type { StopReason } from '../../../src/core/people/stops';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('why somebody takes part no more, on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 5));
  });
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const stopMentee = (reason: StopReason) =>
    services.departures.stop(world.officer, {
      side: 'mentee',
      id: world.mentees[0].id,
      version: 1,
      reason,
      on: monday,
    });
  const correct = (reason: StopReason, version = 2) =>
    services.stopCorrections.correct(world.officer, {
      side: 'mentee',
      id: world.mentees[0].id,
      version,
      reason,
      on: '2026-11-20',
    });

  it('is said anew: whoever moved has died since', async () => {
    await stopMentee('moved');
    await correct('died');
    const { id: personId } = world.mentees[0];
    expect(await read().findBy(PersonStop, { personId })).toMatchObject([
      { reason: 'died', stoppedOn: '2026-11-20', endedAt: null },
    ]);
    await expect(correct('moved')).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('may be consent withdrawn afterwards, which a later reason does not give back', async () => {
    await stopMentee('moved');
    await correct('consent');
    const person = () => read().findOneByOrFail(Mentee, { id: world.mentees[0].id });
    expect((await person()).consentOn).toBeNull();
    await correct('no-wish', 3);
    expect((await person()).consentOn).toBeNull();
    const { id } = world.mentees[0];
    const back = { side: 'mentee' as const, id, version: 4, restore: true };
    const silent = services.returns.bringBack(world.officer, back);
    await expect(silent).rejects.toMatchObject({ code: 'consent-needed' });
    const consent = { way: 'spoken', proof: 'Trước mặt trưởng thôn' } as const;
    await services.returns.bringBack(world.officer, { ...back, consent });
    expect((await services.pairs.ofMentee(id))?.mentorId).toBe(world.mentor.id);
  });

  it('sends mentees who wait to the list when their ambassador cannot come back, and back with them', async () => {
    const { id } = world.mentor;
    const stop = { side: 'mentor' as const, id, version: 1, on: monday };
    const waiting = { reason: 'no-wish', menteesBecome: 'wait' } as const;
    await services.departures.stop(world.officer, { ...stop, ...waiting });
    expect(await services.pairs.ofMentor(id)).toHaveLength(5);
    const died = { ...stop, version: 2, reason: 'died' } as const;
    await services.stopCorrections.correct(world.officer, died);
    expect(await services.pairs.ofMentor(id)).toHaveLength(0);
    const { version } = await read().findOneByOrFail(Mentor, { id });
    const returning = { side: 'mentor' as const, id, version, restore: true };
    expect(await services.returns.bringBack(world.officer, returning)).toMatchObject({ pairs: 5 });
  });

  it('is nobody’s who takes part, nor a record’s that was merged', async () => {
    await expect(correct('died', 1)).rejects.toMatchObject({ code: 'not-stopped' });
    const [other, kept] = world.mentees;
    await services.merges.merge(world.officer, { side: 'mentee', kept, other, chosen: {} });
    await expect(correct('died')).rejects.toMatchObject({ code: 'person-merged' });
  });
});
