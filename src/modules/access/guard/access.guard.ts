import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { assertPlainAddress } from '../../../platform/http/plain-address';
import { type Rule, RULE } from '../policies/access.decorators';
import type { Actor } from '../policies/actor';
import { type Act, forbidden, may, mayDo, scopeOf, type Subject } from '../policies/policy';
import { type KnownWard, WardDirectory } from '../policies/ward-directory';
import { Authentication } from '../identity/authentication';
import { Csrf } from './csrf';
import { RefusedActs } from './refused-acts';
import { withOrigin } from '../policies/request-origin';

/**
 * The one place that decides who gets in, by the act that stands over the handler and the policy's
 * table. A ward in the route is looked up here once; whose it is not is told that it does not exist.
 * What a route does not tell (whose booking, whose session) the services ask of the same table.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly csrf: Csrf,
    private readonly wards: WardDirectory,
    private readonly refused: RefusedActs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    assertPlainAddress(request);
    this.csrf.check(request);
    request.actors = await this.authentication.actorsOf(request);
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<Rule | undefined>(RULE, targets);
    if (!rule) throw forbidden();
    if ('act' in rule) await this.admit(request, request.actors, rule.act);
    return true;
  }

  /** @throws DomainError unauthenticated, forbidden, not-found */
  private async admit(request: FastifyRequest, actors: Actor[], act: Act): Promise<void> {
    if (actors.length === 0) {
      throw new DomainError('unauthenticated');
    }
    const able = actors.filter((actor) => mayDo(actor, act));
    if (able.length === 0) {
      throw actors.some(isUnfinished) ? unfinished() : this.refuse(request, actors[0], forbidden());
    }
    const ward = await this.wardOf(request);
    const subject = ward
      ? { wardIds: [ward.id], provinceCode: ward.provinceCode }
      : provinceIn(request);
    const within = subject ? able.filter((actor) => may(actor, act, subject)) : able;
    if (within.length === 0) {
      throw this.refuse(request, able[0], outOfReach(able, act, ward), true);
    }
    const actor = theOneMeant(request, within);
    request.actor = actor && withOrigin(actor, request);
    request.ward = ward;
  }

  private refuse(
    request: FastifyRequest,
    actor: Actor,
    refusal: DomainError,
    isElsewhere = false,
  ): DomainError {
    this.refused.note(request, actor, refusal, isElsewhere);
    return refusal;
  }

  /** @throws DomainError not-found */
  private async wardOf(request: FastifyRequest): Promise<KnownWard | undefined> {
    const route = request.routeOptions.url ?? '';
    const { code = '', wardId = '' } = request.params as Record<string, string | undefined>;
    const isByCode = route.includes('/wards/:code');
    if (!isByCode && !route.includes('/wards/:wardId')) return undefined;
    const ward = isByCode ? await this.wards.byCode(code) : await this.wards.byId(wardId);
    if (!ward) throw notFound('ward');
    return ward;
  }
}

const isUnfinished = ({ lacksSecondFactor }: Actor) => lacksSecondFactor === true;

function unfinished(): DomainError {
  return new DomainError('second-factor-missing');
}

/** The province in a route; undefined where it carries none. */
function provinceIn(request: FastifyRequest): Subject | undefined {
  const { code } = request.params as Record<string, string | undefined>;
  const isProvinces = request.routeOptions.url?.includes('/provinces/:code') ?? false;
  return isProvinces ? { provinceCode: code } : undefined;
}

/** Whoever may open the ward is told to; for everybody else there is none. */
function outOfReach(able: readonly Actor[], act: Act, ward: KnownWard | undefined): DomainError {
  const isOpenable = able.some(
    (actor) =>
      scopeOf(actor, act) === 'opened' &&
      may(actor, 'wards.open', { provinceCode: ward?.provinceCode }),
  );
  return isOpenable ? new DomainError('ward-not-opened') : notFound('ward');
}

/**
 * Of several people on one phone the one whom the `:me` of a page's route names, whoever's link was
 * opened last; a form of one is never taken for another's. Where an address names nobody, as in the API, two
 * of a kind are told apart by a bearer token only.
 * @throws DomainError other-person, several-people
 */
function theOneMeant(request: FastifyRequest, able: readonly Actor[]): Actor | undefined {
  const { me = personHeader(request) } = request.params as Record<string, string | undefined>;
  if (me !== undefined) {
    const meant = able.find(({ id }) => id === me);
    if (!meant) throw new DomainError('other-person');
    return meant;
  }
  const [first, ...others] = able;
  const isOneOfTwo = others.some(({ kind }) => kind === first?.kind);
  if (isOneOfTwo && request.url.startsWith('/api/')) throw new DomainError('several-people');
  return first;
}

/** Where the API is asked from a page of one of several people on a phone, the page says whose it is. */
function personHeader({ headers, url }: FastifyRequest): string | undefined {
  const named = headers['x-person'];
  return url.startsWith('/api/') && typeof named === 'string' ? named : undefined;
}
