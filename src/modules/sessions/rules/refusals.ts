import { DomainError } from '../../../platform/common/domain-error';
import type { PlainRefusalCode, RefusalCode } from '../../../texts';

export type { PlainRefusalCode } from '../../../texts';

/** A refusal because of how things stand. */
export function refuse(code: PlainRefusalCode, details?: Record<string, unknown>): DomainError {
  return new DomainError(code, {}, details);
}

/**
 * A session of a class is changed with its class, and its seats are taken there.
 * @throws DomainError part-of-class
 */
export function assertLesson({ classId }: { classId: string | null }): void {
  if (classId !== null) throw refuse('part-of-class');
}

/** True for a refusal with one of these codes. */
export function isRefusal(error: unknown, ...codes: RefusalCode[]): boolean {
  return error instanceof DomainError && codes.includes(error.code);
}
