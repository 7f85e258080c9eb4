import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Env } from '../../../platform/config/env';

/**
 * A browser may be signed in as one of the staff, as ambassadors and as mentees at the same time: a phone
 * is often a family's. A person's cookie holds the tokens of all whose links were opened on it.
 */
export const staffCookie = 'tn_staff';
export const personCookies = { mentor: 'tn_mentor', mentee: 'tn_mentee' } as const;
export const visitorCookie = 'tn_visitor';

const YEAR_SECONDS = 365 * 24 * 3600;
/** More people on one phone than any family has; the one opened longest ago falls out. */
const mostPeopleOnAPhone = 8;
/** Stands in no token of a personal link. */
const between = '.';

/** Sets a cookie that no script reads. Without `seconds` it ends with the browser. */
export function setCookie(
  reply: FastifyReply,
  env: Env,
  name: string,
  value: string,
  seconds?: number,
): void {
  void reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: env.baseUrl.startsWith('https:'),
    maxAge: seconds,
  });
}

/**
 * Phones keep personal links, the one opened last first, so that nobody must look for the message again.
 * Without a token left the cookie goes.
 */
export function keepPersonalLinks(
  reply: FastifyReply,
  env: Env,
  kind: keyof typeof personCookies,
  tokens: readonly string[],
): void {
  const name = personCookies[kind];
  if (tokens.length === 0) return clearCookie(reply, name);
  setCookie(reply, env, name, tokens.slice(0, mostPeopleOnAPhone).join(between), YEAR_SECONDS);
}

/** The tokens of the personal links that a phone has kept. */
export function keptTokens(
  request: FastifyRequest,
  kind: keyof typeof personCookies,
): readonly string[] {
  const tokens = (request.cookies?.[personCookies[kind]] ?? '').split(between).filter(Boolean);
  return tokens.slice(0, mostPeopleOnAPhone);
}

export function clearCookie(reply: FastifyReply, name: string): void {
  void reply.clearCookie(name, { path: '/' });
}
