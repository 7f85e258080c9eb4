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

/** The same refusal that names these fields as well; what it says of a field already stays. */
export function naming(refusal: DomainError, more: Record<string, string>): DomainError {
  const named = refusal.details?.fields as Record<string, string> | undefined;
  const fields = { ...named, ...Object.fromEntries(notIn(named, more)) };
  return new DomainError(refusal.code, refusal.params, { ...refusal.details, fields });
}

const notIn = (named: Record<string, string> = {}, more: Record<string, string>) =>
  Object.entries(more).filter(([name]) => !Object.hasOwn(named, name));

/** Passwords never come back into a page: of a refused form those that were typed are asked for once more. */
export function askingAgain(
  refusal: DomainError,
  typed: Partial<Record<PasswordField, string>>,
): DomainError {
  const sent = passwordFields.filter((name) => typed[name]);
  return naming(refusal, Object.fromEntries(sent.map((name) => [name, 'password-again'])));
}

const passwordFields = [
  'current',
  'next',
  'nextAgain',
  'password',
  'passwordAgain',
  'forSignIns',
  'forHelp',
  'forCodes',
  'forRemoval',
] as const;
type PasswordField = (typeof passwordFields)[number];

/** The first password that is asked for, where nothing else is: there the next word is typed. */
export function firstPasswordOf(refusal: DomainError | undefined): string | undefined {
  const named = Object.keys(refusal?.details?.fields ?? {});
  const isPassword = (name: string) => passwordFields.includes(name as PasswordField);
  return named.every(isPassword) ? passwordFields.find((name) => named.includes(name)) : undefined;
}
