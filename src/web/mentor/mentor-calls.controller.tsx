import { Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { PeopleService } from '../../modules/people';
import { type CallItem, CallList } from '../../modules/reminders';
import { PlacesService } from '../../modules/wards';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { MentorCallsPage } from './mentor-calls-page';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

/** The mentees of an ambassador whom no message reached. */
@PageController()
@Allow('mentor-pages.use')
export class MentorCallsController {
  constructor(
    private readonly callList: CallList,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  @Get(paths.mentor.calls.pattern)
  async show(@CurrentActor() actor: Actor): Promise<WebPage> {
    const calls = await this.callList.ofMentor(actor.id ?? '');
    const hamlets = await this.hamletsOf(calls);
    return new WebPage(
      (t) => t.messages.mentorCallsTitle,
      <MentorCallsPage calls={calls} hamlets={hamlets} />,
      { isForPhones: true },
    );
  }

  @Post(paths.mentor.call.pattern)
  async called(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SeeOther> {
    await this.callList.markCalled(actor, id, null);
    return new SeeOther(paths.mentor.calls(meOf(actor)), 'called');
  }

  /** Where those live whom nobody can call. */
  private async hamletsOf(calls: readonly CallItem[]): Promise<Map<string, string>> {
    const hamletOf = new Map<string, string>();
    for (const { personId, phone, householdPhone } of calls) {
      if (phone ?? householdPhone) continue;
      const { wardId, hamletId } = await this.people.mentee(personId);
      const hamlets = await this.places.hamlets(wardId);
      hamletOf.set(personId, hamlets.find(({ id }) => id === hamletId)?.name ?? '');
    }
    return hamletOf;
  }
}
