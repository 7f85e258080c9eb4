import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Authentication, CurrentActor, Public } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { CalendarQuery } from './calendars.dto';
import { CalendarsService } from './calendars.service';

const calendar = 'text/calendar; charset=utf-8';

/** Calendar programs cannot sign in: a person's feed has a token of its own, which opens nothing else. */
@ApiTags('calendars')
@ApiProduces('text/calendar')
@Controller('api/v1')
@Allow('sessions.read')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly authentication: Authentication,
  ) {}

  @Get('calendars/:token/sessions.ics')
  @Public('the token in the address shows this calendar, and signs nobody in')
  @Header('content-type', calendar)
  async ofPerson(@Param('token') token: string, @Query() { lang }: CalendarQuery) {
    const actor = await this.authentication.personOfCalendar(token);
    if (!actor) throw notFound('calendar');
    return this.calendars.ofPerson(actor, lang);
  }

  @Get('venues/:id/sessions.ics')
  @Public('a hall hangs it up; no person is named')
  @Header('content-type', calendar)
  ofVenue(@Param('id') id: string, @Query() { lang }: CalendarQuery) {
    return this.calendars.ofVenue(id, lang);
  }

  @Get('sessions/:id/session.ics')
  @Header('content-type', calendar)
  ofSession(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { lang }: CalendarQuery,
  ) {
    return this.calendars.ofSession(actor, id, lang);
  }
}
