import { DomainError } from '../../../platform/common/domain-error';

/**
 * Does what a form asked for. When it is refused, `show` gives the page again with the reason above
 * it; anything but a refusal is a fault and goes on its way.
 */
export async function orShow<T, P>(
  work: () => Promise<T>,
  show: (refusal: DomainError) => Promise<P> | P,
): Promise<T | P> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.status !== 404) return show(error);
    throw error;
  }
}

/** The fields of a form that were not filled in as needed, each with the key of its sentence. */
export function invalidFields(fields: Record<string, string>): DomainError {
  return new DomainError('invalid-form', {}, { fields });
}
