import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';

/**
 * A service that shares its host with others stands under a path of it: BASE_URL=https://ward.example/tung-ngo. Within
 * the program every address begins at its own root, as `paths` makes it; the path is taken off a request and put before
 * the addresses of an answer here, at the edge, so that nothing else knows of it. A proxy may take it off before, or
 * leave it on.
 */
const addresses = / (?:href|src|action|formaction|data-(?:worker|after|sheet))="\/(?!\/)/g;

/** A list of addresses that a page lets the phone keep. */
const lists = / data-keep="[^"]*"/g;

/** The page with its addresses under the path. Quotes of what people wrote are escaped in it: no text looks like an attribute. */
export function pageUnder(basePath: string, html: string): string {
  return html
    .replace(addresses, (found) => `${found.slice(0, -1)}${basePath}/`)
    .replace(lists, (found) => found.replaceAll('&quot;/', `&quot;${basePath}/`));
}

/** What Fastify routes a request by. */
export function ownAddress(basePath: string): ((request: IncomingMessage) => string) | undefined {
  if (basePath === '') return undefined;
  return ({ url = '/' }) => {
    const rest = url.startsWith(basePath) ? url.slice(basePath.length) : undefined;
    if (rest === undefined || !/^(?:[/?]|$)/.test(rest)) return url;
    return rest.startsWith('/') ? rest : `/${rest}`;
  };
}

/** Puts the path before what an answer leads to; call it before whatever packs answers. */
export function answerUnder(app: NestFastifyApplication, basePath: string): void {
  if (basePath === '') return;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', async (_request, reply, payload) => {
    const location = reply.getHeader('location');
    if (typeof location === 'string' && /^\/(?!\/)/.test(location)) {
      void reply.header('location', basePath + location);
    }
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (!isPage || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return payload;
    return pageUnder(basePath, payload.toString());
  });
}
