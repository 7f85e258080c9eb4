import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { bearerOf, isSame, mayDo } from '../access';
import { DomainError } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';

/** Who may see the metrics of the service: a collector with METRICS_TOKEN, and operators. */
@Injectable()
export class MetricsGate {
  constructor(private readonly env: Env) {}

  /** @throws DomainError unauthenticated, forbidden */
  assertMayCollect(request: Pick<FastifyRequest, 'headers' | 'actors'>): void {
    const { METRICS_TOKEN: token } = this.env;
    if (token !== undefined && isSame(token, bearerOf(request) ?? '')) return;
    const actors = request.actors ?? [];
    if (actors.some((actor) => mayDo(actor, 'service.operate'))) return;
    throw new DomainError(actors.length === 0 ? 'unauthenticated' : 'forbidden');
  }
}
