import { Module } from '@nestjs/common';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Test } from '@nestjs/testing';
import { Authentication } from '../../../src/modules/access/identity/authentication';
import type { StaffSignIn } from '../../../src/modules/access/identity/sign-ins';
import { setUpApp } from '../../../src/app/app.setup';
import type { Actor } from '../../../src/modules/access/policies/actor';
import type { Clock } from '../../../src/platform/common/clock';
import { CommonModule } from '../../../src/platform/common/common.module';
import { ConfigModule } from '../../../src/platform/config/config.module';
import { parseEnv } from '../../../src/platform/config/env';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { features } from '../../../src/app/features';
import { HealthModule } from '../../../src/modules/health/health.module';
import { HttpModule } from '../../../src/platform/http/http.module';
import { newAdapter } from '../../../src/platform/http/new-adapter';
import { ProblemFilter } from '../../../src/platform/http/problem.filter';
import { QueueModule } from '../../../src/platform/queue/queue.module';
import { WebModule } from '../../../src/web/web.module';
import { videosOfTests } from '../worlds/kept-video';

/** The whole service on a database of the test's, without a queue; who asks is set by hand. */
export interface PagesApp {
  actors: Actor[];
  /** True: whose cookies come along asks, and `actors` tells nothing. */
  readsCookies: boolean;
  app: NestFastifyApplication;
  /** Everything that can be asked for, as the server has it. */
  served: { method: string; url: string }[];
  /** The patterns of all paths that answer a GET. */
  routes: string[];
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Headers }>;
  /** JSON, so that no form token is needed; redirects are not followed. */
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<{ status: number; text: string; location: string | null; headers: Headers }>;
  close(): Promise<void>;
}

export async function startPagesApp(
  unitOfWork: UnitOfWork,
  clock: Clock,
  settings: Record<string, string> = {},
): Promise<PagesApp> {
  @Module({
    providers: [{ provide: UnitOfWork, useValue: unitOfWork }],
    exports: [UnitOfWork],
  })
  class TestDatabaseModule {}

  /** Whoever the test names asks; a personal link still opens as it does. */
  class GivenActors extends Authentication {
    override actorsOf(request: FastifyRequest): Promise<Actor[]> {
      return pages.readsCookies ? super.actorsOf(request) : Promise.resolve(pages.actors);
    }

    override async staffSignInOf(request: FastifyRequest): Promise<StaffSignIn | null> {
      if (pages.readsCookies) return super.staffSignInOf(request);
      const [{ id } = { id: null }] = pages.actors;
      return id === null ? null : { id, accountId: id };
    }
  }

  const env = parseEnv({
    SECRET: 'a secret for the tests, and long enough',
    VIDEO_DIR: videosOfTests,
    ...settings,
  });
  const testing = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(env),
      CommonModule.withClock(clock),
      { module: TestDatabaseModule, global: true },
      HttpModule,
      QueueModule.withoutQueue(),
      ...features,
      HealthModule,
      WebModule,
    ],
  })
    .overrideProvider(Authentication)
    .useClass(GivenActors)
    .compile();
  const adapter = newAdapter(
    (error, request, reply) => app.get(ProblemFilter).answer(error, request, reply),
    env,
  );
  const routes = new Set<string>();
  const served: PagesApp['served'] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) served.push({ method: one, url });
    if ([method].flat().includes('GET')) routes.add(url);
  });
  const app = testing.createNestApplication<NestFastifyApplication>(adapter);
  await setUpApp(app, env);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const pages: PagesApp = {
    actors: [],
    readsCookies: false,
    served,
    app,
    get routes() {
      return [...routes];
    },
    get(path, headers) {
      return read(base + path, { redirect: 'manual', headers });
    },
    async send(method, path, body = {}) {
      const answer = await read(base + path, {
        method,
        redirect: 'manual',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { ...answer, location: answer.headers.get('location') };
    },
    close: () => app.close(),
  };
  return pages;
}

/** Not packed, unless it asks for that: to pack and unpack a page takes as long as to make it. */
async function read(url: string, init: RequestInit) {
  const headers = { 'accept-encoding': 'identity', ...init.headers };
  const response = await fetch(url, { ...init, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
