import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../texts';
import { acceptedLanguage } from './request-language';

/** The language in which a program wants its answer worded; the answer's headers say which it is. */
export const AnswerLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => {
    const http = context.switchToHttp();
    const language = acceptedLanguage(http.getRequest<FastifyRequest>());
    void http
      .getResponse<FastifyReply>()
      .header('content-language', language)
      .header('vary', 'Accept-Language');
    return language;
  },
);
