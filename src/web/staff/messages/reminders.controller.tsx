import { Body, Get, Param, Post } from '@nestjs/common';
import {
  AccountsService,
  type Actor,
  Allow,
  CurrentActor,
  CurrentWard,
} from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import {
  CallCallers,
  CallLines,
  CallNotes,
  FeedbackAnswers,
  FeedbackCalls,
  messageSamples,
  type NextCaller,
  PhoneCorrections,
  PhoneHolders,
  ReminderQueries,
  ReminderStatusQuery,
  type SeenLine,
  whoseLines,
  zaloTemplates,
} from '../../../modules/reminders';
import { FallenSilent } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { largestInteger, wholeNumberIn } from '../../../platform/http/bounds';
import { calledIn } from '../../shared/messages/call-form';
import { listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { MessageTextsPage } from './message-texts-page';
import { reminderFilterOf } from './reminder-filter';
import { RemindersPage } from './reminders-page';
import { paths } from '../../kit/paths/paths';
import { AskedPage, AskedText } from '../../kit/page/asked';
import type { Texts } from '../../../texts';

@PageController()
@Allow('reminders.read')
export class RemindersPageController {
  constructor(
    private readonly reminders: ReminderQueries,
    private readonly lines: CallLines,
    private readonly callers: CallCallers,
    private readonly notes: CallNotes,
    private readonly holders: PhoneHolders,
    private readonly corrections: PhoneCorrections,
    private readonly accounts: AccountsService,
    private readonly silent: FallenSilent,
    private readonly feedback: FeedbackAnswers,
    private readonly feedbackCalls: FeedbackCalls,
    private readonly status: ReminderStatusQuery,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.reminders.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedText('state') state: string | undefined,
    @AskedPage('calls') callsPage: number,
    @AskedText('whose') whose: string | undefined,
  ): Promise<WebPage> {
    return this.page(actor, ward, { page, state, callsPage, whose });
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
  @Allow('feedback.settle')
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
  @Post(paths.ward.call.pattern)
  called(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, 'called', () => this.notes.note(actor, calledIn(body, id)));
  }

  @Allow('calls.give')
  @Post(paths.ward.callCallers.pattern)
  give(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, 'calls-given', () =>
      this.callers.give(actor, ward.id, seenIn(body), nextIn(body, actor)),
    );
  }

  @Allow('calls.note')
  @Post(paths.ward.reminderCallTakingBack.pattern)
  takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, 'call-taken-back', () => this.notes.takeBack(actor, id));
  }

  /** Does what was pressed; a refusal shows the page again. */
  private act(
    actor: Actor,
    ward: Ward,
    notice: keyof Texts['notices'],
    work: () => Promise<unknown>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await work();
        return new SeeOther(paths.ward.reminders(ward.code), notice);
      },
      (refusal) => this.page(actor, ward, {}, refusal),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    asked: { page?: number; state?: string; callsPage?: number; whose?: string },
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { shown, query } = reminderFilterOf(asked.state);
    const whose = whoseLines.find((name) => name === asked.whose) ?? 'all';
    const lines = await this.lines.list(actor, ward.id, {
      page: asked.callsPage ?? 1,
      pageSize: 25,
      whose,
    });
    const numbers = lines.items.flatMap(({ number }) => number ?? []);
    return new WebPage(
      (t) => t.sessions.reminders,
      <RemindersPage
        code={ward.code}
        calls={{
          lines,
          whose,
          holders: await this.holders.of(ward.id, numbers),
          officers: await this.accounts.officersOf(ward.id),
        }}
        corrections={await this.corrections.latest(ward.id)}
        noted={await this.notes.noted(ward.id)}
        status={await this.status.of(ward.id)}
        reminders={await this.reminders.list(ward.id, {
          page: asked.page ?? 1,
          pageSize: 50,
          ...query,
        })}
        state={shown}
        feedback={{
          counts: await this.feedback.counts(ward.id),
          wrong: await this.feedback.wrong(ward.id),
          toAsk: await this.feedbackCalls.list(ward.id),
        }}
        silentMentors={await this.silent.mentors(actor, ward.id)}
        absentMentees={await this.silent.mentees(actor, ward.id)}
      />,
      { ward, refusal },
    );
  }
}

/** The lines that were ticked, as they were seen. @throws DomainError invalid-form where none was */
function seenIn(body: FormBody): SeenLine[] {
  const seen = listOf(body, 'lines').flatMap((value) => {
    const [line = '', version = ''] = value.split('~');
    const number = wholeNumberIn(version, 0, largestInteger);
    return number === undefined || line === '' ? [] : [{ line, version: number }];
  });
  if (seen.length === 0) throw invalidFields({ to: 'tick-one' });
  return seen.slice(0, 200);
}

function nextIn(body: FormBody, actor: Actor): NextCaller {
  const to = textOf(body, 'to');
  if (to === 'nobody') return null;
  if (to === 'mentor') return { kind: 'mentor' };
  return { kind: 'staff', id: to === 'me' || to === '' ? (actor.id ?? '') : to };
}
