import { createHash } from 'node:crypto';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, Observable } from 'rxjs';
import type { Actor } from '../policies/actor';
import { DomainError } from '../../../platform/common/domain-error';
import { answersSecrets } from './answers-secrets';
import { IdempotencyKeys } from './idempotency-keys';

/**
 * Writes over the API that carry an `Idempotency-Key` take place once: the same request again gets
 * the answer of the first, without being carried out.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    // What a sign-in answers is a secret, and kept nowhere: keys are for those who are signed in.
    const { actor } = request;
    if (typeof key !== 'string' || !actor || !isApiWrite(request)) return next.handle();
    if (answersSecrets(context.getHandler())) return next.handle();
    return from(this.once(key, actor, request, context.switchToHttp().getResponse(), next));
  }

  private async once(
    key: string,
    actor: Actor,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw badKey();
    const { status, body, isRepeated } = await this.keys.once(
      { id: `${actor.kind} ${actor.id ?? ''} ${key}`, requestHash: hashOf(request) },
      () => reply.statusCode,
      () => lastValueFrom<unknown, undefined>(next.handle(), { defaultValue: undefined }),
    );
    if (!isRepeated) return body;
    void reply.header('idempotency-replayed', 'true');
    if (status === 409) throw refusalIn(body);
    void reply.status(status);
    return body;
  }
}

function isApiWrite({ method, url }: FastifyRequest): boolean {
  return url.startsWith('/api/') && !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/** An upload has no body yet; its length tells one file from most others. */
function hashOf(request: FastifyRequest): string {
  const { method, url, body, headers } = request;
  const said = body === undefined ? (headers['content-length'] ?? '') : JSON.stringify(body);
  return createHash('sha256').update(`${method}\n${url}\n${said}`).digest('hex');
}

function refusalIn(body: unknown): DomainError {
  const { code, params, details } = body as DomainError;
  return new DomainError(code, params, details);
}

function badKey(): DomainError {
  return new DomainError('invalid-input', { problem: 'idempotency-key' });
}
