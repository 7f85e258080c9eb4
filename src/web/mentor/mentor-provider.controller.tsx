import { Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  Allow,
  CurrentActor,
  IdentityProvider,
  ProviderLinks,
  ProviderTrips,
  signInRate,
} from '../../modules/access';
import { PeopleService } from '../../modules/people';
import type { DomainError } from '../../platform/common/domain-error';
import { ProviderPage } from '../entry/provider-page';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

/** Ambassadors connect their identity at the provider from their own page, so that a lost slip keeps nobody out. */
@PageController()
@Allow('mentor-pages.use')
export class MentorProviderController {
  constructor(
    private readonly links: ProviderLinks,
    private readonly people: PeopleService,
    private readonly provider: IdentityProvider,
    private readonly trips: ProviderTrips,
  ) {}

  @Get(paths.mentor.provider.pattern)
  show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<WebPage | SeeOther> {
    return this.page(actor, request);
  }

  @Get(paths.mentor.providerTrip.pattern)
  @RouteConfig(signInRate)
  leave(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        if (!this.provider.isOn) return new SeeOther(paths.mentor.home(meOf(actor)));
        const { url, secrets } = await this.provider.leave(paths.providerReturn());
        const traveller = { kind: 'mentor', id: meOf(actor) } as const;
        this.trips.keep(reply, { is: 'away', secrets, traveller });
        return new SeeOther(url);
      },
      (refusal) => this.page(actor, request, refusal),
    );
  }

  @Post(paths.mentor.providerConnection.pattern)
  connect(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const hashes = this.hashesFor(actor, request);
        if (!hashes) throw this.provider.refusal('provider-over');
        await this.links.connectMentor(actor, hashes);
        this.trips.end(reply);
        return new SeeOther(paths.mentor.provider(meOf(actor)), 'provider-connected');
      },
      (refusal) => this.page(actor, request, refusal),
    );
  }

  @Post(paths.mentor.providerRemoval.pattern)
  async disconnect(@CurrentActor() actor: Actor): Promise<SeeOther> {
    await this.links.disconnectMentor(actor);
    return new SeeOther(paths.mentor.provider(meOf(actor)), 'provider-disconnected');
  }

  /** Of the identity with which this very ambassador came back. */
  private hashesFor({ id }: Actor, request: FastifyRequest): string[] | undefined {
    const back = this.trips.of('back', request);
    const isTheirs = back?.traveller.kind === 'mentor' && back.traveller.id === id;
    return isTheirs ? back.hashes : undefined;
  }

  private async page(
    actor: Actor,
    request: FastifyRequest,
    refusal?: DomainError,
  ): Promise<WebPage | SeeOther> {
    const me = meOf(actor);
    const { isOn, name } = this.provider;
    const since = await this.links.sinceOfMentor(me);
    if (!isOn && since === null) return new SeeOther(paths.mentor.home(me));
    const asksFor = this.hashesFor(actor, request)
      ? (await this.people.mentor(me)).fullName
      : undefined;
    return new WebPage(
      (t) => t.provider.title(name),
      <ProviderPage
        {...{ provider: name, since, asksFor }}
        back={paths.mentor.home(me)}
        trip={paths.mentor.providerTrip(me)}
        connection={paths.mentor.providerConnection(me)}
        removal={paths.mentor.providerRemoval(me)}
      />,
      { isForPhones: true, refusal },
    );
  }
}
