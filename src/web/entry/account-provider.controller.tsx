import { Body, Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Account,
  AccountsService,
  type Actor,
  Allow,
  Authentication,
  CurrentActor,
  IdentityProvider,
  ProviderLinks,
  ProviderTrips,
  signInRate,
  SignIns,
  type StaffSignIn,
} from '../../modules/access';
import { WardsService } from '../../modules/wards';
import { DomainError } from '../../platform/common/domain-error';
import { type FormBody, rawOf } from '../kit/forms/form-fields';
import { askingAgain, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { ProviderPage } from './provider-page';

/** Staff connect their identity at the provider with their account, signed in otherwise and with the password again. */
@PageController()
@Allow('account.keep')
export class AccountProviderController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly authentication: Authentication,
    private readonly links: ProviderLinks,
    private readonly provider: IdentityProvider,
    private readonly signIns: SignIns,
    private readonly trips: ProviderTrips,
    private readonly wards: WardsService,
  ) {}

  @Get(paths.accountProvider.pattern)
  show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<WebPage | SeeOther> {
    return this.page(actor, request);
  }

  @Get(paths.accountProviderTrip.pattern)
  @RouteConfig(signInRate)
  leave(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        if (!this.provider.isOn) return new SeeOther(paths.account());
        await this.assertCameOtherwise(await this.signInOf(request));
        const { url, secrets } = await this.provider.leave(paths.providerReturn());
        const traveller = { kind: 'account', id: actor.id ?? '' } as const;
        this.trips.keep(reply, { is: 'away', secrets, traveller });
        return new SeeOther(url);
      },
      (refusal) => this.page(actor, request, refusal),
    );
  }

  @Post(paths.accountProviderConnection.pattern)
  connect(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return this.orAsk(actor, body, request, async (signIn, account) => {
      await this.assertCameOtherwise(signIn);
      const hashes = this.hashesFor(actor, request);
      if (!hashes) throw this.provider.refusal('provider-over');
      await this.links.connectAccount(actor, account, hashes);
      this.trips.end(reply);
      return 'provider-connected';
    });
  }

  @Post(paths.accountProviderRemoval.pattern)
  disconnect(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return this.orAsk(actor, body, request, async (_signIn, account) => {
      await this.links.disconnectAccount(actor, account);
      return 'provider-disconnected';
    });
  }

  /** With the password, said again. */
  private orAsk(
    actor: Actor,
    body: FormBody,
    request: FastifyRequest,
    work: (
      signIn: StaffSignIn,
      account: Account,
    ) => Promise<'provider-connected' | 'provider-disconnected'>,
  ): Promise<WebPage | SeeOther> {
    const name = body?.forRemoval === undefined ? 'current' : 'forRemoval';
    return orShow(
      async () => {
        const signIn = await this.signInOf(request);
        const account = await this.accounts.confirm(signIn, rawOf(body, name));
        return new SeeOther(paths.accountProvider(), await work(signIn, account));
      },
      (refusal) => this.page(actor, request, askingAgain(refusal, { [name]: rawOf(body, name) })),
    );
  }

  /** Whoever came in by the provider has not shown their second factor here. @throws DomainError provider-needs-password */
  private async assertCameOtherwise({ id, accountId }: StaffSignIn): Promise<void> {
    const all = await this.signIns.ofAccount(await this.accounts.get(accountId));
    if (all.some((one) => one.id === id && one.wayIn === 'provider'))
      throw this.provider.refusal('provider-needs-password');
  }

  /** @throws DomainError unauthenticated */
  private async signInOf(request: FastifyRequest): Promise<StaffSignIn> {
    const signIn = await this.authentication.staffSignInOf(request);
    if (!signIn) throw new DomainError('unauthenticated');
    return signIn;
  }

  /** Of the identity with which this very account came back; another's, on a machine that is shared, is nothing here. */
  private hashesFor({ id }: Actor, request: FastifyRequest): string[] | undefined {
    const back = this.trips.of('back', request);
    const isTheirs = back?.traveller.kind === 'account' && back.traveller.id === id;
    return isTheirs ? back.hashes : undefined;
  }

  private async page(
    actor: Actor,
    request: FastifyRequest,
    refusal?: DomainError,
  ): Promise<WebPage | SeeOther> {
    const { isOn, name } = this.provider;
    const account = await this.accounts.get(actor.id ?? '');
    const since = await this.links.sinceOfAccount(account);
    if (!isOn && since === null) return new SeeOther(paths.account());
    const ward = actor.wardId ? await this.wards.get(actor.wardId) : undefined;
    const asksFor = this.hashesFor(actor, request) && account.fullName;
    return new WebPage(
      (t) => t.provider.title(name),
      <ProviderPage
        {...{ provider: name, since, asksFor }}
        back={paths.account()}
        trip={paths.accountProviderTrip()}
        connection={paths.accountProviderConnection()}
        removal={paths.accountProviderRemoval()}
        asksPassword
      />,
      { ward, refusal },
    );
  }
}
