import { Counter, Gauge, Histogram, register } from 'prom-client';

/** Metrics are kept in prom-client's registry, which outlives a module that is loaded twice, as in tests. */
export function counter<T extends string>(name: string, help: string, labelNames: T[]): Counter<T> {
  return (known(name) as Counter<T> | undefined) ?? new Counter({ name, help, labelNames });
}

export function gauge<T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> {
  return (known(name) as Gauge<T> | undefined) ?? new Gauge({ name, help, labelNames });
}

export function histogram<T extends string>(
  name: string,
  help: string,
  labelNames: T[],
  buckets: number[],
): Histogram<T> {
  return (
    (known(name) as Histogram<T> | undefined) ?? new Histogram({ name, help, labelNames, buckets })
  );
}

function known(name: string): unknown {
  return register.getSingleMetric(name);
}
