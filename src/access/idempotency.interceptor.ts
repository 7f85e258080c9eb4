import { createHash } from 'node:crypto';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, Observable } from 'rxjs';
import { DomainError } from '../common/domain-error';
import { IdempotencyKeys, StoredAnswer } from './idempotency-keys';

/**
 * Writes that carry an `Idempotency-Key` take place once: the same request again gets the answer of
 * the first, without being carried out. Successes and conflicts (409) are kept; after any other
 * refusal or a fault the same key may be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
      return next.handle();
    }
    return from(this.once(key, request, context.switchToHttp().getResponse(), next));
  }

  private async once(
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw badKey();
    const id = `${request.actor?.kind ?? 'public'} ${request.actor?.id ?? ''} ${key}`;
    const stored = await this.keys.claim(id, hashOf(request));
    if (stored) return repeat(stored, reply);
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.keys.keep(id, { status: reply.statusCode, body });
      return body;
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) {
        await this.keys.keep(id, { status: 409, body: refusalOf(error) });
      } else {
        await this.keys.release(id);
      }
      throw error;
    }
  }
}

interface Refusal {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

function repeat(stored: StoredAnswer, reply: FastifyReply): unknown {
  void reply.header('idempotency-replayed', 'true');
  if (stored.status === 409) {
    const { code, message, details } = stored.body as Refusal;
    throw new DomainError(code, message, 409, details);
  }
  void reply.status(stored.status);
  return stored.body;
}

function refusalOf({ code, message, details }: DomainError): Refusal {
  return { code, message, details };
}

function hashOf(request: FastifyRequest): string {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  return createHash('sha256').update(`${request.method}\n${request.url}\n${body}`).digest('hex');
}

function badKey(): DomainError {
  const sentence = 'Idempotency-Key phải có từ 1 đến 200 ký tự ASCII, không có dấu cách.';
  return new DomainError('invalid-input', sentence, 400);
}
