import { ConsoleLogger, type ConsoleLoggerOptions, type LogLevel } from '@nestjs/common';
import { DateTime } from 'luxon';
import { StartRefusal } from '../platform/common/start-refusal';
import { askedBy } from '../platform/tracing/asked';
import { withoutPeople } from '../platform/tracing/without-people';

/** What the framework tells of its own start: hundreds of lines that nobody reads. */
const framework = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

interface Told {
  logLevel: LogLevel;
  context: string;
  errorStack?: unknown;
}

/** One line an event, without the framework's own: words on a terminal, JSON where a program reads them. */
export class ServiceLogger extends ConsoleLogger {
  /** `zone`: in which the times of lines are told. */
  constructor(private readonly zone: string) {
    super({ prefix: 'Từng Ngõ', ...formOf(process.stdout.isTTY) });
  }

  /** Whoever started the program reads it in one sentence. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof StartRefusal) return;
    super.error(message, ...(rest as [string]));
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && framework.has(context)) return;
    super.log(message, ...(rest as [string]));
  }

  /** With what it was asked by; of an error its words and where it arose, and nothing that hangs on it. */
  protected override getJsonLogObject(
    message: unknown,
    { logLevel, context, errorStack }: Told,
  ): ReturnType<ConsoleLogger['getJsonLogObject']> {
    const { request, job, span } = askedBy() ?? {};
    const stack = errorStack ?? (message instanceof Error ? message.stack : undefined);
    const line = {
      time: DateTime.now().setZone(this.zone).toISO(),
      level: logLevel,
      context,
      message: withoutPeople(String(message)),
      request,
      job,
      trace: span?.spanContext().traceId,
      stack: typeof stack === 'string' ? withoutPeople(stack) : undefined,
      pid: process.pid,
    };
    return line as unknown as ReturnType<ConsoleLogger['getJsonLogObject']>;
  }
}

function formOf(isTerminal: boolean): ConsoleLoggerOptions {
  return isTerminal ? { colors: true } : { json: true, colors: false, compact: true };
}
