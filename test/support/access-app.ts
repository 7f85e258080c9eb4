import { Global, Module, Type } from '@nestjs/common';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule } from '../../src/access/access.module';
import { registerAccess } from '../../src/access/register-access';
import { Clock } from '../../src/common/clock';
import { CommonModule } from '../../src/common/common.module';
import { ProblemFilter } from '../../src/common/problem.filter';
import { createValidationPipe } from '../../src/common/validation';
import { ConfigModule } from '../../src/config/config.module';
import { parseEnv } from '../../src/config/env';
import { UnitOfWork } from '../../src/database/unit-of-work';
import { FakeClock } from './fake-clock';

/** The access rooms alone, before controllers of the test's own. */
export async function createAccessApp(
  unitOfWork: UnitOfWork,
  controllers: Type[],
  clock: Clock = new FakeClock(Date.UTC(2026, 10, 23, 1)),
): Promise<NestFastifyApplication> {
  @Global()
  @Module({
    controllers,
    providers: [{ provide: UnitOfWork, useValue: unitOfWork }],
    exports: [UnitOfWork],
  })
  class ProbeModule {}

  const env = parseEnv({
    SECRET: 'a secret for the tests, and long enough',
    BASE_URL: 'http://localhost:3000',
  });
  const testing = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(env), CommonModule, ProbeModule, AccessModule],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await registerAccess(app, env);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
