import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import { ActorKind, ALLOWED_KINDS, IS_PUBLIC } from '../policies/access.decorators';
import { Authentication } from '../identity/authentication';
import { Csrf } from './csrf';

/**
 * The one place that decides who gets in. Handlers say `@Public()` or `@AllowOnly(…)`; one that says
 * nothing lets nobody in. What a person may see inside a ward is ward-scope.ts's.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly csrf: Csrf,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    this.csrf.check(request);
    request.actors = await this.authentication.actorsOf(request);
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, targets)) return true;

    if (request.actors.length === 0) {
      throw new DomainError('unauthenticated');
    }
    const kinds = this.reflector.getAllAndOverride<ActorKind[]>(ALLOWED_KINDS, targets) ?? [];
    request.actor = request.actors.find((actor) => kinds.some((kind) => kind === actor.kind));
    if (!request.actor) {
      throw new DomainError('forbidden');
    }
    return true;
  }
}
