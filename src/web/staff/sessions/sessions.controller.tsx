import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  BookingsService,
  SessionQueries,
  SessionsService,
  type SessionView,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { attendanceSheetOf } from '../../shared/sessions/attendance-sheet';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { type WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { changeSession } from '../../shared/sessions/session-changes';
import { SessionDesk } from './session-desk';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('sessions.lead')
export class SessionPageController {
  constructor(
    private readonly queries: SessionQueries,
    readonly sessions: SessionsService,
    readonly bookings: BookingsService,
    private readonly desk: SessionDesk,
  ) {}

  @Allow('sessions.read')
  @Get(paths.ward.session.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    const session = await this.find(actor, ward, id);
    const { classId } = session;
    if (classId !== null) return new SeeOther(paths.ward.class(ward.code, classId));
    return this.desk.page(actor, ward, session);
  }

  @Post(paths.ward.sessionAttendance.pattern)
  async mark(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = await this.find(actor, ward, id);
    return orShow(
      async () => {
        await this.sessions.markAttendance(actor, id, attendanceSheetOf(session, body));
        return new SeeOther(paths.ward.session(ward.code, id), 'marked');
      },
      (refusal) => this.desk.page(actor, ward, session, { refusal }),
    );
  }

  @Post(paths.ward.sessionCancellation.pattern)
  async cancel(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = await this.find(actor, ward, id);
    const reason = textOf(body, 'reason');
    return orShow(
      async () => {
        if (!reason) throw invalidFields({ reason: 'needed' });
        const version = integerOf(body, 'version') ?? session.version;
        await this.sessions.cancel(actor, id, { version, reason });
        return new SeeOther(paths.ward.session(ward.code, id), 'session-cancelled');
      },
      (refusal) => this.desk.page(actor, ward, session, { refusal }),
    );
  }

  @Post(paths.ward.sessionChange.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { id, act }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = await this.find(actor, ward, id);
    return orShow(
      async () => {
        const notice = await changeSession(this, actor, session, act, body);
        return new SeeOther(paths.ward.session(ward.code, id), notice);
      },
      (refusal) => this.desk.page(actor, ward, session, { refusal }),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<SessionView> {
    return inWard(ward, 'session', await this.queries.one(actor, id));
  }
}
