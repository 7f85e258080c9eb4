import { Body, Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication, Public, signInRate } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { type FormBody, textOf } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { homeOf } from '../kit/paths/home-of';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** Whoever cannot scan the QR code of their slip types the twelve digits beside it. */
@PageController()
@Public('one signs in here')
export class SlipSignInController {
  constructor(private readonly authentication: Authentication) {}

  @Get(paths.slipSignIn.pattern)
  form(): WebPage {
    return slipPage();
  }

  @Post(paths.slipSignIn.pattern)
  @RouteConfig(signInRate)
  signIn(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebPage | SeeOther> {
    return orShow(async () => {
      const typed = textOf(body, 'code');
      return new SeeOther(homeOf(await this.authentication.openSlipCode(typed, request, reply)));
    }, slipPage);
  }
}

function slipPage(refusal?: DomainError): WebPage {
  return new WebPage((t) => t.slipSignIn.title, <SlipPage />, { refusal, isForPhones: true });
}

function SlipPage() {
  const s = useView().t.slipSignIn;
  return (
    <>
      <h1>{s.title}</h1>
      <p class="lead">{s.lead}</p>
      <Form action={paths.slipSignIn()}>
        <Field
          name="code"
          label={s.code}
          hint={s.codeHint}
          width={16}
          autocomplete="off"
          inputmode="numeric"
        />
        <Button>{s.signIn}</Button>
      </Form>
      <p>{s.noSlip}</p>
    </>
  );
}
