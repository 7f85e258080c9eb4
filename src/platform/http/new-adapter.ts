import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defaultLanguage } from '../../texts';
import type { Env } from '../config/env';
import { nameOfRequest } from '../tracing/asked';
import { ownAddress } from './base-path';
import { aLongUpload, bodyBounds } from './body-bounds';
import { problemOf, refusedBy } from './problem';

/** Of a request's first lines; what is not there by then was kept back on purpose. */
const headersMs = 20_000;
/** Of a whole request; `limitInput` ends most of them earlier. */
const requestMs = aLongUpload.uploadMs;
/** A connection on which nothing moves: longer than any answer takes to be made. */
const silenceMs = 300_000;
/** How often connections that are over time are looked for. */
const lookMs = 5_000;

/** Answers what comes to no handler, as handlers are answered. */
export type AnswersRefusals = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => void;

/**
 * The HTTP server: every body, request and connection has an end. Only `trustedProxies` are believed on where a request
 * comes from.
 */
export function newAdapter(
  answer: AnswersRefusals,
  { basePath, trustedProxies }: Pick<Env, 'basePath' | 'trustedProxies'>,
): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: nameOfRequest,
    rewriteUrl: ownAddress(basePath),
    bodyLimit: Math.max(bodyBounds.json.signedIn.bytes, bodyBounds.form.signedIn.bytes),
    trustProxy: trustedProxies,
    requestTimeout: requestMs,
    connectionTimeout: silenceMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: lookMs },
    frameworkErrors: answer,
    clientErrorHandler: (error, socket) => refuse(error, socket),
  });
}

const statusOf: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** What is no request yet: there is nothing to answer but the connection. */
function refuse({ code = '' }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const refused = refusedBy({ statusCode: statusOf[code] ?? 400 });
  const problem = problemOf(refused, defaultLanguage);
  const body = JSON.stringify(problem);
  if (socket.writable) {
    socket.write(
      [
        `HTTP/1.1 ${problem.status} ${problem.title}`,
        'Content-Type: application/problem+json',
        `Content-Language: ${defaultLanguage}`,
        'Cache-Control: no-store',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroySoon();
}
