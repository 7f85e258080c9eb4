import { HttpException } from '@nestjs/common';
import type { Language } from '../../texts';
import { DomainError, notFound } from '../common/domain-error';
import { isUnavailable } from '../database/unavailable';

/** RFC 9457 problem details, with our stable `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance?: string;
  details?: Record<string, unknown>;
}

/** What anything thrown is answered with; a fault of ours shows no detail. */
export interface Refused {
  status: number;
  refusal: DomainError;
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

export function refusedBy(error: unknown): Refused {
  if (error instanceof DomainError) return { status: error.status, refusal: error };
  if (isUnavailable(error)) return { status: 503, refusal: new DomainError('unavailable') };
  const status = statusOf(error);
  return { status, refusal: refusalFor(status) };
}

export function problemOf(
  { status, refusal }: Refused,
  language: Language,
  instance?: string,
): Problem {
  return {
    type: 'about:blank',
    title: titles[status] ?? (status < 500 ? 'Refused' : 'Internal Server Error'),
    status,
    detail: refusal.sentenceIn(language),
    code: refusal.code,
    instance,
    details: refusal.details,
  };
}

/** Nest's exceptions, and those of Fastify and its plugins, name their status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function refusalFor(status: number): DomainError {
  switch (status) {
    case 400:
      return new DomainError('invalid-input', { problem: 'malformed' });
    case 401:
      return new DomainError('unauthenticated');
    case 403:
      return new DomainError('forbidden');
    case 404:
      return notFound('page-or-data');
    case 405:
      return new DomainError('method-not-allowed');
    case 408:
      return new DomainError('too-slow');
    case 413:
    case 431:
      return new DomainError('too-large');
    case 415:
      return new DomainError('unsupported-media-type');
    case 429:
      return new DomainError('too-many-requests');
    default:
      return new DomainError(status < 500 ? 'refused' : 'fault');
  }
}
