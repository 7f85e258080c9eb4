import type { FastifyRequest } from 'fastify';
import type { Env } from '../config/env';
import { routeOf } from './route-of';

/** Of OpenTelemetry, as far as it is used; the packages are loaded where the setting names a collector. */
export type Span = import('@opentelemetry/api').Span;
type Api = typeof import('@opentelemetry/api');
type Attributes = import('@opentelemetry/api').Attributes;

interface Tracing {
  api: Api;
  tracer: import('@opentelemetry/api').Tracer;
  end(): Promise<void>;
}

let tracing: Tracing | undefined;

/** Spans of requests, jobs and writes go to OTEL_EXPORTER_OTLP_ENDPOINT; without it nothing is loaded or noted. */
export async function startTracing(env: Pick<Env, 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'ROLE'>) {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ROLE: role } = env;
  if (endpoint === undefined) return;
  const [api, { TracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resources.resourceFromAttributes({
      'service.name': 'tung-ngo',
      'service.instance.role': role,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  tracing = { api, tracer: provider.getTracer('tung-ngo'), end: () => provider.shutdown() };
}

/** Sends what is still to be sent. */
export async function endTracing(): Promise<void> {
  const ending = tracing;
  tracing = undefined;
  await ending?.end().catch(() => undefined);
}

/** A span of a request, which goes on with that of whoever asks. No address, no name and no query stands in it. */
export function startRequestSpan(request: FastifyRequest): Span | undefined {
  if (!tracing) return undefined;
  const { api, tracer } = tracing;
  const route = routeOf(request);
  return tracer.startSpan(
    `${request.method} ${route}`,
    {
      kind: api.SpanKind.SERVER,
      attributes: { 'http.request.method': request.method, 'http.route': route },
    },
    callersContext(api, request.headers.traceparent),
  );
}

export function endSpan(span: Span | undefined, status: number): void {
  if (!span) return;
  span.setAttribute('http.response.status_code', status);
  if (status >= 500 && tracing) span.setStatus({ code: tracing.api.SpanStatusCode.ERROR });
  span.end();
}

/** Does the work in a span of its own, which `parent` holds. */
export async function traced<T>(
  name: string,
  parent: Span | undefined,
  work: (span?: Span) => Promise<T>,
  attributes: Attributes = {},
): Promise<T> {
  if (!tracing) return work();
  const { api, tracer } = tracing;
  const context = parent ? api.trace.setSpan(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
  const span = tracer.startSpan(name, { attributes }, context);
  try {
    return await work(span);
  } catch (error) {
    // Its kind alone: in its words somebody's data may stand.
    span.setStatus({ code: api.SpanStatusCode.ERROR, message: (error as Error)?.name });
    throw error;
  } finally {
    span.end();
  }
}

/** W3C Trace Context. */
function callersContext(api: Api, traceparent: unknown) {
  const [, traceId, spanId, flags] =
    /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(String(traceparent)) ?? [];
  if (!traceId || !spanId || !flags) return api.ROOT_CONTEXT;
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return api.trace.setSpanContext(api.ROOT_CONTEXT, spanContext);
}
