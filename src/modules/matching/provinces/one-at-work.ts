import { DomainError } from '../../../platform/common/domain-error';
import { isDuplicate } from '../../../platform/database/violations';

/**
 * Brings a run of a province to work. The index `province_run_one_at_work` lets a province have one
 * that pairs, joins or is published. @throws DomainError match-in-progress when another one is
 */
export async function oneAtWork<T>(begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('match-in-progress', { where: 'province' });
  }
}
