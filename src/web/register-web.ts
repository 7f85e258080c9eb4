import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Env } from '../platform/config/env';
import { galleryFolder, picturesAddress } from './help/guides';
import { assetsFolder } from './kit/view/asset-urls';
import { paths } from './kit/paths/paths';
import { withoutTrailingSlash } from './kit/view/own-path';
import { registerQueueBoard } from './operator/register-queue-board';

/** Serves styles, scripts and the operators' board; call it before the application starts. */
export async function registerWeb(app: NestFastifyApplication, env: Env): Promise<void> {
  await app.register(fastifyStatic, {
    root: assetsFolder,
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    setHeaders(reply, path) {
      if (path.endsWith('offline-worker.js'))
        void reply.header('service-worker-allowed', `${env.basePath}${paths.anyone.mentor()}/`);
    },
  });
  await app.register(fastifyStatic, {
    root: galleryFolder,
    prefix: picturesAddress,
    index: false,
    maxAge: '1d',
    decorateReply: false,
  });
  await registerQueueBoard(app);
  leadWithoutTrailingSlash(app);
}

/** Every page stands at one address: who writes a slash at its end is led there. */
function leadWithoutTrailingSlash(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async ({ method, url }, reply) => {
    const isPage = (method === 'GET' || method === 'HEAD') && !url.startsWith('/api/');
    const to = isPage ? withoutTrailingSlash(url) : null;
    if (to !== null) return reply.redirect(to, 308);
  });
}
