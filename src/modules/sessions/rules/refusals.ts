import { DomainError } from '../../../platform/common/domain-error';
import type { PlainRefusalCode, RefusalCode } from '../../../texts';

export type { PlainRefusalCode } from '../../../texts';

/** A refusal because of how things stand. */
export function refuse(code: PlainRefusalCode, details?: Record<string, unknown>): DomainError {
  return new DomainError(code, {}, details);
}

/** True for a refusal with one of these codes. */
export function isRefusal(error: unknown, ...codes: RefusalCode[]): boolean {
  return error instanceof DomainError && codes.includes(error.code);
}
