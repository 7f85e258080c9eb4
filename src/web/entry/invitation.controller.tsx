import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Account, Invitations, Public, signInRate, StaffDoor } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { rawOf, type FormBody } from '../kit/forms/form-fields';
import { askingAgain, invalidFields, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { InvitationOverPage, InvitationPage } from './invitation-page';

/** Somebody of the staff sets their own password, by the link that an administrator made. */
@PageController()
@Public('who is invited has no password yet; the link is the proof')
export class InvitationController {
  constructor(
    private readonly invitations: Invitations,
    private readonly door: StaffDoor,
  ) {}

  @Get(paths.invitation.pattern)
  async show(@Param('token') token: string): Promise<WebPage> {
    const account = await this.invitations.accountOf(token);
    return account ? page(token, account) : over();
  }

  @Post(paths.invitation.pattern)
  @RouteConfig(signInRate)
  async accept(
    @Param('token') token: string,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const account = await this.invitations.accountOf(token);
    if (!account) return over();
    const typed = { next: rawOf(body, 'next'), nextAgain: rawOf(body, 'nextAgain') };
    return orShow(
      async () => {
        if (typed.next !== typed.nextAgain) throw invalidFields({ nextAgain: 'passwords-differ' });
        const accepted = await this.invitations.accept(account, typed.next);
        const asked = await this.door.admit(accepted, 'link', request, reply);
        return new SeeOther(asked === 'in' ? paths.wards() : paths.signInCode());
      },
      (refusal) => page(token, account, askingAgain(refusal, typed)),
    );
  }
}

function page(token: string, account: Account, refusal?: DomainError): WebPage {
  const { fullName, login } = account;
  return new WebPage(
    (t) => t.roles.invitationTitle,
    <InvitationPage token={token} fullName={fullName} login={login} />,
    { refusal },
  );
}

function over(): WebPage {
  return new WebPage((t) => t.roles.invitationOver, <InvitationOverPage />, { status: 404 });
}
