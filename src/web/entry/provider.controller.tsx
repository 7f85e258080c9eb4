import { Get, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Authentication,
  IdentityProvider,
  ProviderLinks,
  ProviderTrips,
  Public,
  signInRate,
  StaffDoor,
  type Traveller,
} from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { homeOf, safePath } from '../kit/paths/home-of';
import { withQuery } from '../kit/paths/path';
import { paths } from '../kit/paths/paths';
import { ProviderRefusedPage } from './provider-page';
import { SignInPage } from './sign-in-page';

/** A longer one does not fit beside the rest into the browser's note of the trip. */
const LONGEST_NEXT = 300;

/** To the provider and back: whoever has connected their identity there signs in by it. */
@PageController()
@Public('one signs in here')
export class ProviderController {
  constructor(
    private readonly authentication: Authentication,
    private readonly door: StaffDoor,
    private readonly links: ProviderLinks,
    private readonly provider: IdentityProvider,
    private readonly trips: ProviderTrips,
  ) {}

  @Get(paths.providerSignIn.pattern)
  @RouteConfig(signInRate)
  async leave(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') asked?: string,
  ): Promise<WebPage | SeeOther> {
    if (!this.provider.isOn) return new SeeOther(paths.signIn());
    const path = safePath(asked);
    const next = path && path.length <= LONGEST_NEXT ? path : undefined;
    return orShow(
      async () => {
        const { url, secrets } = await this.provider.leave(paths.providerReturn());
        this.trips.keep(reply, { is: 'away', secrets, traveller: null, next });
        return new SeeOther(url);
      },
      (refusal) => this.signInPage(refusal, next),
    );
  }

  /** Signs in, or goes on to the question whether to connect; writes by a GET that somebody signed in. */
  @Get(paths.providerReturn.pattern)
  @RouteConfig(signInRate)
  async comeBack(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    if (!this.provider.isOn) return new SeeOther(paths.signIn());
    const trip = this.trips.of('away', request);
    this.trips.end(reply);
    const traveller = trip?.traveller ?? null;
    return orShow(
      async () => {
        if (!trip) throw this.provider.refusal('provider-over');
        const address = `${paths.providerReturn()}?${request.url.split('?')[1] ?? ''}`;
        const vouched = await this.provider.comeBack(address, trip.secrets);
        const hashes = this.links.hashesOf(vouched.subject);
        if (!traveller)
          return this.letIn(hashes, vouched.isSecondFactor, trip.next, request, reply);
        this.trips.keep(reply, { is: 'back', traveller, hashes });
        return new SeeOther(pageOf(traveller));
      },
      (refusal) =>
        traveller ? this.refused(traveller, refusal) : this.signInPage(refusal, trip?.next),
    );
  }

  /** The same refusal of an identity that nobody has connected and of one whose holder may not come in any more. */
  private async letIn(
    hashes: readonly string[],
    isVouchedFor: boolean,
    next: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SeeOther> {
    const holder = await this.links.letIn(hashes);
    if (!holder) throw this.provider.refusal('provider-unknown');
    if (holder.kind === 'mentor') {
      const { person } = holder;
      await this.authentication.signInMentors([person.id ?? ''], 'provider', request, reply);
      return new SeeOther(homeOf(person));
    }
    const { account } = holder;
    const asked = await this.door.admit(account, 'provider', request, reply, isVouchedFor);
    if (asked === 'in') return new SeeOther(next ?? paths.wards());
    return new SeeOther(withQuery(paths.signInCode(), { next }));
  }

  private signInPage(refusal: DomainError, next?: string): WebPage {
    const page = <SignInPage next={next} provider={this.provider.name} />;
    return new WebPage((t) => t.entry.signIn, page, { refusal });
  }

  private refused(traveller: Traveller, refusal: DomainError): WebPage {
    const { name } = this.provider;
    const page = <ProviderRefusedPage provider={name} href={pageOf(traveller)} />;
    const isForPhones = traveller.kind === 'mentor';
    return new WebPage((t) => t.provider.title(name), page, { refusal, isForPhones });
  }
}

/** Where somebody connects, and is told what became of it. */
function pageOf({ kind, id }: Traveller): string {
  return kind === 'account' ? paths.accountProvider() : paths.mentor.provider(id);
}
