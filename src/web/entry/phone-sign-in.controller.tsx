import { Body, Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication, CodeCookie, Public, signInRate } from '../../modules/access';
import { SignInCodes } from '../../modules/reminders';
import { displayPhone, readPhoneNumber } from '../../core/vietnamese/phones';
import type { DomainError } from '../../platform/common/domain-error';
import { textOf, type FormBody } from '../kit/forms/form-fields';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { PhoneCodePage, PhonePage } from './phone-sign-in-page';

/** An ambassador without their slip signs in by a code that comes to their number. */
@PageController()
@Public('one signs in here')
export class PhoneSignInController {
  constructor(
    private readonly authentication: Authentication,
    private readonly codes: SignInCodes,
    private readonly asked: CodeCookie,
  ) {}

  @Get(paths.phoneSignIn.pattern)
  form(): WebPage {
    return this.phonePage();
  }

  /** Answers the same whether the number is somebody's or not. */
  @Post(paths.phoneSignIn.pattern)
  @RouteConfig(signInRate)
  ask(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const read = readPhoneNumber(textOf(body, 'phone'));
        if (read?.kind !== 'mobile') throw invalidFields({ phone: 'phone-needed' });
        const phone = read.number;
        if (!this.codes.isPossible) return this.phonePage();
        this.asked.keep(reply, { id: await this.codes.ask(phone, request.ip), phone });
        return new SeeOther(paths.phoneSignInCode());
      },
      (refusal) => this.phonePage(refusal),
    );
  }

  @Get(paths.phoneSignInCode.pattern)
  askCode(@Req() request: FastifyRequest): WebPage | SeeOther {
    const asked = this.asked.of(request);
    return asked ? codePage(asked.phone) : new SeeOther(paths.phoneSignIn());
  }

  @Post(paths.phoneSignInCode.pattern)
  @RouteConfig(signInRate)
  async sayCode(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    const asked = this.asked.of(request);
    if (!asked) return new SeeOther(paths.phoneSignIn());
    return orShow(
      async () => {
        const mentorIds = await this.codes.take(asked.id, textOf(body, 'code'), request.ip);
        await this.authentication.signInMentors(mentorIds, 'code', request, reply);
        this.asked.forget(reply);
        return new SeeOther(paths.anyone.mentor());
      },
      (refusal) => codePage(asked.phone, refusal),
    );
  }

  private phonePage(refusal?: DomainError): WebPage {
    return new WebPage(
      (t) => t.phoneSignIn.title,
      <PhonePage isPossible={this.codes.isPossible} />,
      { refusal, isForPhones: true },
    );
  }
}

function codePage(phone: string, refusal?: DomainError): WebPage {
  const shown = displayPhone(phone);
  return new WebPage((t) => t.phoneSignIn.codeTitle, <PhoneCodePage phone={shown} />, {
    refusal,
    isForPhones: true,
  });
}
