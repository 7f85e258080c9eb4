import { Body, Get, Param, Post } from '@nestjs/common';
import { AllowOnly, CurrentActor } from '../../access/access.decorators';
import { PeopleScope } from '../../access/people-scope';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import type { DomainError } from '../../common/domain-error';
import { PairsService } from '../../matching/pairs.service';
import { PeopleService } from '../../people/people.service';
import { CallList } from '../../reminders/call-list';
import { AvailabilityService } from '../../sessions/availability.service';
import { SessionQueries } from '../../sessions/session-queries';
import { PlacesService } from '../../wards/places.service';
import { integerOf, listOf, type FormBody } from '../form-fields';
import { Page, SeeOther } from '../page';
import { PageController } from '../page-controller';
import { windowChoices, windowsOf } from '../presenters/window-choices';
import { orShow } from '../refusals';
import { FreeTimesPage } from './free-times-page';
import { MentorHomePage, type MenteeCard } from './mentor-home-page';
import { MentorMenteePage } from './mentor-mentee-page';

const PAST_MS = 30 * 24 * 3_600_000;

/** An ambassador's own pages, read on a phone. */
@PageController('mentor')
@AllowOnly('mentor')
export class MentorPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly pairs: PairsService,
    private readonly scope: PeopleScope,
    private readonly sessions: SessionQueries,
    private readonly availability: AvailabilityService,
    private readonly callList: CallList,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentActor() actor: Actor): Promise<Page> {
    const mentor = await this.people.mentor(actor.id ?? '');
    const cards = await this.cards(mentor.id, mentor.wardId);
    const now = this.clock.now();
    const past = await this.sessions.ofMentor(actor, mentor.id, {
      fromAt: now - PAST_MS,
      toAt: now,
    });
    const toMark = past.filter(
      ({ state, seatsTaken }) => state !== 'held' && seatsTaken > 0,
    ).length;
    const toCall = await this.callList.ofMentor(mentor.id);
    return new Page(
      (t) => t.mentor.myMentees,
      <MentorHomePage
        name={mentor.fullName}
        cards={cards}
        toMark={toMark}
        toCall={toCall.length}
      />,
      { isForPhones: true },
    );
  }

  @Get('mentees/:id')
  async mentee(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page> {
    const mentee = await this.scope.mentee(actor, id);
    const bookings = await this.sessions.ofMentee(actor, id);
    return new Page(
      () => mentee.fullName,
      <MentorMenteePage mentee={mentee} bookings={bookings} />,
      {
        isForPhones: true,
      },
    );
  }

  @Get('free-times')
  freeTimes(@CurrentActor() actor: Actor): Promise<Page> {
    return this.freeTimesPage(actor);
  }

  @Post('free-times')
  async saveFreeTimes(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const id = actor.id ?? '';
    const { exceptions } = await this.availability.of(actor, 'mentor', id);
    const windows = windowsOf(listOf(body, 'windows'));
    return orShow(
      async () => {
        const version = integerOf(body, 'version') ?? 0;
        await this.availability.put(actor, 'mentor', id, { windows, exceptions, version });
        return new SeeOther('/mentor/free-times', 'free-times-saved');
      },
      (refusal) => this.freeTimesPage(actor, refusal),
    );
  }

  private async cards(mentorId: string, wardId: string): Promise<MenteeCard[]> {
    const pairs = await this.pairs.ofMentor(mentorId);
    const ids = pairs.map(({ menteeId }) => menteeId);
    const next = await this.sessions.nextOf(ids);
    const hamlets = new Map((await this.places.hamlets(wardId)).map(({ id, name }) => [id, name]));
    const mentees = await Promise.all(ids.map((id) => this.people.mentee(id)));
    return mentees
      .sort((one, other) => (one.sortName < other.sortName ? -1 : 1))
      .map((mentee) => ({
        mentee,
        hamletName: hamlets.get(mentee.hamletId) ?? '',
        next: next.get(mentee.id),
      }));
  }

  private async freeTimesPage(actor: Actor, refusal?: DomainError): Promise<Page> {
    const { windows, version } = await this.availability.of(actor, 'mentor', actor.id ?? '');
    return new Page(
      (t) => t.mentor.freeTimesTitle,
      <FreeTimesPage choices={windowChoices(windows)} version={version} refusal={refusal} />,
      { isForPhones: true, refusal },
    );
  }
}
