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
import { problemOf, type Refused, refusedBy } from './problem';
import { routeOf } from '../tracing/route-of';
import { acceptedLanguage } from './request-language';

/** Answers every error: problem+json under /api, a page for people. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  constructor(@Optional() @Inject(ErrorPage) private readonly errorPage?: ErrorPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** What comes to no handler, such as an address that is none, is answered in the same way. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const path = request.url.split('?')[0];
    const refused = refusedBy(error);
    const { status } = refused;
    if (status === 503) {
      // One line each: while the database is away there are many.
      this.logger.warn(`${request.method} ${routeOf(request)}: ${String(error)}`);
    } else if (status >= 500) {
      this.logger.error(
        `${request.method} ${routeOf(request)}: ${String(error)}`,
        (error as Error)?.stack,
      );
    }
    if (reply.sent) return;
    // What is no address is answered before any hook that says so.
    void reply.header('cache-control', 'no-store');
    if (status === 429) void reply.header('retry-after', String(secondsToWait(refused)));
    if (status === 503) void reply.header('retry-after', '5');
    if (path?.startsWith('/api/') || !this.errorPage) {
      const language = acceptedLanguage(request);
      void reply
        .status(status)
        .type('application/problem+json')
        .header('content-language', language)
        .header('vary', 'Accept-Language')
        .send(JSON.stringify(problemOf(refused, language, path)));
      return;
    }
    // A form is not lost: its page offers it again once the person has come in.
    if (status === 401 && request.method !== 'POST') {
      void reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
      return;
    }
    void this.answerPage(this.errorPage, refused, request, reply);
  }

  private async answerPage(
    errorPage: ErrorPage,
    refused: Refused,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const html = await errorPage.render(refused, request).catch((fault: unknown) => {
      this.logger.error(`No page for ${refused.refusal.code}: ${String(fault)}`);
      return '';
    });
    await reply.status(refused.status).type('text/html').send(html);
  }
}

/** Of whoever tried too often, until when they are not let through; else a minute. */
function secondsToWait({ refusal }: Refused): number {
  const { minutes = 1 } = refusal.params as { minutes?: number };
  return 60 * minutes;
}
