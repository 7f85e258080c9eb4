import {
  ArgumentsHost,
  Catch,
  ExceptionFilter,
  Inject,
  Injectable,
  Logger,
  Optional,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorPage } from './error-page';
import { problemOf } from './problem';

/** Answers every error: problem+json under /api, a page for people. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  constructor(@Optional() @Inject(ErrorPage) private readonly errorPage?: ErrorPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const path = request.url.split('?')[0];
    const problem = problemOf(error, path);
    if (problem.status >= 500) {
      this.logger.error(`${request.method} ${path}: ${String(error)}`, (error as Error)?.stack);
    }
    if (reply.sent) return;
    if (problem.status === 429) void reply.header('retry-after', '60');
    if (path?.startsWith('/api/') || !this.errorPage) {
      void reply
        .status(problem.status)
        .type('application/problem+json')
        .send(JSON.stringify(problem));
      return;
    }
    if (problem.status === 401) {
      void reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
      return;
    }
    void reply
      .status(problem.status)
      .type('text/html')
      .send(this.errorPage.render(problem, request));
  }
}
