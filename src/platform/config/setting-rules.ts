import { isIP } from 'node:net';
import { templateNames } from '../../core/reminders/template-names';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export const toNumber = ({ value }: { value: unknown }) =>
  value === undefined ? value : Number(value);

function applyAll(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

export const anyUrl = { require_tld: false, require_protocol: true };

const template = `(?:${templateNames.join('|')})(?:\\.(?:vi|en))?=[\\w-]+`;
export const templateList = new RegExp(`^${template}(?:[\\s,;]+${template})*$`);

/** Messages a second that one process may hand to a provider. */
export function PerSecond(): PropertyDecorator {
  return applyAll(Transform(toNumber), IsInt(), Min(1), Max(10_000));
}

/** Messages a day, of all processes together; no limit when it is left out. */
export function PerDay(): PropertyDecorator {
  return applyAll(Transform(toNumber), IsOptional(), IsInt(), Min(1), Max(100_000_000));
}

/** A number of milliseconds, minutes, hours, days or things. */
export function Span(most: number): PropertyDecorator {
  return applyAll(Transform(toNumber), IsInt(), Min(1), Max(most));
}

/** How long something is remembered. */
export function Days(): PropertyDecorator {
  return applyAll(Transform(toNumber), IsInt(), Min(1), Max(36_500));
}

export function listOf(value = ''): string[] {
  return value.split(/[\s,;]+/).filter(Boolean);
}

/** Networks that have a name: this machine, and those that no other network can reach. */
const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];

export function isNetwork(value: string): boolean {
  if (namedNetworks.includes(value)) return true;
  const [address = '', bits, ...others] = value.split('/');
  const version = isIP(address);
  if (version === 0 || others.length > 0) return false;
  // Of all addresses of the world everybody would say where they come from.
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

/** What a provider says is believed over TLS, or on this very machine. */
export function isIssuer(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
  return isSafe && search === '' && hash === '';
}

export function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1?\]|0\.0\.0\.0)$/.test(hostname);
}
