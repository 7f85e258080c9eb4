import { newId } from '../../../src/platform/database/columns';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { DomainError } from '../../../src/platform/common/domain-error';
import { compareAndSet } from '../../../src/platform/database/compare-and-set';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { settleWard } from '../../support/worlds/province-wards';

describe.each(dialects)('a change that is refused or taken back, on %s', (dialect) => {
  let world: FeaturesWorld;
  let unitOfWork: UnitOfWork;
  let code = 40_000;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    unitOfWork = world.database.unitOfWork;
  });
  afterAll(() => world.close());

  async function someone(): Promise<Mentee> {
    code += 1;
    const wardId = await settleWard(world, String(code), 105.8, [0, 1], false);
    return unitOfWork.read.findOneByOrFail(Mentee, { wardId });
  }
  const stored = ({ id }: Mentee) => unitOfWork.read.findOneByOrFail(Mentee, { id });
  const set = (mentee: Mentee, changes: Partial<Mentee>) =>
    unitOfWork.write((manager) => compareAndSet(manager, Mentee, mentee, changes));

  it('gives the row as it then stands, and leaves what was seen as it was', async () => {
    const seen = await someone();
    const before = { ...seen };
    const changes = {
      languages: ['vi', 'muong'],
      isHomebound: true,
      phone: '+84912345678',
      birthYear: null,
    };
    const after = await set(seen, changes);
    expect(seen).toEqual(before);
    expect(after).toEqual({ ...before, ...changes, version: before.version + 1 });
    expect({ ...(await stored(seen)) }).toEqual(after);
  });

  it('can be done again after a rollback, with the same thing seen', async () => {
    const seen = await someone();
    const taken = unitOfWork.write(async (manager) => {
      await compareAndSet(manager, Mentee, seen, { birthYear: 1950 });
      throw new Error('The disk is full.');
    });
    await expect(taken).rejects.toThrow('full');
    await set(seen, { birthYear: 1951 });
    expect(await stored(seen)).toMatchObject({ birthYear: 1951, version: seen.version + 1 });
  });

  it('is refused once somebody else was first, or when what it rests on no longer holds', async () => {
    const seen = await someone();
    await set(seen, { birthYear: 1950 });
    const refused = set(seen, { birthYear: 1951 });
    await expect(refused).rejects.toMatchObject({ code: 'stale-version', status: 409 });
    const now = await stored(seen);
    const onlyWhen = (isActive: boolean | boolean[]) =>
      unitOfWork.write((manager) =>
        compareAndSet(
          manager,
          Mentee,
          now,
          { birthYear: 1952 },
          { where: { isActive }, refusal: () => new DomainError('mentor-inactive') },
        ),
      );
    await expect(onlyWhen(false)).rejects.toMatchObject({ code: 'mentor-inactive' });
    expect(await onlyWhen([false, true])).toMatchObject({ birthYear: 1952 });
  });

  it('of those who come at the same moment lets one through', async () => {
    const seen = await someone();
    const years = Array.from({ length: 8 }, (_, at) => 1950 + at);
    const outcomes = await Promise.allSettled(years.map((birthYear) => set(seen, { birthYear })));
    const done = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(done).toHaveLength(1);
    expect({ ...(await stored(seen)) }).toEqual(done[0]);
  });

  if (dialect === 'postgres') {
    it('meets no false refusal when PostgreSQL asks for the transaction again', async () => {
      const seen = await someone();
      let tries = 0;
      const after = await unitOfWork.write(async (manager) => {
        const changed = await compareAndSet(manager, Mentee, seen, { birthYear: 1950 });
        if (++tries === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
        return changed;
      });
      expect(tries).toBe(2);
      expect(after.version).toBe(seen.version + 1);
    });
  }

  it('lets one of two people who know a password change it: the sign-ins of the other end', async () => {
    const accounts = world.app.get(AccountsService);
    const account = await accounts.create(systemActor, {
      wardId: null,
      login: `officer-${dialect}`,
      fullName: 'Lê Văn An',
      password: 'bí mật đầu tiên của tôi',
      role: 'operator',
    });
    const here = { id: newId(), accountId: account.id };
    const change = (next: string) =>
      accounts.changePassword(systemActor, here, 'bí mật đầu tiên của tôi', next);
    const outcomes = await Promise.allSettled([
      change('bí mật thứ hai của tôi'),
      change('bí mật thứ ba của tôi'),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(['stale-version', 'wrong-password']).toContain((refused[0] as DomainError).code);
    expect((await accounts.get(account.id)).signInVersion).toBe(2);
  });
});
