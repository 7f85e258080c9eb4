import { Get, Param } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard, LookUps } from '../../../modules/access';
import { PairsService, UnpairedReasons } from '../../../modules/matching';
import { PeopleService, PersonFinder } from '../../../modules/people';
import { SessionQueries, WalkInDaysService } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { CounterPage, CounterPersonPage } from './counter-pages';

/** The counter: one person is found, registered, booked for and given their slip; there is no list. */
@PageController()
@Allow('people.find')
export class CounterController {
  constructor(
    private readonly finder: PersonFinder,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly pairs: PairsService,
    private readonly reasons: UnpairedReasons,
    private readonly sessions: SessionQueries,
    private readonly walkIns: WalkInDaysService,
    private readonly lookUps: LookUps,
  ) {}

  @Get(paths.ward.counter.pattern)
  async find(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedText('q') q: string | undefined,
  ): Promise<WebPage> {
    const finding = q ? await this.finder.find(actor, ward.id, q) : undefined;
    if (finding && 'found' in finding) {
      const facts = { found: finding.found.length };
      const { id: wardId } = ward;
      await this.lookUps.note(actor, { action: 'list.find', subjectId: wardId, wardId, facts });
    }
    return new WebPage(
      (t) => t.roles.counter,
      <CounterPage code={ward.code} q={q} finding={finding} />,
      { ward },
    );
  }

  @Get(paths.ward.counterPerson.pattern)
  async person(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const mentee = inWard(ward, 'person', await this.people.mentee(id));
    await this.lookUps.note(actor, { action: 'mentee.look-up', subjectId: id, wardId: ward.id });
    const pair = await this.pairs.ofMentee(id);
    const mentor = pair && (await this.people.mentor(pair.mentorId));
    const whyNone =
      pair || !mentee.isActive ? undefined : (await this.reasons.of(ward.id, [id])).get(id);
    const venues = await this.places.venues(ward.id);
    const places = new Map(venues.map((venue) => [venue.id, venue.name]));
    const days = await this.walkIns.openOn(actor, ward.id, this.walkIns.today());
    return new WebPage(
      () => mentee.fullName,
      <CounterPersonPage
        code={ward.code}
        mentee={mentee}
        hamletName={(await this.places.hamletNames(ward.id)).get(mentee.hamletId) ?? ''}
        mentorName={mentor?.fullName ?? null}
        whyNone={whyNone}
        bookings={await this.sessions.ofMentee(actor, id)}
        days={days.map((day) => ({ day, place: places.get(day.venueId) ?? '' }))}
      />,
      { ward },
    );
  }
}
