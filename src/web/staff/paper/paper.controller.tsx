import { Get, Param } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { localDateOf } from '../../../core/time/zone';
import { PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { SessionQueries, type SessionView } from '../../../modules/sessions';
import { type Hamlet, PlacesService, type Ward } from '../../../modules/wards';
import { WebPage } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { weekFrom, type WeekDays } from '../../shared/sessions/week-days';
import { type HamletWalkIn, HamletWalkIns } from './hamlet-walk-ins';
import { LoudspeakerPage, MentorSheetPage, PaperPage, PosterPage } from './paper-pages';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedDay, isDayInReach } from '../../kit/page/asked';

interface HamletWeekOnPaper {
  hamlet: Hamlet;
  week: WeekDays;
  sessions: SessionView[];
  walkIns: HamletWalkIn[];
}

/** What is printed and read out. */
@PageController()
@Allow('papers.print')
export class PaperController {
  constructor(
    private readonly places: PlacesService,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly sessions: SessionQueries,
    private readonly walkIns: HamletWalkIns,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.paper.pattern)
  async choose(
    @CurrentWard() ward: Ward,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    const week = this.week(from);
    return new WebPage(
      (t) => t.paper.papers,
      <PaperPage code={ward.code} week={week} hamlets={hamlets} />,
      { ward },
    );
  }

  @Get(paths.ward.poster.pattern)
  async poster(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    const { hamlet, week, sessions, walkIns } = await this.hamletWeek(actor, ward, id, from);
    return new WebPage(
      (t) => t.paper.posterTitle(hamlet.name),
      <PosterPage
        back={withQuery(paths.ward.paper(ward.code), { from: week.from })}
        hamlet={hamlet}
        week={week}
        sessions={sessions}
        walkIns={walkIns}
        bookUrl={(date, startAt) =>
          `${this.env.baseUrl}${withQuery(paths.anyone.bookTime(), { day: date, at: startAt })}`
        }
      />,
      { ward },
    );
  }

  @Get(paths.ward.loudspeaker.pattern)
  async loudspeaker(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    const { hamlet, week, sessions, walkIns } = await this.hamletWeek(actor, ward, id, from);
    return new WebPage(
      (t) => t.paper.loudspeaker,
      <LoudspeakerPage
        back={withQuery(paths.ward.paper(ward.code), { from: week.from })}
        hamlet={hamlet}
        week={week}
        sessions={sessions}
        walkIns={walkIns}
        phone={ward.settings.contactPhone}
      />,
      { ward },
    );
  }

  @Get(paths.ward.mentorSheet.pattern)
  async mentorSheet(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    const mentor = inWard(ward, 'mentor', await this.people.mentor(id));
    const ids = (await this.pairs.ofMentor(id)).map(({ menteeId }) => menteeId);
    const mentees = await this.people.menteesById(ids);
    const sorted = [...mentees.values()].sort((one, other) =>
      one.sortName < other.sortName ? -1 : 1,
    );
    const next = await this.sessions.nextOf(ids);
    return new WebPage(
      (t) => t.paper.mentorSheet,
      <MentorSheetPage mentor={mentor} mentees={sorted} next={next} />,
      { ward },
    );
  }

  private async hamletWeek(
    actor: Actor,
    ward: Ward,
    hamletId: string,
    from: string | undefined,
  ): Promise<HamletWeekOnPaper> {
    const hamlet = (await this.places.hamlets(ward.id)).find(({ id }) => id === hamletId);
    if (!hamlet) throw notFound('hamlet');
    const week = this.week(from);
    const venues = await this.places.venues(ward.id);
    const here = new Set(venues.filter((venue) => venue.hamletId === hamletId).map(({ id }) => id));
    const all = await this.sessions.between(actor, ward.id, week);
    // Of a class, once, with its seats.
    const isHere = ({ venueId, classId, seats }: SessionView): boolean =>
      here.has(venueId ?? '') && (classId === null || seats > 0);
    const sessions = all.filter(isHere);
    const walkIns = await this.walkIns.of(
      actor,
      ward,
      week,
      venues.filter(({ id }) => here.has(id)),
    );
    return { hamlet, week, sessions, walkIns };
  }

  private week(from: string | undefined): WeekDays {
    const zone = this.env.TIME_ZONE;
    const start = from && isDayInReach(from) ? from : localDateOf(this.clock.now(), zone);
    return weekFrom(start, zone);
  }
}
