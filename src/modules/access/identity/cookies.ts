import type { FastifyReply } from 'fastify';
import type { Env } from '../../../platform/config/env';

/** A browser may be signed in as one of the staff, as an ambassador and as a mentee at the same time. */
export const staffCookie = 'tn_staff';
export const personCookies = { mentor: 'tn_mentor', mentee: 'tn_mentee' } as const;
export const visitorCookie = 'tn_visitor';

const YEAR_SECONDS = 365 * 24 * 3600;

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

/** Phones keep the personal link, so that nobody must look for the message again. */
export function keepPersonalLink(
  reply: FastifyReply,
  env: Env,
  kind: keyof typeof personCookies,
  token: string,
): void {
  setCookie(reply, env, personCookies[kind], token, YEAR_SECONDS);
}

export function clearCookie(reply: FastifyReply, name: string): void {
  void reply.clearCookie(name, { path: '/' });
}
