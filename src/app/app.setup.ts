import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Authentication, registerAccess } from '../modules/access';
import { AppModule } from './app.module';
import { answerUnder } from '../platform/http/base-path';
import { largestFieldBytes, largestUploadBytes } from '../platform/http/bounds';
import { registerCompression } from '../platform/http/compression';
import { limitInput } from '../platform/http/input-limits';
import { newAdapter } from '../platform/http/new-adapter';
import { Clock } from '../platform/common/clock';
import { ParameterPipe } from '../platform/http/parameter.pipe';
import { ProblemFilter } from '../platform/http/problem.filter';
import { createValidationPipe } from '../platform/http/validation';
import type { Env } from '../platform/config/env';
import { describeApi } from './openapi/document';
import { nameRequests } from '../platform/tracing/asked';
import { countRequests } from '../platform/watching/metrics/http-metrics';
import { ServiceLogger } from './service-logger';
import { registerWeb } from '../web/register-web';

/** Makes the HTTP service with everything on it, not yet listening. */
export async function createApp(
  env: Env,
  clock: Clock = new Clock(),
): Promise<NestFastifyApplication> {
  const adapter = newAdapter(
    (error, request, reply) => app.get(ProblemFilter).answer(error, request, reply),
    env,
  );
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(env, clock),
    adapter,
    {
      logger: new ServiceLogger(env.TIME_ZONE),
      abortOnError: false,
    },
  );
  await setUpApp(app, env);
  return app;
}

/** Pipes, filters, plugins and documents; shared with the tests. */
export async function setUpApp(app: NestFastifyApplication, env: Env): Promise<void> {
  nameRequests(app);
  countRequests(app);
  await app.register((await import('@fastify/multipart')).default, {
    limits: { fileSize: largestUploadBytes, files: 4, fields: 50, fieldSize: largestFieldBytes },
  });
  answerUnder(app, env.basePath);
  await registerCompression(app);
  await registerAccess(app, env);
  await registerWeb(app, env);
  const authentication = app.get(Authentication);
  limitInput(app, async (request) => (await authentication.actorsOf(request)).length > 0);
  app.useGlobalPipes(new ParameterPipe(), createValidationPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
  serveDescription(app);
}

/** Made when somebody first asks for it. */
function serveDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('api', app, () => describeApi(app), {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
  });
}
