import type { FastifyRequest } from 'fastify';
import type { Refused } from '../../../platform/http/problem';

/** A form of a person whose link this phone does not have: it was not taken, and is not lost. */
export interface KeptFormProps {
  action: string;
  /** As they came: several under one name as a list. */
  values: Record<string, string | string[]>;
}

/**
 * The form that a request without the right person brought, to be sent again. Its token was good, so
 * it stood on a page of ours; one whose token was not is never offered again.
 */
export function keptFormOf(
  { refusal }: Refused,
  { method, url, body }: FastifyRequest,
): KeptFormProps | undefined {
  if (refusal.code !== 'other-person' || method !== 'POST') return undefined;
  const values = Object.entries((body ?? {}) as Record<string, unknown>).filter(
    (field): field is [string, string | string[]] => [field[1]].flat().every(isText),
  );
  return { action: url, values: Object.fromEntries(values) };
}

const isText = (value: unknown): boolean => typeof value === 'string';
