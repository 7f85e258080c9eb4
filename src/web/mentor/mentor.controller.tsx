import { Get, Param } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, IdentityProvider } from '../../modules/access';
import { PairsService, PeopleScope } from '../../modules/matching';
import { Clock } from '../../platform/common/clock';
import { type Mentor, PeopleService } from '../../modules/people';
import { CallLines } from '../../modules/reminders';
import {
  CoursesService,
  MENDABLE_MS,
  SessionQueries,
  StuckLearners,
  WalkInDaysService,
} from '../../modules/sessions';
import { VneidQueries } from '../../modules/programme';
import { DoorQueries, TeamQueries } from '../../modules/teams';
import { PlacesService } from '../../modules/wards';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { MentorHomePage, type MenteeCard } from './mentor-home-page';
import { MentorMenteePage } from './mentor-mentee-page';
import { paths } from '../kit/paths/paths';
import { DAY_MS } from '../../core/time/durations';

const PAST_MS = 30 * DAY_MS;

/** An ambassador's own pages, read on a phone. */
@PageController()
@Allow('mentor-pages.use')
export class MentorPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly pairs: PairsService,
    private readonly scope: PeopleScope,
    private readonly sessions: SessionQueries,
    private readonly courses: CoursesService,
    private readonly stuck: StuckLearners,
    private readonly vneid: VneidQueries,
    private readonly callLines: CallLines,
    private readonly walkIns: WalkInDaysService,
    private readonly teams: TeamQueries,
    private readonly doors: DoorQueries,
    private readonly provider: IdentityProvider,
    private readonly clock: Clock,
  ) {}

  @Get(paths.mentor.home.pattern)
  async home(@CurrentActor() actor: Actor): Promise<WebPage> {
    const mentor = await this.people.mentor(actor.id ?? '');
    const cards = await this.cards(mentor);
    const now = this.clock.now();
    const sessions = await this.sessions.ofMentor(actor, mentor.id, {
      fromAt: now - PAST_MS,
      toAt: now + DAY_MS,
    });
    const lines = await this.callLines.ofMentor(mentor.id);
    const toCall = new Set(lines.flatMap(({ people }) => people.map(({ id }) => id)));
    return new WebPage(
      (t) => t.mentor.myMentees,
      <MentorHomePage
        name={mentor.fullName}
        cards={cards}
        sessions={sessions}
        toCall={toCall.size}
        walkIns={await this.walkIns.ofMentor(mentor.id)}
        finished={await this.pairs.finishedOf(mentor.id, now - MENDABLE_MS)}
        leads={await this.teams.leadsAny(mentor.id)}
        provider={this.provider.isOn ? this.provider.name : undefined}
        walks={await this.doors.walksAny(mentor.id)}
      />,
      { isForPhones: true },
    );
  }

  @Get(paths.mentor.mentee.pattern)
  async mentee(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    const mentee = await this.scope.mentee(actor, id);
    const bookings = await this.sessions.ofMentee(actor, id);
    const mentor = await this.people.mentor(actor.id ?? '');
    const stuck = await this.stuck.ofMentor(mentor);
    return new WebPage(
      () => mentee.fullName,
      <MentorMenteePage
        mentee={mentee}
        course={await this.courses.overview(actor, id)}
        stuck={stuck.filter(({ menteeId }) => menteeId === id)}
        vneid={await this.vneid.of(actor, id)}
        bookings={bookings}
      />,
      {
        isForPhones: true,
      },
    );
  }

  private async cards(mentor: Mentor): Promise<MenteeCard[]> {
    const pairs = await this.pairs.ofMentor(mentor.id);
    const ids = pairs.map(({ menteeId }) => menteeId);
    const next = await this.sessions.nextOf(ids);
    const stuck = await this.stuck.ofMentor(mentor);
    const hamlets = await this.places.hamletNames(mentor.wardId);
    const mentees = await this.people.menteesById(ids);
    return [...mentees.values()]
      .sort((one, other) => (one.sortName < other.sortName ? -1 : 1))
      .map((mentee) => ({
        mentee,
        hamletName: hamlets.get(mentee.hamletId) ?? '',
        next: next.get(mentee.id),
        stuck: stuck.filter(({ menteeId }) => menteeId === mentee.id),
      }));
  }
}
