import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anyCookieOf } from '../../../modules/access';
import { defaultLanguage, isLanguage, type Language } from '../../../texts';

/** Keeps the language that was chosen. */
export const languageCookie = 'tn_lang';

/** `?lang=en` chooses, and is remembered. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang;
  const kept = anyCookieOf(request, languageCookie);
  return [asked, kept].find(isLanguage) ?? defaultLanguage;
}

/** The language in which the reader's pages are. */
export const PageLanguage = createParamDecorator(
  (_name: unknown, context: ExecutionContext): Language =>
    languageOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The address of a calendar whose words are as the page that names it. */
export function inLanguage(url: string, language: Language): string {
  return language === defaultLanguage ? url : `${url}?lang=${language}`;
}
