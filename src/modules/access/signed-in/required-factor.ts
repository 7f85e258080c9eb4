import type { Env } from '../../../platform/config/env';

/** Whether somebody of this role must have a second factor, by the setting SECOND_FACTOR. */
export function isFactorRequired({ SECOND_FACTOR }: Env, role: string): boolean {
  return SECOND_FACTOR === 'staff' || (SECOND_FACTOR === 'administrators' && role === 'operator');
}
