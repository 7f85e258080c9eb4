import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, Observable } from 'rxjs';
import { Page, SeeOther } from './page';
import { takeCameFrom } from '../view/came-from';
import { PageRenderer } from './page-renderer';

/** Turns a Page into HTML and a SeeOther into a redirect. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    takeCameFrom(request);
    return next.handle().pipe(map((answer: unknown) => this.answer(answer, request, reply)));
  }

  private answer(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (answer instanceof SeeOther) {
      void reply.status(303).header('location', answer.url);
      return '';
    }
    if (!(answer instanceof Page)) return answer;
    void reply
      .status(answer.options.status ?? answer.options.refusal?.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store');
    return this.renderer.render(answer, request, reply);
  }
}
