import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Account,
  AccountsService,
  Authentication,
  clearCookie,
  keepPersonalLinks,
  Public,
  setCookie,
  signInRate,
  staffCookie,
  StaffTokens,
} from '../../modules/access';
import { Env } from '../../platform/config/env';
import { rawOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { orShow } from '../kit/forms/refusals';
import { homeOf, safePath } from '../kit/paths/home-of';
import { GonePage, LinkOverPage, SignInPage } from './sign-in-page';
import { paths } from '../kit/paths/paths';

@PageController()
@Public('one signs in and out here')
export class SignInController {
  constructor(
    private readonly env: Env,
    private readonly accounts: AccountsService,
    private readonly staffTokens: StaffTokens,
    private readonly authentication: Authentication,
  ) {}

  @Get(paths.signIn.pattern)
  async form(@Query('next') next?: string): Promise<WebPage | SeeOther> {
    if (!(await this.accounts.hasAny())) return new SeeOther(paths.setUp());
    return new WebPage((t) => t.entry.signIn, <SignInPage next={safePath(next)} />);
  }

  @Post(paths.signIn.pattern)
  @RouteConfig(signInRate)
  async signIn(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const login = textOf(body, 'login');
    const next = safePath(textOf(body, 'next'));
    return orShow(
      async () => {
        const account = await this.accounts.signIn(login, rawOf(body, 'password'), request.ip);
        return this.welcome(account, reply, next);
      },
      (refusal) => new WebPage((t) => t.entry.signIn, <SignInPage next={next} />, { refusal }),
    );
  }

  /** The link printed by the demo. */
  @Get(paths.signInLink.pattern)
  async signInByLink(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const account = await this.staffTokens.accountOfSignInLink(token);
    if (account) return this.welcome(account, reply);
    return new WebPage((t) => t.entry.linkOver, <LinkOverPage />, { status: 404 });
  }

  /** An ambassador's or a mentee's own link: the phone keeps it beside those of others. */
  @Get(paths.personalLink.pattern)
  async openPersonalLink(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const opened = await this.authentication.personBehind(token);
    if (!opened) {
      if (await this.authentication.isOfSomebodyGone(token)) {
        return new WebPage((t) => t.stops.gone, <GonePage />, { status: 404, isForPhones: true });
      }
      return new WebPage((t) => t.entry.linkOver, <LinkOverPage />, {
        status: 404,
        isForPhones: true,
      });
    }
    const { kind, person } = opened;
    const kept = await this.authentication.keptLinks(request, kind);
    const others = kept.filter((one) => one.person.id !== person.id);
    keepPersonalLinks(reply, this.env, kind, [token, ...others.map((one) => one.token)]);
    return new SeeOther(homeOf(person));
  }

  @Post(paths.signOut.pattern)
  signOut(@Res({ passthrough: true }) reply: FastifyReply): SeeOther {
    clearCookie(reply, staffCookie);
    // Answers to forms may lie in the browser's cache; whoever sits there next has no use for them.
    void reply.header('clear-site-data', '"cache"');
    return new SeeOther(paths.signIn(), 'signed-out');
  }

  private welcome(account: Account, reply: FastifyReply, next?: string): SeeOther {
    const { token, expiresInSeconds } = this.staffTokens.issue(account);
    setCookie(reply, this.env, staffCookie, token, expiresInSeconds);
    return new SeeOther(next ?? paths.wards());
  }
}
