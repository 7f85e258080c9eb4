import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { registerAccess } from '../modules/access';
import { AppModule } from './app.module';
import { Clock } from '../platform/common/clock';
import { ProblemFilter } from '../platform/http/problem.filter';
import { createValidationPipe } from '../platform/http/validation';
import type { Env } from '../platform/config/env';
import { ServiceLogger } from './service-logger';
import { registerWeb } from '../web/register-web';

/** A sheet of 20,000 rows stays far below it. */
const largestUploadBytes = 16 * 1024 * 1024;

/** Makes the HTTP service with everything on it, not yet listening. */
export async function createApp(
  env: Env,
  clock: Clock = new Clock(),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: 1024 * 1024, trustProxy: 'loopback' });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(env, clock),
    adapter,
    {
      logger: new ServiceLogger(),
      abortOnError: false,
    },
  );
  await setUpApp(app, env);
  return app;
}

/** Pipes, filters, plugins and documents; shared with the tests. */
export async function setUpApp(app: NestFastifyApplication, env: Env): Promise<void> {
  await app.register((await import('@fastify/multipart')).default, {
    limits: { fileSize: largestUploadBytes, files: 4, fields: 50 },
  });
  await registerAccess(app, env);
  await registerWeb(app, env);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
  app.enableShutdownHooks();
  describeApi(app);
}

function describeApi(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Từng Ngõ')
    .setDescription(
      'Pairs digital ambassadors with mentees, plans 30-minute sessions, sends reminders. ' +
        'Errors are application/problem+json with a stable code; writes take Idempotency-Key.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('tn_staff')
    .build();
  const paths = /^\/(api|health)\//;
  const factory = () => {
    const document = SwaggerModule.createDocument(app, description);
    document.paths = Object.fromEntries(
      Object.entries(document.paths).filter(([path]) => paths.test(path)),
    );
    return document;
  };
  SwaggerModule.setup('api', app, factory, {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
  });
}
