import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { cookieName, personCookies, RouteRules, staffCookie } from '../../modules/access';
import { Env } from '../../platform/config/env';
import { parameterNamed } from '../../platform/http/parameters';
import { type Callers, callersOf } from './callers';
import { sayNullAsType } from './null-types';
import { operationIdOf, singular } from './operation-id';
import { answersWithPhones, phonesParameter } from './phones-parameter';
import { problemSchema, refusalResponses, refusalsOf } from './refused-answers';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

type Schema = typeof problemSchema;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The description of the API and of the health paths. Bodies, answers and sentences come from the
 * DTOs, views and entities (Nest's plugin reads them while it builds: see nest-cli.json); what holds
 * for all operations alike is added here.
 */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const callers = new Map(
    app
      .get(RouteRules)
      .list()
      .map((route) => [`${route.controller.name}.${route.handler}`, callersOf(route)]),
  );
  const document = SwaggerModule.createDocument(app, frame(app.get(Env)), {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  document.paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => /^\/(api|health)\//.test(path)),
  );
  const answered = document.components?.schemas ?? {};
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const known = callers.get(operation.operationId ?? '');
      if (!known) continue;
      complete(operation, { path, method, callers: known });
      const isForStaff = known.roles.includes('officer') && path.startsWith('/api/');
      if (method === 'get' && isForStaff && answersWithPhones(operation, answered)) {
        operation.parameters = [...(operation.parameters ?? []), phonesParameter];
      }
    }
  }
  const schemas: Record<string, Schema> = {
    ...document.components?.schemas,
    Problem: problemSchema,
  };
  for (const schema of Object.values(schemas)) schema.required = requiredOf(schema);
  document.components = { ...document.components, schemas, responses: refusalResponses() };
  return sayNullAsType(document) as OpenAPIObject;
}

function frame(env: Env) {
  return new DocumentBuilder()
    .setTitle('Từng Ngõ')
    .setDescription(
      'Pairs digital ambassadors with mentees, plans 30-minute sessions, sends reminders. ' +
        'Errors are application/problem+json with a stable code; writes take Idempotency-Key. ' +
        'Instants are epoch milliseconds in UTC, days are YYYY-MM-DD, wall times minutes from midnight.',
    )
    .setOpenAPIVersion('3.1.0')
    .setVersion('1')
    .addServer(env.basePath || '/')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'opaque',
      description: 'Of POST /api/v1/tokens, or the token of a personal link (/l/TOKEN).',
    })
    .addCookieAuth(cookieName(env, staffCookie), { type: 'apiKey', in: 'cookie' }, 'staff')
    .addCookieAuth(
      cookieName(env, personCookies.mentor),
      { type: 'apiKey', in: 'cookie' },
      'mentor',
    )
    .addCookieAuth(
      cookieName(env, personCookies.mentee),
      { type: 'apiKey', in: 'cookie' },
      'mentee',
    )
    .build();
}

interface Place {
  path: string;
  method: (typeof methods)[number];
  callers: Callers;
}

function complete(operation: Operation, { path, method, callers }: Place): void {
  const { isPublic } = callers;
  const isApi = path.startsWith('/api/');
  const isWrite = method !== 'get';
  operation.operationId = operationIdOf(method, path, answersWithList(operation));
  if (!operation.summary) delete operation.summary;
  operation.parameters = (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter ? parameter : described(parameter, path),
  );
  const hasInput = operation.parameters.length > 0 || operation.requestBody !== undefined;
  operation.security = isPublic ? [] : securityOf(callers);
  if (isWrite && !isPublic) operation.parameters.push(idempotencyKey);
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer && !('$ref' in answer)) answer.description ||= saying[status] ?? '';
  }
  if (!isApi) return;
  const isSignIn = isPublic && isWrite;
  Object.assign(operation.responses, refusalsOf({ isPublic, isSignIn, isWrite, hasInput }));
}

const saying: Record<string, string> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken; it is worked on.',
  204: 'Done; there is nothing to say.',
  503: 'Not ready.',
};

/** A path's parts in the words of the table that also refuses what does not fit. */
function described(parameter: Parameter, path: string): Parameter {
  if (parameter.in !== 'path') return { ...parameter, required: isNeeded(parameter) };
  const { description, schema } = parameterNamed(parameter.name);
  const before = new RegExp(`([\\w-]+)/\\{${parameter.name}\\}`).exec(path)?.[1];
  const whose = before && description === 'Identifier.' ? ` of the ${singular(before)}` : '';
  return {
    ...parameter,
    description: parameter.description ?? description.replace(/\.$/, `${whose}.`),
    schema: { ...schema },
  };
}

/** What has a value of its own may be left out. */
function isNeeded({ required = false, schema = {} }: Parameter): boolean {
  return required && !('default' in schema);
}

function requiredOf(schema: Schema): string[] | undefined {
  const { properties = {}, required = [] } = schema;
  const needed = required.filter((name) => !('default' in (properties[name] ?? {})));
  return needed.length > 0 ? needed : undefined;
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Chosen by the caller: the same request under the same key within a day is carried out once and gets the same answer (`Idempotency-Replayed: true`).',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$', minLength: 1, maxLength: 200 },
};

function securityOf({ roles }: Callers): Record<string, string[]>[] {
  const isStaffs = roles.some((role) => role !== 'mentor' && role !== 'mentee');
  const cookies = [
    ...(isStaffs ? ['staff'] : []),
    ...roles.filter((role) => role === 'mentor' || role === 'mentee'),
  ];
  return ['bearer', ...cookies].map((scheme) => ({ [scheme]: [] }));
}

/** An array, or a page of items. */
function answersWithList(operation: Operation): boolean {
  const answer = operation.responses['200'];
  if (!answer || '$ref' in answer) return false;
  const schema = answer.content?.['application/json']?.schema;
  if (!schema) return false;
  return '$ref' in schema ? schema.$ref.endsWith('Page') : schema.type === 'array';
}
