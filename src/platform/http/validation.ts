import { ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '../common/domain-error';

/** Refuses bodies and queries that do not fit their DTO; `details.fields` names each field. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) =>
      invalidInput(Object.fromEntries(errors.flatMap((error) => sentencesOf(error)))),
  });
}

/** `fields` says by name what does not fit. */
export function invalidInput(fields: Record<string, string>): DomainError {
  const names = Object.keys(fields).join(', ');
  return new DomainError('invalid-input', { problem: 'fields', names }, { fields });
}

function sentencesOf(error: ValidationError, parent = ''): [string, string][] {
  const name = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {});
  const children = (error.children ?? []).flatMap((child) => sentencesOf(child, name));
  return own.length > 0 ? [[name, own.join('; ')], ...children] : children;
}
