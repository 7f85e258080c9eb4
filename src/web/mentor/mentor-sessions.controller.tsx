import { Body, Get, Header, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, PersonalLinksService } from '../../modules/access';
import { Clock } from '../../platform/common/clock';
import { isTopic } from '../../core/curriculum/added-topics';
import { CurriculumService } from '../../modules/learning';
import type { DomainError } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';
import {
  BookingsService,
  CalendarsService,
  SessionQueries,
  SessionsService,
  type SessionView,
} from '../../modules/sessions';
import { attendanceSheetOf } from '../shared/sessions/attendance-sheet';
import { integerOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { calendarType } from '../kit/page/calendar-type';
import { PageLanguage } from '../kit/page/page-language';
import type { Language } from '../../texts';
import { WebPage, SeeOther } from '../kit/page/page';
import { AskedText } from '../kit/page/asked';
import { PageController } from '../kit/page/page-controller';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { WaysToVenues } from '../shared/sessions/ways-to-venues';
import { changeSession } from '../shared/sessions/session-changes';
import { MentorSessionPage, MentorSessionsPage } from './mentor-sessions-page';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { DAY_MS } from '../../core/time/durations';

const PAST_MS = 30 * DAY_MS;

@PageController()
@Allow('mentor-pages.use')
export class MentorSessionsController {
  constructor(
    private readonly queries: SessionQueries,
    readonly sessions: SessionsService,
    readonly bookings: BookingsService,
    private readonly curriculum: CurriculumService,
    private readonly calendars: CalendarsService,
    private readonly ways: WaysToVenues,
    private readonly links: PersonalLinksService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.mentor.sessions.pattern)
  async list(@CurrentActor() actor: Actor): Promise<WebPage> {
    const fromAt = this.clock.now() - PAST_MS;
    const sessions = await this.queries.ofMentor(actor, actor.id ?? '', { fromAt });
    const link = await this.links.standing('mentor', actor.id ?? '');
    const token = link?.split('/').at(-1);
    const calendarUrl =
      token === undefined ? null : `${this.env.baseUrl}/api/v1/calendars/${token}/sessions.ics`;
    return new WebPage(
      (t) => t.mentor.mySessions,
      <MentorSessionsPage sessions={sessions} calendarUrl={calendarUrl} />,
      { isForPhones: true },
    );
  }

  @Get(paths.mentor.session.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AskedText('kept') kept?: string,
  ): Promise<WebPage | SeeOther> {
    const session = await this.queries.one(actor, id);
    const { classId } = session;
    if (classId === null) return this.page(actor, session, { isKept: kept === 'yes' });
    return new SeeOther(paths.mentor.class(meOf(actor), classId));
  }

  @Get(paths.mentor.sessionCalendar.pattern)
  @Header('content-type', calendarType)
  calendar(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @PageLanguage() language: Language,
  ): Promise<string> {
    return this.calendars.ofSession(actor, id, language);
  }

  @Post(paths.mentor.sessionAttendance.pattern)
  async mark(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = await this.queries.one(actor, id);
    return orShow(
      async () => {
        await this.sessions.markAttendance(actor, id, attendanceSheetOf(session, body));
        return new SeeOther(paths.mentor.sessions(meOf(actor)), 'marked');
      },
      (refusal) => this.page(actor, session, { refusal }),
    );
  }

  @Post(paths.mentor.sessionCancellation.pattern)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = await this.queries.one(actor, id);
    const reason = textOf(body, 'reason');
    return orShow(
      async () => {
        if (!reason) throw invalidFields({ reason: 'needed' });
        const version = integerOf(body, 'version') ?? session.version;
        await this.sessions.cancel(actor, id, { version, reason });
        return new SeeOther(paths.mentor.session(meOf(actor), id), 'session-cancelled');
      },
      (refusal) => this.page(actor, session, { refusal }),
    );
  }

  @Post(paths.mentor.sessionChange.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @Param() { id, act }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = await this.queries.one(actor, id);
    return orShow(
      async () => {
        const notice = await changeSession(this, actor, session, act, body);
        return new SeeOther(paths.mentor.session(meOf(actor), id), notice);
      },
      (refusal) => this.page(actor, session, { refusal }),
    );
  }

  private async page(
    actor: Actor,
    session: SessionView,
    { refusal, isKept }: { refusal?: DomainError; isKept?: boolean },
  ): Promise<WebPage> {
    const { topic, wardId } = session;
    const contents = isTopic(topic) ? await this.curriculum.topic(wardId, topic) : null;
    const [learner] = session.bookings;
    const hasBegun = session.startAt <= this.clock.now();
    const way = hasBegun
      ? undefined
      : await this.ways.ofMentor(meOf(actor), { ...session, menteeId: learner?.menteeId });
    return new WebPage(
      (t) => t.sessions.session,
      <MentorSessionPage session={session} contents={contents} way={way} isKept={isKept} />,
      { isForPhones: true, refusal },
    );
  }
}
