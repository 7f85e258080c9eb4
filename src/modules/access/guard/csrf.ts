import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { bearerOf } from '../identity/authentication';
import {
  cookieName,
  cookieOf,
  keptTokens,
  setCookie,
  staffCookie,
  visitorCookie,
} from '../identity/cookies';
import { Signer } from '../identity/signer';

/** The form field; forms with files carry it in the query instead, since it is checked before the files are read. */
export const csrfField = '_csrf';

/**
 * Keeps other sites' forms out. Every page gets a token: a signature over a random cookie and what the browser is
 * signed in by, so that one from another session is none in this one. A POST that a foreign form could make must
 * bring it; JSON, other methods and bearer tokens are out of a foreign form's reach (the browser would ask us first).
 */
@Injectable()
export class Csrf {
  constructor(
    private readonly env: Env,
    private readonly signer: Signer,
  ) {}

  tokenFor(request: FastifyRequest, reply: FastifyReply): string {
    let visitor = cookieOf(request, this.env, visitorCookie);
    if (!visitor) {
      visitor = randomBytes(16).toString('base64url');
      request.cookies[cookieName(this.env, visitorCookie)] = visitor;
      setCookie(reply, this.env, visitorCookie, visitor);
    }
    return this.sign(request, visitor);
  }

  /** The token of a browser that has its cookie already; empty for any other. */
  standingToken(request: FastifyRequest): string {
    const visitor = cookieOf(request, this.env, visitorCookie);
    return visitor ? this.sign(request, visitor) : '';
  }

  /** @throws DomainError form-expired */
  check(request: FastifyRequest): void {
    if (!canComeFromForeignForm(request)) return;
    const visitor = cookieOf(request, this.env, visitorCookie);
    const token = takeToken(request);
    const signature = token && unmasked(token);
    const isOurs =
      visitor &&
      signature &&
      sessionsOf(request, this.env).some((session) =>
        this.signer.isSignedBy('csrf', `${visitor} ${session}`, signature),
      );
    if (isOurs) return;
    throw new DomainError('form-expired');
  }

  private sign(request: FastifyRequest, visitor: string): string {
    const [session = ''] = sessionsOf(request, this.env);
    return masked(this.signer.signature('csrf', `${visitor} ${session}`));
  }
}

/**
 * What a form may be bound to, the staff's sign-in first; of a family's phone any of its people's, since a form of the
 * mother's that lies open still counts when the father's link is opened. Nothing where nobody is signed in.
 */
function sessionsOf(request: FastifyRequest, env: Env): string[] {
  const staff = cookieOf(request, env, staffCookie) ?? '';
  const people = [...keptTokens(request, env, 'mentor'), ...keptTokens(request, env, 'mentee')];
  const sessions = [staff, ...people].filter((session) => session !== '');
  return sessions.length > 0 ? sessions : [''];
}

/** Bytes of a signature, as `Signer` cuts it. */
const SIGNATURE_BYTES = 16;

/**
 * Another text for every page: answers are compressed, and whoever counts their bytes must not learn
 * the token letter by letter (BREACH).
 */
function masked(signature: string): string {
  const mask = randomBytes(SIGNATURE_BYTES);
  const bytes = Buffer.from(signature, 'base64url');
  return Buffer.concat([mask, bytes.map((byte, index) => byte ^ (mask[index] ?? 0))]).toString(
    'base64url',
  );
}

function unmasked(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * SIGNATURE_BYTES) return undefined;
  const mask = bytes.subarray(0, SIGNATURE_BYTES);
  return Buffer.from(
    bytes.subarray(SIGNATURE_BYTES).map((byte, index) => byte ^ (mask[index] ?? 0)),
  ).toString('base64url');
}

function canComeFromForeignForm(request: FastifyRequest): boolean {
  if (request.method !== 'POST' || bearerOf(request) !== undefined) return false;
  const contentType = request.headers['content-type'] ?? '';
  return !/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(contentType);
}

/** Takes the token out of the form, so that DTOs do not see it. */
function takeToken(request: FastifyRequest): string | undefined {
  const query = request.query as Record<string, unknown>;
  const body = (request.body ?? {}) as Record<string, unknown>;
  const token = body[csrfField] ?? query[csrfField];
  delete body[csrfField];
  delete query[csrfField];
  return typeof token === 'string' ? token : undefined;
}
