import { type CustomDecorator, SetMetadata } from '@nestjs/common';

const KEY = 'answers-secrets';

/** Links and the like that are told once: no answer of it is kept for the same request again. */
export const AnswersSecrets = (): CustomDecorator => SetMetadata(KEY, true);

export function answersSecrets(handler: object): boolean {
  return Reflect.getMetadata(KEY, handler) === true;
}
