import { Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import { CallList } from '../../modules/reminders';
import { Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { MentorCallsPage } from './mentor-calls-page';

/** The mentees of an ambassador whom no message reached. */
@PageController('mentor/calls')
@AllowOnly('mentor')
export class MentorCallsController {
  constructor(private readonly callList: CallList) {}

  @Get()
  async show(@CurrentActor() actor: Actor): Promise<Page> {
    const calls = await this.callList.ofMentor(actor.id ?? '');
    return new Page((t) => t.messages.mentorCallsTitle, <MentorCallsPage calls={calls} />, {
      isForPhones: true,
    });
  }

  @Post(':id')
  async called(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SeeOther> {
    await this.callList.markCalled(actor, id, null);
    return new SeeOther('/mentor/calls', 'called');
  }
}
