import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOfAccount } from './actor-of-account';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../policies/actor';
import { keptTokens, staffCookie } from './cookies';
import { PeopleDirectory } from './people-directory';
import { type PersonKind, PersonalLinksService } from './personal-links.service';
import { StaffTokens } from './staff-tokens';
import '../policies/request-actor';

/** A personal link on a phone, and whose it is. */
export interface KeptLink {
  token: string;
  person: Actor;
}

/** Tells who asks, from the bearer token or else from the cookies. */
@Injectable()
export class Authentication {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly staffTokens: StaffTokens,
    private readonly links: PersonalLinksService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everybody whom the request may speak for, the staff first; none when nobody is signed in. */
  async actorsOf(request: FastifyRequest): Promise<Actor[]> {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return this.actorsOfTokens([bearer]);
    return this.actorsOfTokens([
      request.cookies?.[staffCookie] ?? '',
      ...keptTokens(request, 'mentor'),
      ...keptTokens(request, 'mentee'),
    ]);
  }

  /** The links of a kind that this phone keeps and that still open, the one opened last first. */
  async keptLinks(request: FastifyRequest, kind: PersonKind): Promise<KeptLink[]> {
    const kept: KeptLink[] = [];
    for (const token of keptTokens(request, kind)) {
      const person = await this.personOf(token);
      if (person) kept.push({ token, person });
    }
    return kept;
  }

  /** The person behind a personal link's token. */
  async personOf(token: string): Promise<Actor | null> {
    return (await this.personBehind(token))?.person ?? null;
  }

  /** The same, and whose cookie keeps the token. */
  async personBehind(token: string): Promise<{ kind: PersonKind; person: Actor } | null> {
    const link = await this.links.open(token);
    const person = link && (await this.people.actorOf(link.personKind, link.personId));
    return person && { kind: link.personKind, person };
  }

  /** Whose calendar an address shows. */
  async personOfCalendar(token: string): Promise<Actor | null> {
    const link = await this.links.openCalendar(token);
    return link && this.people.actorOf(link.personKind, link.personId);
  }

  /** Whether a link is good, but whose it is takes part no more. */
  async isOfSomebodyGone(token: string): Promise<boolean> {
    const link = await this.links.open(token);
    return link !== null && (await this.people.actorOf(link.personKind, link.personId)) === null;
  }

  private async actorsOfTokens(tokens: string[]): Promise<Actor[]> {
    const actors: Actor[] = [];
    for (const token of tokens) {
      const actor = token.includes('.')
        ? await this.staffOf(token)
        : token && (await this.personOf(token));
      if (actor) actors.push(actor);
    }
    return actors;
  }

  private async staffOf(token: string): Promise<Actor | null> {
    const account = await this.staffTokens.accountOf(token);
    return account && actorOfAccount(this.unitOfWork.read, account, this.clock.now());
  }
}

/** Also told apart here: a request that carries a bearer token cannot come from a foreign page's form. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
