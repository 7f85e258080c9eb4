import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { RefusedSignIns } from '../../../src/modules/access/identity/refused-sign-ins';
import { SignInAttempts } from '../../../src/modules/access/identity/sign-in-attempts';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { Clock } from '../../../src/platform/common/clock';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import { type RunningService, startService } from './running-service';
import { type SessionWorld, settlePairs } from '../worlds/session-world';

/** The built program on a database with a ward, an ambassador, mentees and an officer who may sign in. */
export interface ApiWorld {
  service: RunningService;
  database: TestDatabase;
  world: SessionWorld;
  officer: { login: string; password: string };
  stop(): Promise<void>;
}

export async function startApi(dialect: 'sqlite' | 'postgres'): Promise<ApiWorld> {
  const database = await createTestDatabase(dialect);
  const { unitOfWork } = database;
  const world = await unitOfWork.write((manager) => settlePairs(manager, 6));
  const officer = { login: 'can.bo', password: 'chín con mèo đen' };
  const clock = new Clock();
  await new AccountsService(
    unitOfWork,
    clock,
    new SignInAttempts(unitOfWork, new RefusedSignIns(unitOfWork, clock)),
    new RefusedSignIns(unitOfWork, clock),
  ).create(systemActor, {
    ...officer,
    fullName: 'Nguyễn Thị Lan',
    wardId: world.ward.id,
    role: 'officer',
  });
  const service = await startService(database.url);
  return {
    service,
    database,
    world,
    officer,
    async stop() {
      await service.stop();
      await database.drop();
    },
  };
}
