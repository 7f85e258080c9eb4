import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  aloneAnswers,
  type AskedByPhone,
  FeedbackAnswers,
  FeedbackCalls,
  usefulAnswers,
} from '../../../modules/reminders';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Phone } from '../../kit/components/phone';
import { Choices } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { TextArea } from '../../kit/forms/text-area';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

const mostWords = 500;

/** What is asked after lessons, read out on the phone to who cannot answer a message, and what they said. */
@PageController()
@Allow('feedback.settle')
export class FeedbackCallPageController {
  constructor(
    private readonly calls: FeedbackCalls,
    private readonly answers: FeedbackAnswers,
  ) {}

  @Get(paths.ward.feedbackCall.pattern)
  form(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Post(paths.ward.feedbackCall.pattern)
  save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        inWard(ward, 'reminder', await this.calls.one(actor, id));
        await this.answers.note(actor, id, saidIn(body));
        return new SeeOther(`${paths.ward.reminders(ward.code)}#feedback`, 'answer-noted');
      },
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const asked = inWard(ward, 'reminder', await this.calls.one(actor, id));
    return new WebPage(
      (t) => t.feedback.callOf(asked.menteeName),
      <FeedbackCallPage code={ward.code} asked={asked} />,
      { ward, refusal },
    );
  }
}

/** @throws DomainError invalid-form where nothing was said */
function saidIn(body: FormBody) {
  const useful = usefulAnswers.find((name) => name === textOf(body, 'useful'));
  const alone = aloneAnswers.find((name) => name === textOf(body, 'alone'));
  const wrong = textOf(body, 'wrong');
  const words = textOf(body, 'words').trim();
  if (words.length > mostWords) throw invalidFields({ words: 'too-long' });
  if (!useful && !alone && wrong === '') throw invalidFields({ useful: 'choose-one' });
  const isWrong = wrong === '' ? undefined : wrong === 'yes';
  return { useful, alone, isWrong, ...(words === '' ? {} : { words }) };
}

function FeedbackCallPage({ code, asked }: { code: string; asked: AskedByPhone }) {
  const { t, dates, language } = useView();
  const f = t.feedback;
  const { id, menteeId, menteeName: name, phone, occasion, lessonAt } = asked;
  const topic = termName('topic', asked.topic, language);
  return (
    <>
      <BackLink href={`${paths.ward.reminders(code)}#feedback`}>{t.sessions.reminders}</BackLink>
      <h1>{f.callOf(name)}</h1>
      <p>
        <Phone number={phone} whose={{ kind: 'mentee', id: menteeId, name }} />
      </p>
      <p class="lead">
        {f.occasions[occasion]}: {topic}, {dates.moment(lessonAt)}
      </p>
      <p>{f.callLead}</p>
      <Form action={paths.ward.feedbackCall(code, id)}>
        <Choices
          name="useful"
          legend={occasion === 'first' ? f.useful(name, topic) : f.usefulCourse}
          choices={usefulAnswers.map((value) => ({ value, label: f.usefulAnswers[value] }))}
        />
        <Choices
          name="alone"
          legend={f.alone(topic)}
          choices={aloneAnswers.map((value) => ({ value, label: f.aloneAnswers[value] }))}
        />
        <Choices
          name="wrong"
          legend={f.wrong}
          choices={[
            { value: 'no', label: f.nothingWrong },
            { value: 'yes', label: f.wrongOnPhone },
          ]}
        />
        <TextArea name="words" label={f.words} value="" rows={3} />
        <Button>{f.noteAnswers}</Button>
      </Form>
    </>
  );
}
