import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { catchError, type Observable, throwError } from 'rxjs';
import { HOUR_MS } from '../../../core/time/durations';
import { DomainError } from '../../../platform/common/domain-error';
import { RefusedSignIns } from '../identity/refused-sign-ins';
import type { Actor } from '../policies/actor';
import { withOrigin } from '../policies/request-origin';

/** So many of one account or person are written down in an hour, by each process: enough to see what somebody is after. */
const MOST_AN_HOUR = 10;

/** What says that somebody asked for what is not theirs; of the rest they may have mistyped an address. */
const codes: readonly string[] = ['forbidden', 'ward-not-opened'];

/**
 * Adds to the record that somebody who is signed in asked for what they may not: who, which route, from where. The path
 * itself, whose words they chose, stands nowhere. Strangers leave nothing here: there is nobody whom it would tell of.
 */
@Injectable()
export class RefusedActs implements NestInterceptor {
  private readonly limiter = new RateLimiterMemory({
    points: MOST_AN_HOUR,
    duration: HOUR_MS / 1000,
  });

  constructor(private readonly refused: RefusedSignIns) {}

  /** What services refuse, who know whose a booking or a person is. */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (request.actor) this.note(request, request.actor, error);
        return throwError(() => error);
      }),
    );
  }

  /** `isElsewhere` of a ward that is not theirs, of which they are told that there is none. */
  note(request: FastifyRequest, actor: Actor, error: unknown, isElsewhere = false): void {
    if (!(error instanceof DomainError)) return;
    if (!codes.includes(error.code) && !isElsewhere) return;
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    const { id, kind } = actor;
    this.limiter.consume(`${kind} ${id ?? ''}`).then(
      () => this.refused.noteAct(withOrigin(actor, request), route, error.code),
      // So many say enough of this hour.
      () => undefined,
    );
  }
}
