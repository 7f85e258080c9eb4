import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { defaultLanguage, languages, type Language } from '../../texts';

/** The language that a program asks for with Accept-Language; Vietnamese when it asks for none we have. */
export function acceptedLanguage({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  const ours = languages().map(({ code }) => code);
  if (headers['accept-language'] === undefined) return defaultLanguage;
  return new Negotiator({ headers }).language(ours) ?? defaultLanguage;
}
