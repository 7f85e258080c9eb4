import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';

/** A part of a JSON document. */
export type Node = Record<string, unknown>;

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Node | undefined;
  responses: Record<string, Answer>;
  security: Node[];
}

export interface Parameter {
  name: string;
  in: string;
  description?: string;
  schema: Node;
}

export interface Answer {
  description: string;
  content?: Record<string, { schema?: Node }>;
}

/** The description of the API, as a client reads it: references followed, answers checked against it. */
export class ApiDocument {
  readonly operations: Operation[];
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

  private readonly validators = new Map<string, ValidateFunction>();

  constructor(readonly json: Node) {
    this.operations = Object.entries(json.paths as Record<string, Record<string, Node>>).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => this.read(method, path, operation)),
    );
    this.ajv.addSchema(closed(json) as Node, 'api');
  }

  get schemas(): Record<string, Node> {
    return (this.json.components as { schemas: Record<string, Node> }).schemas;
  }

  operation(method: string, path: string): Operation {
    const found = this.operations.find((one) => one.method === method && one.path === path);
    if (!found) throw new Error(`${method} ${path} is not described.`);
    return found;
  }

  /** What an answer has that the description does not say, or the other way round. */
  faultsOf(
    { method, path, responses }: Operation,
    answer: { status: number; contentType: string; text: string },
  ): string[] {
    const described = responses[String(answer.status)];
    const where = `${method} ${path} ${answer.status}`;
    if (!described) return [`${where} is not described`];
    if (!described.content) return answer.text === '' ? [] : [`${where} has a body`];
    const type = answer.contentType.split(';')[0];
    const schema = described.content[type]?.schema;
    if (!schema) return [`${where} is ${type}`];
    if (!type.endsWith('json')) return [];
    const validate = this.validatorOf(schema);
    if (validate(JSON.parse(answer.text))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${where} ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  /** One for all answers of the same schema: to compile one takes longer than the answer. */
  private validatorOf(schema: Node): ValidateFunction {
    const key = JSON.stringify(schema);
    const validate = this.validators.get(key) ?? this.ajv.compile(absolute(schema) as Node);
    this.validators.set(key, validate);
    return validate;
  }

  /** The node that a reference leads to; undefined when it leads nowhere. */
  follow(reference: string): Node | undefined {
    return reference
      .slice(2)
      .split('/')
      .reduce<Node | undefined>((node, key) => node?.[key] as Node | undefined, this.json);
  }

  private resolve<T>(node: T | { $ref: string }): T {
    const { $ref } = node as { $ref?: string };
    return $ref ? (this.follow($ref) as T) : (node as T);
  }

  private read(method: string, path: string, operation: Node): Operation {
    const parameters = (operation.parameters ?? []) as Parameter[];
    const body = operation.requestBody as { content: Record<string, { schema: Node }> } | undefined;
    const responses = operation.responses as Record<string, Answer>;
    return {
      operationId: operation.operationId as string,
      method,
      path,
      parameters,
      body: body?.content['application/json']?.schema,
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, answer]) => [status, this.resolve(answer)]),
      ),
      security: (operation.security ?? []) as Node[],
    };
  }
}

/** Every node below one, itself first, with the way to it. */
export function nodesOf(node: unknown, way = '#'): [string, Node][] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => nodesOf(value, `${way}/${key}`));
  return Array.isArray(node) ? inner : [[way, node as Node], ...inner];
}

/** Schemas that say all their fields let no other ones pass. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isClosed = node.type === 'object' && node.properties && !('additionalProperties' in node);
  return isClosed ? { ...node, additionalProperties: false } : node;
}

function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      key === '$ref' ? [key, `api${String(one)}`] : [key, absolute(one)],
    ),
  );
}
