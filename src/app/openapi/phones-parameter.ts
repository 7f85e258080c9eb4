import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

/** Of the operations that answer staff with numbers of people. */
export const phonesParameter: Parameter = {
  name: 'phones',
  in: 'query',
  required: false,
  description:
    'Numbers of people are masked for staff (091****678). `full` tells them, and that they were read is written down. Of one person, and of those to be called, they are told in any case.',
  schema: { type: 'string', enum: ['masked', 'full'], default: 'masked' },
};

/** Whether numbers of people stand anywhere in what an operation answers. */
export function answersWithPhones(operation: Operation, schemas: Schemas): boolean {
  const seen = new Set<string>();
  const hasPhones = (part: unknown): boolean => {
    if (Array.isArray(part)) return part.some(hasPhones);
    if (typeof part !== 'object' || part === null) return false;
    const { $ref, properties = {} } = part as { $ref?: string; properties?: object };
    if (Object.keys(properties).some((name) => /^(?!contact)\w*phone$/i.test(name))) return true;
    const name = $ref?.split('/').at(-1);
    if (name === undefined) return Object.values(part).some(hasPhones);
    if (seen.has(name)) return false;
    seen.add(name);
    return hasPhones(schemas[name]);
  };
  const answer = operation.responses['200'];
  return answer !== undefined && hasPhones(answer);
}
