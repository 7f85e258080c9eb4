import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Public, signInRate } from '../../modules/access';
import {
  aloneAnswers,
  FeedbackAnswers,
  type FeedbackAnswer,
  usefulAnswers,
} from '../../modules/reminders';
import { textOf, type FormBody } from '../kit/forms/form-fields';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { FeedbackPage } from './feedback-page';
import { LinkOverPage } from './sign-in-page';

/** A question from a message: whoever has its link answers it with a tap, and sees nothing else. */
@PageController()
@Public('the link in the message is the key to this one question')
export class FeedbackPageController {
  constructor(private readonly answers: FeedbackAnswers) {}

  @Get(paths.feedback.pattern)
  @RouteConfig(signInRate)
  async show(@Param('question') code: string, @Query('again') again?: string): Promise<WebPage> {
    const asked = await this.answers.behind(code);
    if (!asked) return linkOver();
    const isAgain = again === 'yes';
    return new WebPage(
      (t) => t.feedback.title,
      <FeedbackPage code={code} asked={isAgain ? { ...asked, useful: null } : asked} />,
      { isForPhones: true },
    );
  }

  @Post(paths.feedback.pattern)
  @RouteConfig(signInRate)
  async answer(
    @Param('question') code: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const isKnown = await this.answers.answer(code, answerIn(body));
    return isKnown ? new SeeOther(paths.feedback(code)) : linkOver();
  }
}

/** Whatever else is in the form says nothing. */
function answerIn(body: FormBody): FeedbackAnswer {
  const useful = usefulAnswers.find((name) => name === textOf(body, 'useful'));
  const alone = aloneAnswers.find((name) => name === textOf(body, 'alone'));
  const wrong = textOf(body, 'wrong');
  return { useful, alone, isWrong: wrong === '' ? undefined : wrong === 'yes' };
}

function linkOver(): WebPage {
  return new WebPage((t) => t.entry.linkOver, <LinkOverPage />, { status: 404, isForPhones: true });
}
