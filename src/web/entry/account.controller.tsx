import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccountsService,
  type Actor,
  Allow,
  Authentication,
  CurrentActor,
  IdentityProvider,
  SecondFactors,
  SignIns,
  StaffEntrance,
  type StaffSignIn,
} from '../../modules/access';
import { DomainError } from '../../platform/common/domain-error';
import { WardsService } from '../../modules/wards';
import { rawOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { askingAgain, invalidFields, orShow } from '../kit/forms/refusals';
import { AccountPage } from './account-page';
import { assertAccountFields } from './set-up-form';
import { paths } from '../kit/paths/paths';

@PageController()
@Allow('account.keep')
export class AccountController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly authentication: Authentication,
    private readonly entrance: StaffEntrance,
    private readonly provider: IdentityProvider,
    private readonly factors: SecondFactors,
    private readonly signIns: SignIns,
    private readonly wards: WardsService,
  ) {}

  @Get(paths.account.pattern)
  show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<WebPage> {
    return this.page(actor, request);
  }

  @Post(paths.accountPassword.pattern)
  changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const next = rawOf(body, 'next');
    return orShow(
      async () => {
        if (next !== rawOf(body, 'nextAgain'))
          throw invalidFields({ nextAgain: 'passwords-differ' });
        const signIn = await this.signInOf(request);
        const current = rawOf(body, 'current');
        const account = await this.accounts.changePassword(actor, signIn, current, next);
        await this.entrance.enter(account, 'password', request, reply);
        return new SeeOther(paths.account(), 'password-changed');
      },
      (refusal) =>
        this.page(
          actor,
          request,
          askingAgain(refusal, {
            current: rawOf(body, 'current'),
            next,
            nextAgain: rawOf(body, 'nextAgain'),
          }),
        ),
    );
  }

  @Allow('accounts.create')
  @Post(paths.accountColleagues.pattern)
  addColleague(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    const fields = {
      fullName: textOf(body, 'fullName'),
      login: textOf(body, 'login'),
      password: rawOf(body, 'password'),
      passwordAgain: rawOf(body, 'passwordAgain'),
    };
    return orShow(
      async () => {
        assertAccountFields(fields);
        const { fullName, login, password } = fields;
        const { role, wardId } = await this.accounts.get(actor.id ?? '');
        await this.accounts.create(actor, {
          fullName,
          login,
          password,
          role,
          wardId,
        });
        return new SeeOther(paths.account(), 'account-made');
      },
      (refusal) => this.page(actor, request, askingAgain(refusal, fields)),
    );
  }

  /** One of the other places where the account is signed in, or all of them. */
  @Post(paths.accountSignIns.pattern)
  endSignIns(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    const which = textOf(body, 'which');
    const forSignIns = rawOf(body, 'forSignIns');
    return orShow(
      async () => {
        if (!which) throw invalidFields({ which: 'choose-one' });
        const here = await this.signInOf(request);
        await this.accounts.confirm(here, forSignIns);
        await this.signIns.endOthers(actor, here, which === 'all' ? undefined : which);
        return new SeeOther(paths.account(), 'sign-ins-ended');
      },
      (refusal) => this.page(actor, request, askingAgain(refusal, { forSignIns })),
    );
  }

  /** A colleague lost their phone. */
  @Allow('second-factors.remove')
  @Post(paths.accountHelp.pattern)
  removeFactor(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    const forHelp = rawOf(body, 'forHelp');
    return orShow(
      async () => {
        await this.accounts.confirm(await this.signInOf(request), forHelp);
        const account = await this.accounts.findByLogin(textOf(body, 'helpLogin'));
        if (!account) throw invalidFields({ helpLogin: 'no-such-login' });
        await this.factors.remove(actor, account);
        return new SeeOther(paths.account(), 'second-factor-removed');
      },
      (refusal) => this.page(actor, request, askingAgain(refusal, { forHelp })),
    );
  }

  /** @throws DomainError unauthenticated */
  private async signInOf(request: FastifyRequest): Promise<StaffSignIn> {
    const signIn = await this.authentication.staffSignInOf(request);
    if (!signIn) throw new DomainError('unauthenticated');
    return signIn;
  }

  private async page(
    actor: Actor,
    request: FastifyRequest,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const account = await this.accounts.get(actor.id ?? '');
    const here = await this.authentication.staffSignInOf(request);
    const signIns = await this.signIns.ofAccount(account);
    const ward = actor.wardId ? await this.wards.get(actor.wardId) : undefined;
    return new WebPage(
      (t) => t.entry.account,
      <AccountPage
        account={account}
        signIns={signIns}
        hereId={here?.id}
        provider={this.provider.isOn ? this.provider.name : undefined}
      />,
      {
        ward,
        refusal,
      },
    );
  }
}
