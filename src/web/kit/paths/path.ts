/** As many values as a pattern has parameters, in their order. */
type Values<Pattern extends string> = Pattern extends `${string}:${infer Rest}`
  ? [value: string | number, ...Values<Rest>]
  : [];

/** The address of a page: called, it gives a path; its pattern is the route. */
export interface Path<Pattern extends string = string> {
  (...values: Values<Pattern>): string;
  readonly pattern: Pattern;
}

/** A page's address from its route, `path('/wards/:code/venues/:id')`; values are escaped. */
export function path<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const fill = (...values: (string | number)[]): string => {
    let next = 0;
    return pattern.replace(/:\w+/g, () => encodeURIComponent(String(values[next++])));
  };
  return Object.assign(fill, { pattern });
}

/** The same page asked for something; values that are undefined are left out. */
export function withQuery(to: string, query: Record<string, string | number | undefined>): string {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const parameters = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return asked.length === 0 ? to : `${to}?${parameters}`;
}
