import { ValidateIf } from 'class-validator';

/** May be left out of a body; `null` says nothing that we could store, and is refused. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** `null` stands for "none"; it has to be said. */
export function OrNull(): PropertyDecorator {
  return ValidateIf((_, value) => value !== null);
}
