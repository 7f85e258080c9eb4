/** A schema, or anything that holds some. */
type Node = Record<string, unknown>;

/**
 * Turns `nullable`, which Nest writes and OpenAPI 3.1 no longer knows, into types of JSON Schema: with
 * 3.0 nothing could say that a reference to another schema may be null.
 */
export function sayNullAsType(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sayNullAsType);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sayNullAsType(inner)]);
  const { nullable, ...node } = Object.fromEntries(entries) as Node;
  return nullable === true ? orNull(node) : node;
}

function orNull(node: Node): Node {
  const { type, allOf, enum: values, description, ...rest } = node;
  const said = description === undefined ? {} : { description };
  if (Array.isArray(allOf)) return { ...said, anyOf: [...(allOf as Node[]), { type: 'null' }] };
  if (Array.isArray(values))
    return { ...said, ...rest, type: [type, 'null'], enum: [...(values as unknown[]), null] };
  if (type === undefined) return { ...said, anyOf: [rest, { type: 'null' }] };
  return { ...said, ...rest, type: [type, 'null'] };
}
