import { Body, Get, Param, type PipeTransform, Post, Query } from '@nestjs/common';
import { questionCodeOf } from '../../core/reminders/question-code';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type Actor, Public, signInRate } from '../../modules/access';
import {
  aloneAnswers,
  type AskedQuestion,
  FeedbackAnswers,
  type FeedbackAnswer,
  usefulAnswers,
} from '../../modules/reminders';
import { CoursesService } from '../../modules/sessions';
import { textOf, type FormBody } from '../kit/forms/form-fields';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { LearningDesk } from '../shared/learning/learning-desk';
import { chosen, chosenPath, FeedbackPage, WhoAnswersPage } from './feedback-page';
import type { Texts } from '../../texts';
import { LearnedSection } from './learned-section';
import { LinkOverPage } from './sign-in-page';

/** In capitals it is the same. */
class ReadCode implements PipeTransform<string, string> {
  transform(typed: string): string {
    return questionCodeOf(typed);
  }
}

/** As it is kept, however it was typed. */
const QuestionCode = (): ParameterDecorator => Param('question', new ReadCode());

/**
 * A question from a message: whoever has its link answers it with a tap, and sees nothing else; after a
 * course, also what its learner has learned, and the certificate.
 */
@PageController()
@Public(
  'the link in the message is the key to this one question, and to what was learned when it is over',
)
export class FeedbackPageController {
  constructor(
    private readonly answers: FeedbackAnswers,
    private readonly courses: CoursesService,
    private readonly learning: LearningDesk,
  ) {}

  /** Typed from a message, all in capitals. */
  @Get(paths.feedbackInCapitals.pattern)
  @RouteConfig(signInRate)
  inCapitals(@Param('question') typed: string): SeeOther {
    return new SeeOther(paths.feedback(questionCodeOf(typed)));
  }

  @Get(paths.feedback.pattern)
  @RouteConfig(signInRate)
  async show(
    @QuestionCode() code: string,
    @Query('again') again?: string,
    @Query('of') of?: string,
  ): Promise<WebPage> {
    const asked = await this.answers.behind(code);
    if (!asked) return linkOver();
    const people = await this.answers.askedTogether(code);
    const isGone = !people.some((one) => one.code === code);
    if (people.length > 0 && (of !== chosen || isGone)) {
      const title = (t: Texts) => t.feedback.who;
      return new WebPage(title, <WhoAnswersPage people={people} />, { isForPhones: true });
    }
    const isAgain = again === 'yes';
    const learned =
      asked.occasion === 'last'
        ? await this.courses.overview(learnerOf(asked), asked.menteeId)
        : null;
    return new WebPage(
      (t) => t.feedback.title,
      <>
        {learned && <LearnedSection code={code} name={asked.menteeName} course={learned} />}
        <FeedbackPage
          code={code}
          asked={isAgain ? { ...asked, useful: null } : asked}
          isPart={learned !== null}
          isOneOfSeveral={people.length > 0}
        />
      </>,
      { isForPhones: true },
    );
  }

  @Get(paths.feedbackCertificate.pattern)
  @RouteConfig(signInRate)
  async certificate(@QuestionCode() code: string): Promise<WebPage> {
    const asked = await this.answers.behind(code);
    if (asked?.occasion !== 'last') return linkOver();
    return this.learning.certificate(learnerOf(asked), asked.menteeId, { isForPhones: true });
  }

  @Post(paths.feedback.pattern)
  @RouteConfig(signInRate)
  async answer(@QuestionCode() code: string, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    const isKnown = await this.answers.answer(code, answerIn(body));
    if (!isKnown) return linkOver();
    const isChosen = (await this.answers.askedTogether(code)).length > 0;
    return new SeeOther(isChosen ? chosenPath(code) : paths.feedback(code));
  }
}

/** The link speaks for its learner. */
function learnerOf({ menteeId, wardId }: AskedQuestion): Actor {
  return { kind: 'mentee', id: menteeId, wardId };
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
