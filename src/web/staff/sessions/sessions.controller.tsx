import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { notFound, type DomainError } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import { SessionQueries, SessionsService, type SessionView } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { attendanceSheetOf } from '../../shared/sessions/attendance-sheet';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { changeSession } from '../../shared/sessions/session-changes';
import { SessionPage } from './session-page';
import { StaffWards } from '../staff-wards';

@PageController('wards/:code/sessions/:id')
@AllowOnly(...staff)
export class SessionPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly queries: SessionQueries,
    private readonly sessions: SessionsService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    return this.page(ward, await this.find(actor, ward, id));
  }

  @Post('attendance')
  async mark(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const session = await this.find(actor, ward, id);
    return orShow(
      async () => {
        await this.sessions.markAttendance(actor, id, attendanceSheetOf(session, body));
        return new SeeOther(`/wards/${code}/sessions/${id}`, 'marked');
      },
      (refusal) => this.page(ward, session, refusal),
    );
  }

  @Post('cancellation')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const session = await this.find(actor, ward, id);
    const reason = textOf(body, 'reason');
    return orShow(
      async () => {
        if (!reason) throw invalidFields({ reason: 'needed' });
        const version = integerOf(body, 'version') ?? session.version;
        await this.sessions.cancel(actor, id, { version, reason });
        return new SeeOther(`/wards/${code}/sessions/${id}`, 'session-cancelled');
      },
      (refusal) => this.page(ward, session, refusal),
    );
  }

  @Post(':deed')
  async change(
    @CurrentActor() actor: Actor,
    @Param() { code, id, deed }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const session = await this.find(actor, ward, id);
    return orShow(
      async () => {
        const notice = await changeSession(this.sessions, actor, session, deed, body);
        return new SeeOther(`/wards/${code}/sessions/${id}`, notice);
      },
      (refusal) => this.page(ward, session, refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<SessionView> {
    const session = await this.queries.one(actor, id);
    if (session.wardId !== ward.id) throw notFound('session');
    return session;
  }

  private async page(ward: Ward, session: SessionView, refusal?: DomainError): Promise<Page> {
    const { topics } = await this.people.mentor(session.mentorId);
    return new Page(
      (t) => t.sessions.session,
      <SessionPage base={`/wards/${ward.code}`} session={session} topics={topics} />,
      { ward, refusal },
    );
  }
}
