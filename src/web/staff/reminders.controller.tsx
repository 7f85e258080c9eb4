import { Get, Param, Post, Query } from '@nestjs/common';
import { AllowOnly, CurrentActor, staff } from '../../access/access.decorators';
import type { Actor } from '../../common/actor';
import { CallList } from '../../reminders/call-list';
import { ReminderQueries } from '../../reminders/reminder-queries';
import { FallenSilent } from '../../sessions/fallen-silent';
import { Page, SeeOther } from '../page';
import { PageController } from '../page-controller';
import { reminderFilters, RemindersPage } from './reminders-page';
import { StaffWards } from './staff-wards';

@PageController('wards/:code/reminders')
@AllowOnly(...staff)
export class RemindersPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly reminders: ReminderQueries,
    private readonly callList: CallList,
    private readonly silent: FallenSilent,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('page') page?: string,
    @Query('state') asked?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const shown = reminderFilters.find((name) => name === asked) ?? 'planned';
    const state = shown === 'all' ? undefined : shown;
    const sort = shown === 'planned' ? 'dueAt' : '-dueAt';
    const number = Math.max(1, Math.trunc(Number(page)) || 1);
    const calls = await this.callList.list(ward.id, { page: 1, pageSize: 200 });
    return new Page(
      (t) => t.sessions.reminders,
      <RemindersPage
        base={`/wards/${code}`}
        calls={calls.items}
        reminders={await this.reminders.list(ward.id, { page: number, pageSize: 50, state, sort })}
        state={shown}
        silentMentors={await this.silent.mentors(actor, ward.id)}
        absentMentees={await this.silent.mentees(actor, ward.id)}
      />,
      { ward },
    );
  }

  @Post(':id/calls')
  async called(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.wards.find(actor, code);
    await this.callList.markCalled(actor, id, null);
    return new SeeOther(`/wards/${code}/reminders`, 'called');
  }
}
