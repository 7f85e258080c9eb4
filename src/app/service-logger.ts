import { ConsoleLogger } from '@nestjs/common';
import { StartRefusal } from '../platform/common/start-refusal';

/** What the framework tells of its own start: hundreds of lines that nobody reads. */
const framework = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** One line an event, without the framework's own; coloured on a terminal only. */
export class ServiceLogger extends ConsoleLogger {
  constructor() {
    super({ prefix: 'Từng Ngõ', colors: process.stdout.isTTY });
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
}
