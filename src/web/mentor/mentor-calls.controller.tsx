import { Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { CallList } from '../../modules/reminders';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { MentorCallsPage } from './mentor-calls-page';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

/** The mentees of an ambassador whom no message reached. */
@PageController()
@Allow('mentor-pages.use')
export class MentorCallsController {
  constructor(private readonly callList: CallList) {}

  @Get(paths.mentor.calls.pattern)
  async show(@CurrentActor() actor: Actor): Promise<WebPage> {
    const calls = await this.callList.ofMentor(actor.id ?? '');
    return new WebPage((t) => t.messages.mentorCallsTitle, <MentorCallsPage calls={calls} />, {
      isForPhones: true,
    });
  }

  @Post(paths.mentor.call.pattern)
  async called(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SeeOther> {
    await this.callList.markCalled(actor, id, null);
    return new SeeOther(paths.mentor.calls(meOf(actor)), 'called');
  }
}
