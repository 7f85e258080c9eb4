import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Env } from '../../../platform/config/env';

/**
 * A browser may be signed in as one of the staff, as ambassadors and as mentees at the same time: a phone
 * is often a family's. A person's cookie holds the tokens of all whose links were opened on it.
 */
export const staffCookie = 'tn_staff';
export const personCookies = { mentor: 'tn_mentor', mentee: 'tn_mentee' } as const;
export const visitorCookie = 'tn_visitor';
/** By which a browser is known again where somebody signed in before (known-devices.ts). */
export const deviceCookie = 'tn_device';

/** Between the password and the code (second-steps.ts). */
export const stepCookie = 'tn_step';
/** Between a phone number and the code that comes to it (code-cookie.ts). */
export const codeCookie = 'tn_code';
/** Between leaving for the provider and what is done on the return (provider-trips.ts). */
export const tripCookie = 'tn_trip';

/** More people on one phone than any family has; the one opened longest ago falls out. */
const mostPeopleOnAPhone = 8;
/** Stands in no token. */
const between = '.';

/** What the cookies of this installation are like. */
type Place = Pick<Env, 'baseUrl' | 'basePath'>;

/**
 * Over https a cookie is `__Host-`: no neighbouring host and no page over http can plant one, which is why its path is
 * always `/`. Under a path of a host that others share it is `__Secure-` and goes to that path alone. Browsers refuse
 * these prefixes over plain http, as on localhost; there the name has none.
 */
export function cookieName({ baseUrl, basePath }: Place, name: string): string {
  if (!isHttps(baseUrl)) return name;
  return basePath === '' ? `__Host-${name}` : `__Secure-${name}`;
}

/** What a browser keeps under the name; one without the prefix is nobody's over https. */
export function cookieOf(request: FastifyRequest, place: Place, name: string): string | undefined {
  return request.cookies?.[cookieName(place, name)];
}

/** The same where it does not matter who set it, such as the language. */
export function anyCookieOf({ cookies }: FastifyRequest, name: string): string | undefined {
  return cookies?.[`__Host-${name}`] ?? cookies?.[`__Secure-${name}`] ?? cookies?.[name];
}

/** Sets a cookie that no script reads. Without `seconds` it ends with the browser. */
export function setCookie(
  reply: FastifyReply,
  place: Place,
  name: string,
  value: string,
  seconds?: number,
): void {
  void reply.setCookie(cookieName(place, name), value, {
    ...attributes(place),
    httpOnly: true,
    sameSite: 'lax',
    maxAge: seconds,
  });
}

/**
 * Phones keep who signed in on them, the one who did last first, so that nobody must look for the message again.
 * Without a token left the cookie goes.
 */
export function keepPeople(
  reply: FastifyReply,
  env: Env,
  kind: keyof typeof personCookies,
  tokens: readonly string[],
): void {
  const name = personCookies[kind];
  if (tokens.length === 0) return clearCookie(reply, env, name);
  const kept = tokens.slice(0, mostPeopleOnAPhone).join(between);
  setCookie(reply, env, name, kept, env.PERSON_SESSION_DAYS * 24 * 3600);
}

/** The tokens of the people who are signed in on a phone. */
export function keptTokens(
  request: FastifyRequest,
  place: Place,
  kind: keyof typeof personCookies,
): readonly string[] {
  const tokens = (cookieOf(request, place, personCookies[kind]) ?? '').split(between);
  return tokens.filter(Boolean).slice(0, mostPeopleOnAPhone);
}

export function clearCookie(reply: FastifyReply, place: Place, name: string): void {
  void reply.clearCookie(cookieName(place, name), attributes(place));
}

function attributes({ baseUrl, basePath }: Place): { path: string; secure: boolean } {
  return { path: basePath || '/', secure: isHttps(baseUrl) };
}

function isHttps(baseUrl: string): boolean {
  return baseUrl.startsWith('https:');
}
