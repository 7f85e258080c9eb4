import { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../common/domain-error';
import {
  bodyBounds,
  type BodyConfig,
  bodyDeadlineMs,
  mostQueryFields,
  strangersUploadBytes,
  uploadMs,
} from './body-bounds';
import { BodyMeter } from './body-meter';
import { FormShape, JsonShape } from './body-shape';

/** Whether the request comes from somebody who is signed in. */
export type IsSignedIn = (request: FastifyRequest) => Promise<boolean>;

/**
 * Refuses, before anything walks over it, a body or a query that no DTO would let in: class-transformer takes
 * seconds over thousands of keys, both it and JSON.stringify overflow the stack on thousands of levels, and
 * PostgreSQL keeps no NUL character.
 */
export function limitInput(app: NestFastifyApplication, isSignedIn: IsSignedIn): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    done(hasManyQueryFields(request.url) ? tooMuch() : undefined);
  });
  server.addHook('preParsing', async (request, _reply, payload) => {
    if (!hasBody(request)) return payload;
    endInTime(request);
    const type = request.headers['content-type'] ?? '';
    if (/^multipart\/form-data\b/i.test(type)) {
      const isSmall = Number(request.headers['content-length']) <= strangersUploadBytes;
      if (!isSmall && !(await isSignedIn(request))) throw new DomainError('too-large');
      return payload;
    }
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(type);
    const { anybody, signedIn } = isForm ? bodyBounds.form : bodyBounds.json;
    const { mostValues = signedIn.values } = request.routeOptions.config as BodyConfig;
    const meter = new BodyMeter(
      isForm ? new FormShape() : new JsonShape(),
      { anybody, signedIn: { ...signedIn, values: mostValues } },
      () => isSignedIn(request),
      bodyDeadlineMs,
    );
    // What comes after a refusal is read and thrown away, so that the answer can be read.
    meter.once('error', () => payload.unpipe(meter).resume());
    whenOver(request, () => {
      if (!request.raw.complete) meter.destroy();
    });
    return payload.pipe(meter);
  });
  server.addHook('preValidation', (request, _reply, done) => {
    done(hasNul(request.body) || hasNul(request.query) ? tooMuch() : undefined);
  });
}

/** As the server itself would, were it told for each route how long a request may take. */
function endInTime(request: FastifyRequest): void {
  const { raw, server, routeOptions } = request;
  const { uploadMs: most = uploadMs } = routeOptions.config as BodyConfig;
  // What a test puts in by hand has come already.
  if (!(raw.socket instanceof Socket)) return;
  const end = setTimeout(() => {
    const late = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    if (!raw.complete) server.server.emit('clientError', late, raw.socket);
  }, most);
  whenOver(request, () => clearTimeout(end));
}

/** A request that is answered before all of it was read never says that it closes; its connection does. */
function whenOver({ raw }: FastifyRequest, then: () => void): void {
  const { socket } = raw;
  const over = (): void => {
    raw.off('close', over);
    socket.off('close', over);
    then();
  };
  raw.once('close', over);
  socket.once('close', over);
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
}

function hasManyQueryFields(url: string): boolean {
  let fields = 0;
  for (let at = url.indexOf('?'); at !== -1; at = url.indexOf('&', at + 1)) fields += 1;
  return fields > mostQueryFields;
}

/** Level by level, of which the meter has let few enough through. */
function hasNul(input: unknown): boolean {
  for (let level = [input]; level.length > 0;) {
    if (level.some((value) => typeof value === 'string' && value.includes('\0'))) return true;
    level = level.flatMap((value) => (isBranch(value) ? Object.values(value) : []));
  }
  return false;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

function tooMuch(): DomainError {
  return new DomainError('invalid-input', { problem: 'shape' });
}
