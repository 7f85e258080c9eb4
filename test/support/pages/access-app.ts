import { Global, Module, Type } from '@nestjs/common';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule } from '../../../src/modules/access/access.module';
import { PeopleScope } from '../../../src/modules/matching/pairs/people-scope';
import { WardsModule } from '../../../src/modules/wards/wards.module';
import { PhoneListener } from '../../../src/modules/people/changes/phone-listener';
import { PeopleModule } from '../../../src/modules/people/people.module';
import { registerAccess } from '../../../src/modules/access/guard/register-access';
import { Clock } from '../../../src/platform/common/clock';
import { CommonModule } from '../../../src/platform/common/common.module';
import { ProblemFilter } from '../../../src/platform/http/problem.filter';
import { createValidationPipe } from '../../../src/platform/http/validation';
import { ConfigModule } from '../../../src/platform/config/config.module';
import { parseEnv } from '../../../src/platform/config/env';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { FakeClock } from '../clocks/fake-clock';

const nobodyListens: PhoneListener = { numbersChanged: () => Promise.resolve() };

/** The access rooms alone, before controllers of the test's own. */
export async function createAccessApp(
  unitOfWork: UnitOfWork,
  controllers: Type[],
  clock: Clock = new FakeClock(Date.UTC(2026, 10, 23, 1)),
): Promise<NestFastifyApplication> {
  @Global()
  @Module({
    controllers,
    providers: [
      { provide: UnitOfWork, useValue: unitOfWork },
      { provide: PhoneListener, useValue: nobodyListens },
      PeopleScope,
    ],
    exports: [UnitOfWork, PhoneListener],
  })
  class ProbeModule {}

  const env = parseEnv({
    SECRET: 'a secret for the tests, and long enough',
    BASE_URL: 'http://localhost:3000',
  });
  const testing = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(env),
      CommonModule.withClock(clock),
      ProbeModule,
      PeopleModule,
      WardsModule,
      AccessModule,
    ],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await registerAccess(app, env);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
