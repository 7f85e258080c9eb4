import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../policies/actor';
import { Env } from '../../../platform/config/env';
import { cookieOf, keepPeople, keptTokens, staffCookie } from './cookies';
import { deviceName } from '../signed-in/device-name';
import { PeopleDirectory } from './people-directory';
import type { PersonalLink } from './personal-link.entity';
import { type PersonKind, PersonalLinksService } from './personal-links.service';
import { isToken } from '../signed-in/session-token';
import type { WayIn } from '../signed-in/sign-in.entity';
import { SignIns, type StaffSignIn } from './sign-ins';
import { SlipCodes, wrongSlipCode } from './slip-codes';
import '../policies/request-actor';

/** Somebody signed in on a phone, and by what. */
interface KeptPerson {
  token: string;
  person: Actor;
}

/** A personal link, and the person who takes part. */
interface OpenedLink {
  link: PersonalLink;
  person: Actor;
}

/** Tells who asks, from the bearer token or else from the cookies. */
@Injectable()
export class Authentication {
  constructor(
    private readonly env: Env,
    private readonly people: PeopleDirectory,
    private readonly signIns: SignIns,
    private readonly links: PersonalLinksService,
    private readonly slipCodes: SlipCodes,
  ) {}

  /** Everybody whom the request may speak for, the staff first; none when nobody is signed in. */
  async actorsOf(request: FastifyRequest): Promise<Actor[]> {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return this.actorsOfBearer(bearer);
    const staff = await this.staffOf(this.staffToken(request) ?? '');
    const kept = await this.keptBy([
      ...keptTokens(request, this.env, 'mentor'),
      ...keptTokens(request, this.env, 'mentee'),
    ]);
    return [...(staff ? [staff] : []), ...kept.map(({ person }) => person)];
  }

  /** What the browser of one of the staff keeps, or a program sends. */
  staffToken(request: FastifyRequest): string | undefined {
    return bearerOf(request) ?? cookieOf(request, this.env, staffCookie);
  }

  /** Which of the staff's sign-ins the request came by. */
  staffSignInOf(request: FastifyRequest): Promise<StaffSignIn | null> {
    return this.signIns.staffOf(this.staffToken(request) ?? '');
  }

  /** Of a kind, who is signed in on this phone, the one who came last first. */
  keptPeople(request: FastifyRequest, kind: PersonKind): Promise<KeptPerson[]> {
    return this.keptBy(keptTokens(request, this.env, kind));
  }

  /**
   * Who opened a personal link is signed in on this phone from now on, beside the others; on a phone where they are,
   * they stay so, and nothing is written. Gives nobody when the link opens nothing.
   */
  async openLink(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Actor | null> {
    const opened = await this.personBehind(token);
    if (!opened) return null;
    await this.enter(opened, 'link', request, reply);
    return opened.person;
  }

  /** The same for whoever types the code of their slip. @throws DomainError wrong-slip-code, too-many-sign-ins */
  async openSlipCode(typed: string, request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    const link = await this.slipCodes.linkOf(typed, request.ip);
    const person = await this.people.actorOf(link.personKind, link.personId);
    if (!person) throw wrongSlipCode();
    await this.enter({ link, person }, 'slip', request, reply);
    return person;
  }

  private async enter(
    { link, person }: OpenedLink,
    wayIn: WayIn,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const kind = link.personKind;
    const kept = await this.keptPeople(request, kind);
    const isTheirs = (one: KeptPerson) => one.person.id === person.id;
    const theirs =
      kept.find(isTheirs) ??
      (await this.signIns.beginPerson(link, wayIn, deviceName(request.headers['user-agent'])));
    const others = kept.filter((one) => !isTheirs(one)).map((one) => one.token);
    keepPeople(reply, this.env, kind, [theirs.token, ...others]);
  }

  /** Ambassadors who showed by a code or a provider who they are; what this phone had of them before ends. */
  async signInMentors(
    ids: readonly string[],
    wayIn: 'code' | 'provider',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const kept = await this.keptPeople(request, 'mentor');
    const isTheirs = ({ person }: KeptPerson) => ids.includes(person.id ?? '');
    for (const { token } of kept.filter(isTheirs)) await this.signIns.end(token);
    const tokens: string[] = [];
    const device = deviceName(request.headers['user-agent']);
    for (const link of await this.links.rowsFor('mentor', ids)) {
      tokens.push((await this.signIns.beginPerson(link, wayIn, device)).token);
    }
    const others = kept.filter((one) => !isTheirs(one)).map(({ token }) => token);
    keepPeople(reply, this.env, 'mentor', [...tokens, ...others]);
  }

  /** Ends a person's sign-in on this phone. */
  async forgetPerson(
    kind: PersonKind,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const kept = await this.keptPeople(request, kind);
    for (const { token, person } of kept) if (person.id === id) await this.signIns.end(token);
    const others = kept.filter(({ person }) => person.id !== id).map(({ token }) => token);
    keepPeople(reply, this.env, kind, others);
  }

  /** The person behind a personal link's token. */
  async personOf(token: string): Promise<Actor | null> {
    return (await this.personBehind(token))?.person ?? null;
  }

  /** Whose calendar an address shows. */
  async personOfCalendar(token: string): Promise<Actor | null> {
    const link = await this.links.openCalendar(token);
    return link && this.people.actorOf(link.personKind, link.personId);
  }

  /**
   * Why a link opens nothing, and the ward that can help: whose it is takes part no more, it was replaced, or its time is
   * over since the pair has ended. Null of one that was never given.
   */
  async whyOver(
    token: string,
  ): Promise<{ why: 'gone' | 'replaced' | 'ended'; wardId: string | null } | null> {
    const ended = await this.links.ended(token);
    const link = ended?.link ?? (await this.links.open(token));
    if (!link) return null;
    const { personKind, personId } = link;
    const wardId = await this.people.wardOf(personKind, personId);
    const isGone = (await this.people.actorOf(personKind, personId)) === null;
    if (isGone) return { why: 'gone', wardId };
    return { why: ended?.isReplaced ? 'replaced' : 'ended', wardId };
  }

  private async personBehind(token: string): Promise<OpenedLink | null> {
    const link = await this.links.open(token);
    const person = link && (await this.people.actorOf(link.personKind, link.personId));
    return person && { link, person };
  }

  /** A program's own token, or a personal link's. */
  private async actorsOfBearer(token: string): Promise<Actor[]> {
    const actor = isToken(token) ? await this.staffOf(token) : await this.personOf(token);
    return actor ? [actor] : [];
  }

  private async staffOf(token: string): Promise<Actor | null> {
    const staff = await this.signIns.staffOf(token);
    if (!staff) return null;
    const { actor, lacksSecondFactor } = staff;
    return lacksSecondFactor ? { ...actor, lacksSecondFactor } : actor;
  }

  private async keptBy(tokens: readonly string[]): Promise<KeptPerson[]> {
    const kept: KeptPerson[] = [];
    for (const { token, personKind, personId } of await this.signIns.peopleOf(tokens)) {
      const person = await this.people.actorOf(personKind, personId);
      if (person) kept.push({ token, person });
    }
    return kept;
  }
}

/** Also told apart here: a request that carries a bearer token cannot come from a foreign page's form. */
export function bearerOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
