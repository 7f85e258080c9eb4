import type { FastifyRequest } from 'fastify';
import type { Refused } from './problem';

/** Renders a refusal for a person in front of a page; the pages provide it. */
export abstract class ErrorPage {
  abstract render(refused: Refused, request: FastifyRequest): Promise<string>;
}
