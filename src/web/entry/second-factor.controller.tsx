import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Account,
  AccountsService,
  type Actor,
  Allow,
  Authentication,
  CurrentActor,
  SecondFactors,
  StaffEntrance,
} from '../../modules/access';
import { DomainError } from '../../platform/common/domain-error';
import { WardsService } from '../../modules/wards';
import { rawOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { askingAgain, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { RecoveryCodesPage, SecondFactorPage } from './second-factor-page';

/** One's own second factor: set up, replaced, taken away; whatever changes it asks for the password again. */
@PageController()
@Allow('account.keep')
export class SecondFactorController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly authentication: Authentication,
    private readonly entrance: StaffEntrance,
    private readonly factors: SecondFactors,
    private readonly wards: WardsService,
  ) {}

  @Get(paths.secondFactor.pattern)
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.page(actor);
  }

  @Post(paths.secondFactorApp.pattern)
  begin(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return this.orAsk(actor, body, async () => {
      await this.factors.begin(await this.confirmed(request, body));
      return new SeeOther(paths.secondFactor());
    });
  }

  @Post(paths.secondFactorConfirmation.pattern)
  confirm(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return this.orAsk(actor, body, async () => {
      const before = await this.accounts.get(actor.id ?? '');
      const { account, recoveryCodes } = await this.factors.confirm(
        actor,
        before,
        textOf(body, 'code'),
      );
      await this.entrance.enter(account, 'password', request, reply);
      return this.codesPage(actor, recoveryCodes);
    });
  }

  @Post(paths.secondFactorCodes.pattern)
  renewCodes(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return this.orAsk(actor, body, async () => {
      const account = await this.confirmed(request, body);
      if (!(await this.factors.isAskedOf(account))) return new SeeOther(paths.secondFactor());
      return this.codesPage(actor, await this.factors.renewRecoveryCodes(actor, account));
    });
  }

  @Post(paths.secondFactorRemoval.pattern)
  remove(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return this.orAsk(actor, body, async () => {
      const account = await this.confirmed(request, body);
      const { isRequired } = await this.factors.state(account);
      if (isRequired) throw new DomainError('second-factor-required');
      const after = await this.factors.remove(actor, account);
      await this.entrance.enter(after, 'password', request, reply);
      return new SeeOther(paths.secondFactor(), 'second-factor-removed');
    });
  }

  /** @throws DomainError unauthenticated, wrong-password, too-many-sign-ins */
  private async confirmed(request: FastifyRequest, body: FormBody): Promise<Account> {
    const signIn = await this.authentication.staffSignInOf(request);
    if (!signIn) throw new DomainError('unauthenticated');
    return this.accounts.confirm(signIn, passwordIn(body).typed);
  }

  private orAsk(
    actor: Actor,
    body: FormBody,
    work: () => Promise<WebPage | SeeOther>,
  ): Promise<WebPage | SeeOther> {
    const { name, typed } = passwordIn(body);
    return orShow(work, (refusal) => this.page(actor, askingAgain(refusal, { [name]: typed })));
  }

  private async page(actor: Actor, refusal?: DomainError): Promise<WebPage> {
    const state = await this.factors.state(await this.accounts.get(actor.id ?? ''));
    return new WebPage((t) => t.secondFactor.title, <SecondFactorPage {...state} />, {
      ward: await this.wardOf(actor),
      refusal,
    });
  }

  private async codesPage(actor: Actor, codes: string[]): Promise<WebPage> {
    return new WebPage((t) => t.secondFactor.codesTitle, <RecoveryCodesPage codes={codes} />, {
      ward: await this.wardOf(actor),
    });
  }

  private async wardOf({ wardId }: Actor) {
    return wardId ? this.wards.get(wardId) : undefined;
  }
}

/** Each form of the page has its own. */
function passwordIn(body: FormBody): {
  name: 'current' | 'forCodes' | 'forRemoval';
  typed: string;
} {
  const names = ['current', 'forCodes', 'forRemoval'] as const;
  const name = names.find((one) => body?.[one] !== undefined) ?? 'current';
  return { name, typed: rawOf(body, name) };
}
