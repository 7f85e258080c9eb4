import { ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '../common/domain-error';

/** More are told by none: a list of thousands has the same fault in each of its lines. */
const mostNamed = 20;

/** Refuses bodies and queries that do not fit their DTO; `details.fields` names each field that the DTO knows. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => {
      const known = errors.flatMap((error) => sentencesOf(error)).slice(0, mostNamed);
      // Whatever else was sent is not repeated: it is whoever sent it who chose its name.
      if (known.length === 0)
        return new DomainError('invalid-input', { problem: 'unknown-fields' });
      return invalidInput(Object.fromEntries(known));
    },
  });
}

/** `fields` says by name what does not fit. */
export function invalidInput(fields: Record<string, string>): DomainError {
  const names = Object.keys(fields).join(', ');
  return new DomainError('invalid-input', { problem: 'fields', names }, { fields });
}

function sentencesOf(error: ValidationError, parent = ''): [string, string][] {
  const { whitelistValidation: isUnknown, ...constraints } = error.constraints ?? {};
  if (isUnknown !== undefined) return [];
  const name = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(constraints);
  const children = (error.children ?? []).flatMap((child) => sentencesOf(child, name));
  return own.length > 0 ? [[name, own.join('; ')], ...children] : children;
}
