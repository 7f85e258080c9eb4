import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import {
  CallList,
  messageSamples,
  ReminderQueries,
  ReminderStatusQuery,
  zaloTemplates,
} from '../../../modules/reminders';
import { FallenSilent } from '../../../modules/sessions';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { MessageTextsPage } from './message-texts-page';
import { reminderFilters, RemindersPage } from './reminders-page';
import { StaffWards } from '../staff-wards';

@PageController('wards/:code/reminders')
@AllowOnly(...staff)
export class RemindersPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly reminders: ReminderQueries,
    private readonly callList: CallList,
    private readonly silent: FallenSilent,
    private readonly status: ReminderStatusQuery,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('page') page?: string,
    @Query('state') asked?: string,
    @Query('calls') callsPage?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const shown = reminderFilters.find((name) => name === asked) ?? 'planned';
    const state = shown === 'all' ? undefined : shown;
    const sort = shown === 'planned' ? 'dueAt' : '-dueAt';
    const calls = await this.callList.list(ward.id, { page: pageOf(callsPage), pageSize: 25 });
    return new Page(
      (t) => t.sessions.reminders,
      <RemindersPage
        base={`/wards/${code}`}
        calls={calls}
        noted={await this.callList.noted(ward.id)}
        status={await this.status.of(ward.id)}
        reminders={await this.reminders.list(ward.id, {
          page: pageOf(page),
          pageSize: 50,
          state,
          sort,
        })}
        state={shown}
        silentMentors={await this.silent.mentors(actor, ward.id)}
        absentMentees={await this.silent.mentees(actor, ward.id)}
      />,
      { ward },
    );
  }

  @Get('texts')
  async texts(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const samplesIn = (language: 'vi' | 'en') =>
      messageSamples(language, this.env.TIME_ZONE, this.clock.now());
    return new Page(
      (t) => t.messages.texts,
      <MessageTextsPage
        base={`/wards/${code}`}
        samples={{ vi: samplesIn('vi'), en: samplesIn('en') }}
        templateOf={zaloTemplates(this.env)}
      />,
      { ward },
    );
  }

  @Post(':id/calls')
  async called(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.wards.find(actor, code);
    await this.callList.markCalled(actor, id, textOf(body, 'note').slice(0, 500) || null);
    return new SeeOther(`/wards/${code}/reminders`, 'called');
  }

  @Post(':id/calls/taking-back')
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.wards.find(actor, code);
    await this.callList.unmarkCalled(actor, id);
    return new SeeOther(`/wards/${code}/reminders`, 'call-taken-back');
  }
}

function pageOf(asked: string | undefined): number {
  return Math.max(1, Math.trunc(Number(asked)) || 1);
}
