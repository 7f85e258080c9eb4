import type { HardRule } from '../../../core/matching/rules/constraints';
import type { LockFault } from '../../../core/matching/pairing/match-plan';
import { DomainError } from '../../../platform/common/domain-error';

/** The refusal of a pair that breaks a hard rule. */
export function refusalOf(rule: HardRule): DomainError {
  return new DomainError(rule);
}

/** The officer's own decisions contradict each other or the rules. */
export function lockRefusal({ code }: LockFault): DomainError {
  return new DomainError(code);
}
