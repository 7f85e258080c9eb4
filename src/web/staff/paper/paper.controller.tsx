import { Get, Param, Query } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { isLocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { SessionQueries, type SessionView } from '../../../modules/sessions';
import { type Hamlet, PlacesService, type Ward } from '../../../modules/wards';
import { Page } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { weekFrom, type WeekDays } from '../../shared/sessions/week-days';
import { LoudspeakerPage, MentorSheetPage, PaperPage, PosterPage } from './paper-pages';
import { StaffWards } from '../staff-wards';

/** What is printed and read out. */
@PageController('wards/:code')
@AllowOnly(...staff)
export class PaperController {
  constructor(
    private readonly wards: StaffWards,
    private readonly places: PlacesService,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly sessions: SessionQueries,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get('paper')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('from') from?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const hamlets = await this.places.hamlets(ward.id);
    const week = this.week(from);
    return new Page(
      (t) => t.paper.papers,
      <PaperPage base={`/wards/${code}`} week={week} hamlets={hamlets} />,
      { ward },
    );
  }

  @Get('hamlets/:id/poster')
  async poster(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('from') from?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const { hamlet, week, sessions } = await this.hamletWeek(actor, ward, id, from);
    return new Page(
      (t) => t.paper.posterTitle(hamlet.name),
      <PosterPage
        back={`/wards/${code}/paper?from=${week.from}`}
        hamlet={hamlet}
        week={week}
        sessions={sessions}
        bookUrl={(date, startAt) =>
          `${this.env.baseUrl}/mentee/book/time?day=${date}&at=${startAt}`
        }
      />,
      { ward },
    );
  }

  @Get('hamlets/:id/loudspeaker')
  async loudspeaker(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('from') from?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const { hamlet, week, sessions } = await this.hamletWeek(actor, ward, id, from);
    return new Page(
      (t) => t.paper.loudspeaker,
      <LoudspeakerPage
        back={`/wards/${code}/paper?from=${week.from}`}
        hamlet={hamlet}
        week={week}
        sessions={sessions}
        phone={null}
      />,
      { ward },
    );
  }

  @Get('mentors/:id/sheet')
  async mentorSheet(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const mentor = await this.people.mentor(id);
    if (mentor.wardId !== ward.id) throw notFound('mentor');
    const ids = (await this.pairs.ofMentor(id)).map(({ menteeId }) => menteeId);
    const mentees = await Promise.all(ids.map((menteeId) => this.people.mentee(menteeId)));
    const sorted = mentees.sort((one, other) => (one.sortName < other.sortName ? -1 : 1));
    const next = await this.sessions.nextOf(ids);
    return new Page(
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
  ): Promise<{ hamlet: Hamlet; week: WeekDays; sessions: SessionView[] }> {
    const hamlet = (await this.places.hamlets(ward.id)).find(({ id }) => id === hamletId);
    if (!hamlet) throw notFound('hamlet');
    const week = this.week(from);
    const venues = await this.places.venues(ward.id);
    const here = new Set(venues.filter((venue) => venue.hamletId === hamletId).map(({ id }) => id));
    const sessions = await this.sessions.between(actor, ward.id, week);
    return { hamlet, week, sessions: sessions.filter(({ venueId }) => here.has(venueId ?? '')) };
  }

  private week(from: string | undefined): WeekDays {
    const zone = this.env.TIME_ZONE;
    const start = from && isLocalDate(from) ? from : localDateOf(this.clock.now(), zone);
    return weekFrom(start, zone);
  }
}
