import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccountsService,
  Authentication,
  IdentityProvider,
  Public,
  signInRate,
  SignInLinks,
  StaffDoor,
  StaffEntrance,
} from '../../modules/access';
import { rawOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { orShow } from '../kit/forms/refusals';
import { homeOf, safePath } from '../kit/paths/home-of';
import { withQuery } from '../kit/paths/path';
import { SignInCodePage } from './second-factor-page';
import type { DomainError } from '../../platform/common/domain-error';
import { GonePage, LinkOverPage, SignInLinkOverPage, SignInPage } from './sign-in-page';
import { paths } from '../kit/paths/paths';

@PageController()
@Public('one signs in and out here')
export class SignInController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly door: StaffDoor,
    private readonly entrance: StaffEntrance,
    private readonly links: SignInLinks,
    private readonly authentication: Authentication,
    private readonly provider: IdentityProvider,
  ) {}

  @Get(paths.signIn.pattern)
  async form(@Query('next') next?: string): Promise<WebPage | SeeOther> {
    if (!(await this.accounts.hasAny())) return new SeeOther(paths.setUp());
    return this.page(safePath(next));
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
        const typed = { login, password: rawOf(body, 'password') };
        const account = await this.entrance.recognize(typed, request);
        const asked = await this.door.admit(account, 'password', request, reply);
        return asked === 'in'
          ? inside(next)
          : new SeeOther(withQuery(paths.signInCode(), { next }));
      },
      (refusal) => this.page(next, refusal),
    );
  }

  @Get(paths.signInCode.pattern)
  async askCode(
    @Req() request: FastifyRequest,
    @Query('next') next?: string,
  ): Promise<WebPage | SeeOther> {
    if (!(await this.door.isAsking(request))) return new SeeOther(paths.signIn());
    return codePage(safePath(next));
  }

  @Post(paths.signInCode.pattern)
  @RouteConfig(signInRate)
  sayCode(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const next = safePath(textOf(body, 'next'));
    return orShow(
      async () => {
        await this.door.sayCode(textOf(body, 'code'), request, reply);
        return inside(next);
      },
      (refusal) => codePage(next, refusal),
    );
  }

  /** The link printed by the demo: it lets in once, and writes by a GET that it did. */
  @Get(paths.signInLink.pattern)
  @RouteConfig(signInRate)
  async signInByLink(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const account = await this.links.use(token, 'sign-in');
    if (account) {
      const asked = await this.door.admit(account, 'link', request, reply);
      return asked === 'in' ? inside() : new SeeOther(paths.signInCode());
    }
    return new WebPage((t) => t.entry.linkOver, <SignInLinkOverPage />, { status: 404 });
  }

  /** An ambassador's or a mentee's own link: the phone keeps them signed in, beside others, and not the link. */
  @Get(paths.personalLink.pattern)
  async openPersonalLink(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const person = await this.authentication.openLink(token, request, reply);
    if (person) return new SeeOther(homeOf(person));
    const over = await this.authentication.whyOver(token);
    const options = { status: 404, isForPhones: true, wardToCall: over?.wardId ?? undefined };
    if (over?.why === 'gone') return new WebPage((t) => t.stops.gone, <GonePage />, options);
    const isEnded = over?.why === 'ended';
    return new WebPage((t) => t.entry.linkOver, <LinkOverPage isEnded={isEnded} />, options);
  }

  @Post(paths.signOut.pattern)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.entrance.leave(request, reply);
    // Answers to forms may lie in the browser's cache; whoever sits there next has no use for them.
    void reply.header('clear-site-data', '"cache"');
    return new SeeOther(paths.signIn(), 'signed-out');
  }

  private page(next?: string, refusal?: DomainError): WebPage {
    const provider = this.provider.isOn ? this.provider.name : undefined;
    return new WebPage((t) => t.entry.signIn, <SignInPage next={next} provider={provider} />, {
      refusal,
    });
  }
}

function inside(next?: string): SeeOther {
  return new SeeOther(next ?? paths.wards());
}

function codePage(next?: string, refusal?: DomainError): WebPage {
  return new WebPage((t) => t.secondFactor.codeTitle, <SignInCodePage next={next} />, { refusal });
}
