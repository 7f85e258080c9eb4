import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mergeMap, Observable } from 'rxjs';
import { type Actor, isOfStaff } from '../policies/actor';
import { mayDo } from '../policies/policy';
import { maskedAnswer } from './masked-answer';
import { PhoneReads } from './phone-reads';
import { WHOLE_PHONES, type WholePhones } from './whole-phones';

/** Answers of the API to staff: numbers are masked unless they are asked for, by `?phones=full`, which is written down. */
@Injectable()
export class MaskedPhonesInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly reads: PhoneReads,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor } = request;
    if (!actor || !isOfStaff(actor) || !request.url.startsWith('/api/')) return next.handle();
    const targets = [context.getHandler(), context.getClass()];
    const because = this.reflector.getAllAndOverride<WholePhones | undefined>(
      WHOLE_PHONES,
      targets,
    );
    const isAsked = takeAsked(request) && mayDo(actor, 'people.read');
    return next
      .handle()
      .pipe(
        mergeMap((answer: unknown) =>
          because || isAsked
            ? this.whole(answer, request, actor, because)
            : Promise.resolve(maskedAnswer(answer).masked),
        ),
      );
  }

  /** Who makes a person, or uploads a file, has just said the numbers; the record says who made what. */
  private async whole(
    answer: unknown,
    request: FastifyRequest,
    actor: Actor,
    because: WholePhones | undefined,
  ): Promise<unknown> {
    const { numbers: count } = maskedAnswer(answer);
    if (request.method === 'POST' || count === 0) return answer;
    const wardId = wardOf(answer, request, actor);
    const route = (request.routeOptions.url ?? '').split('/');
    const one = because === 'person' ? ownerIn(route) : undefined;
    const { id } = request.params as { id?: string };
    if (one && id && wardId) await this.reads.one(actor, wardId, one, id);
    else await this.reads.several(actor, wardId, { list: route.at(-1) ?? '', count });
    return answer;
  }
}

/** Takes it out of the query, so that handlers see only what concerns them. */
function takeAsked(request: FastifyRequest): boolean {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const { phones } = query;
  if (phones === 'full' || phones === 'masked') delete query.phones;
  return phones === 'full';
}

function ownerIn(route: readonly string[]): 'mentor' | 'mentee' | undefined {
  if (route.includes('mentors')) return 'mentor';
  return route.includes('mentees') ? 'mentee' : undefined;
}

/** Of the route, of what is asked for, of what is answered, or the reader's own. */
function wardOf(answer: unknown, { ward, query }: FastifyRequest, actor: Actor): string | null {
  const asked = (query as { wardId?: unknown } | undefined)?.wardId;
  const told = (answer as { wardId?: unknown } | null)?.wardId;
  const [known] = [ward?.id, asked, told].filter((id) => typeof id === 'string');
  return known ?? actor.wardId;
}
