import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;

type Schema = Exclude<NonNullable<Components['schemas']>[string], { $ref: string }>;

/** The one body of every refusal (RFC 9457). */
export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', example: 'about:blank' },
    title: { type: 'string', description: 'The words of the HTTP status.', example: 'Conflict' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'One sentence for the person, in Vietnamese.' },
    code: {
      type: 'string',
      pattern: '^[a-z0-9-]+$',
      description: 'For programs; it stays the same.',
      example: 'seat-taken',
    },
    instance: { type: 'string', description: 'The path that was asked.' },
    details: {
      type: 'object',
      description: 'By code; with `invalid-input`, `fields` says by name what does not fit.',
      additionalProperties: true,
    },
  },
};

const meanings: Record<number, [name: string, description: string]> = {
  400: [
    'InvalidInput',
    'The request does not fit this description: `invalid-input`, `ward-missing`.',
  ],
  401: ['Unauthenticated', 'Nobody is signed in: `unauthenticated`, or `wrong-sign-in`.'],
  403: ['Forbidden', 'Not for this person: `forbidden`, `not-allowed`.'],
  404: ['NotFound', 'It is not there, or not for this person to see: `not-found`.'],
  409: ['Conflict', 'As things stand it cannot be: `stale-version`, `seat-taken`, `not-paired`, …'],
  413: ['TooLarge', 'The body is too large: `too-large`, `file-too-large`.'],
  415: ['UnsupportedMediaType', 'Nobody reads such a body: `unsupported-media-type`.'],
  422: ['Refused', 'A rule stands against it: `consent-needed`, `idempotency-mismatch`, …'],
  429: ['TooManyRequests', 'Too often: `too-many-requests`, `too-many-sign-ins`.'],
  500: ['Fault', 'A fault of the service: `fault`; nothing was changed.'],
  503: [
    'Unavailable',
    'The database is away or busy: `unavailable`; try again after the seconds of `Retry-After`, a write with the same Idempotency-Key.',
  ],
};

/** The refusals as answers that operations refer to. */
export function refusalResponses(): NonNullable<Components['responses']> {
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    Object.values(meanings).map(([name, description]) => [
      name,
      { description, content: { 'application/problem+json': { schema } } },
    ]),
  );
}

export interface Refusable {
  isPublic: boolean;
  isSignIn: boolean;
  isWrite: boolean;
  hasInput: boolean;
}

/** Which refusals an operation may answer with. */
export function refusalsOf({ isPublic, isSignIn, isWrite, hasInput }: Refusable) {
  const statuses = [
    ...(hasInput ? [400] : []),
    ...(isPublic ? [] : [401, 403]),
    ...(isSignIn ? [401, 429] : [404]),
    ...(isWrite ? [409, 413, 415] : []),
    ...(isPublic ? [] : [422]),
    500,
    503,
  ];
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${meanings[status][0]}` }]),
  );
}
