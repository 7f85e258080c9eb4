import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import {
  CallList,
  FeedbackAnswers,
  messageSamples,
  ReminderQueries,
  ReminderStatusQuery,
  zaloTemplates,
} from '../../../modules/reminders';
import { FallenSilent } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { MessageTextsPage } from './message-texts-page';
import { reminderFilters, RemindersPage } from './reminders-page';
import { paths } from '../../kit/paths/paths';
import { AskedPage, AskedText } from '../../kit/page/asked';

@PageController()
@Allow('reminders.read')
export class RemindersPageController {
  constructor(
    private readonly reminders: ReminderQueries,
    private readonly callList: CallList,
    private readonly silent: FallenSilent,
    private readonly feedback: FeedbackAnswers,
    private readonly status: ReminderStatusQuery,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.reminders.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedText('state') asked: string | undefined,
    @AskedPage('calls') callsPage: number,
  ): Promise<WebPage> {
    const shown = reminderFilters.find((name) => name === asked) ?? 'planned';
    const state = shown === 'all' ? undefined : shown;
    const sort = shown === 'planned' ? 'dueAt' : '-dueAt';
    const calls = await this.callList.list(ward.id, { page: callsPage, pageSize: 25 });
    return new WebPage(
      (t) => t.sessions.reminders,
      <RemindersPage
        code={ward.code}
        calls={calls}
        noted={await this.callList.noted(ward.id)}
        status={await this.status.of(ward.id)}
        reminders={await this.reminders.list(ward.id, {
          page,
          pageSize: 50,
          state,
          sort,
        })}
        state={shown}
        feedback={{
          counts: await this.feedback.counts(ward.id),
          wrong: await this.feedback.wrong(ward.id),
        }}
        silentMentors={await this.silent.mentors(actor, ward.id)}
        absentMentees={await this.silent.mentees(actor, ward.id)}
      />,
      { ward },
    );
  }

  @Get(paths.ward.reminderTexts.pattern)
  async texts(@CurrentWard() ward: Ward): Promise<WebPage> {
    const samplesIn = (language: 'vi' | 'en') =>
      messageSamples(language, this.env.TIME_ZONE, this.clock.now());
    return new WebPage(
      (t) => t.messages.texts,
      <MessageTextsPage
        code={ward.code}
        samples={{ vi: samplesIn('vi'), en: samplesIn('en') }}
        templateOf={zaloTemplates(this.env)}
      />,
      { ward },
    );
  }

  /** Somebody has called whoever said that something is wrong. */
  @Post(paths.ward.feedbackSettlement.pattern)
  async settle(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.feedback.settle(actor, id);
    return new SeeOther(`${paths.ward.reminders(ward.code)}#feedback`);
  }

  @Allow('calls.note')
  @Post(paths.ward.reminderCalls.pattern)
  async called(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.callList.markCalled(actor, id, textOf(body, 'note').slice(0, 500) || null);
    return new SeeOther(paths.ward.reminders(ward.code), 'called');
  }

  @Allow('calls.note')
  @Post(paths.ward.reminderCallTakingBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.callList.unmarkCalled(actor, id);
    return new SeeOther(paths.ward.reminders(ward.code), 'call-taken-back');
  }
}
