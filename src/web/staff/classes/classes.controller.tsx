import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { addDays, weekdayOf } from '../../../core/time/local-dates';
import { localDateOf, localMinuteOf } from '../../../core/time/zone';
import { displayPhone } from '../../../core/vietnamese/phones';
import { clockWords } from '../../../core/vietnamese/window-words';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { ClassMessages } from '../../../modules/reminders';
import {
  ClassesService,
  ClassInvitations,
  ClassMentors,
  ClassQueries,
  ClassSeats,
  UntaughtNeeds,
} from '../../../modules/sessions';
import { TeamQueries } from '../../../modules/teams';
import { PlacesService, type Ward } from '../../../modules/wards';
import { reasonOf, integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { listedClassesMs } from '../../shared/classes/class-facts';
import { carried, draftOf, holdersOf } from './class-form';
import {
  ClassChangePage,
  type ClassFormValues,
  ClassHoldersPage,
  ClassPlanPage,
} from './class-form-pages';
import { ClassStrangers } from './class-strangers';
import { ClassListPage, ClassPage, UntaughtNeedsPage } from './class-pages';

/** Classes: listed, made in two steps, invited to, changed, called off. */
@PageController()
@Allow('classes.plan')
export class ClassPagesController {
  constructor(
    private readonly places: PlacesService,
    private readonly classes: ClassesService,
    private readonly mentors: ClassMentors,
    private readonly invitations: ClassInvitations,
    private readonly seats: ClassSeats,
    private readonly queries: ClassQueries,
    private readonly messages: ClassMessages,
    private readonly strangers: ClassStrangers,
    private readonly untaught: UntaughtNeeds,
    private readonly teams: TeamQueries,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.classes.pattern)
  async list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const classes = await this.queries.list(actor, ward.id, this.clock.now() - listedClassesMs);
    return new WebPage(
      (t) => t.classes.title,
      <ClassListPage code={ward.code} classes={classes} />,
      { ward },
    );
  }

  @Get(paths.ward.untaughtNeeds.pattern)
  async needs(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const needs = await this.untaught.of(actor, ward.id);
    return new WebPage(
      (t) => t.classes.needs,
      <UntaughtNeedsPage code={ward.code} needs={needs} />,
      { ward },
    );
  }

  @Get(paths.ward.newClass.pattern)
  newClass(
    @CurrentWard() ward: Ward,
    @AskedText('topic') topic: string | undefined,
    @AskedText('audience') audience: string | undefined,
  ): Promise<WebPage> {
    return this.planPage(ward, { topic, audience });
  }

  /** Who can hold it then; nothing is kept yet. */
  @Post(paths.ward.newClassHolders.pattern)
  async holders(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage> {
    return orShow(
      () => this.holdersPage(actor, ward, body),
      (refusal) => this.planPage(ward, {}, refusal),
    );
  }

  @Post(paths.ward.newClass.pattern)
  async make(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    // The first step again, with all that was typed.
    const again = (refusal?: DomainError) => this.planPage(ward, carried(body), refusal);
    if (textOf(body, 'step') === 'again') return again();
    return orShow(
      async () => {
        const draft = draftOf(body, await this.places.venues(ward.id), this.env.TIME_ZONE);
        const plan = { ...draft, ...holdersOf(body) };
        const { id } = await this.classes.make(actor, ward.id, plan);
        return new SeeOther(paths.ward.class(ward.code, id), 'class-saved');
      },
      // Where it cannot be there and then any more, that is to be said otherwise first.
      (refusal) => orShow(() => this.holdersPage(actor, ward, body, refusal), again),
    );
  }

  @Get(paths.ward.class.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('q') q: string | undefined,
  ): Promise<WebPage> {
    return this.page(actor, ward, id, { q });
  }

  @Post(paths.ward.classInvitations.pattern)
  async invite(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.invitations.invite(actor, id);
        return new SeeOther(paths.ward.class(ward.code, id), 'people-invited');
      },
      (refusal) => this.page(actor, ward, id, { refusal }),
    );
  }

  /** A seat for somebody who asked the staff for it. */
  @Post(paths.ward.classPeople.pattern)
  async seat(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.seats.take(actor, id, { menteeId: textOf(body, 'menteeId') });
        return new SeeOther(paths.ward.class(ward.code, id), 'person-seated');
      },
      (refusal) => this.page(actor, ward, id, { refusal }),
    );
  }

  @Get(paths.ward.classChange.pattern)
  edit(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.changePage(actor, ward, id);
  }

  @Post(paths.ward.classChange.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const draft = draftOf(body, await this.places.venues(ward.id), this.env.TIME_ZONE);
        const audienceRef = draft.audienceRef ?? undefined;
        const version = integerOf(body, 'version') ?? 0;
        await this.classes.change(actor, id, {
          ...draft,
          audienceRef,
          ...holdersOf(body),
          version,
        });
        return new SeeOther(paths.ward.class(ward.code, id), 'class-saved');
      },
      (refusal) => this.changePage(actor, ward, id, refusal),
    );
  }

  @Post(paths.ward.classCancellation.pattern)
  async cancel(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const reason = reasonOf(body);
        if (!reason) throw invalidFields({ reason: 'needed' });
        const version = integerOf(body, 'version') ?? 0;
        await this.classes.cancel(actor, id, { version, reason });
        return new SeeOther(paths.ward.class(ward.code, id), 'class-cancelled');
      },
      (refusal) => this.page(actor, ward, id, { refusal }),
    );
  }

  @Post(paths.ward.classRestoration.pattern)
  async restore(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.classes.restore(actor, id, { version: integerOf(body, 'version') ?? 0 });
        return new SeeOther(paths.ward.class(ward.code, id), 'class-saved');
      },
      (refusal) => this.page(actor, ward, id, { refusal }),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    { q, refusal }: { q?: string; refusal?: DomainError } = {},
  ): Promise<WebPage> {
    const about = inWard(ward, 'class', await this.queries.one(actor, id));
    const isAhead = about.state !== 'cancelled' && about.startAt > this.clock.now();
    const answered = about.people.filter(({ state }) => state !== 'invited');
    const seated = new Set(answered.map(({ menteeId }) => menteeId));
    const toInvite = isAhead ? await this.invitations.next(actor, id) : [];
    const asked = toInvite.map((one) => one.id);
    const invited = about.people.filter(({ state }) => state === 'invited');
    return new WebPage(
      (t) => t.classes.title,
      <ClassPage
        code={ward.code}
        about={about}
        toInvite={toInvite}
        forecast={await this.messages.forecast(ward.id, asked, about.startAt)}
        heard={await this.messages.statesOf(invited.map(({ bookingId }) => bookingId))}
        q={q}
        found={await this.strangers.find(ward, seated, q)}
      />,
      { ward, refusal },
    );
  }

  private async planPage(
    ward: Ward,
    given: Partial<ClassFormValues>,
    refusal?: DomainError,
  ): Promise<WebPage> {
    // Most people are free on Saturday morning.
    const untilSaturday = (6 - weekdayOf(this.today()) + 7) % 7;
    const date = addDays(this.today(), untilSaturday || 7);
    const { contactPhone } = ward.settings;
    const phone = contactPhone === null ? '' : displayPhone(contactPhone);
    const values = { date, start: '09:00', phone, ...given };
    return new WebPage(
      (t) => t.classes.make,
      <ClassPlanPage
        code={ward.code}
        values={values}
        venues={await this.places.venues(ward.id)}
        hamlets={await this.places.hamlets(ward.id)}
        teams={await this.teams.working(ward.id)}
      />,
      { ward, refusal },
    );
  }

  private async holdersPage(
    actor: Actor,
    ward: Ward,
    body: FormBody,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const draft = draftOf(body, await this.places.venues(ward.id), this.env.TIME_ZONE);
    const { mentors } = await this.classes.look(actor, ward.id, draft);
    return new WebPage(
      (t) => t.classes.make,
      <ClassHoldersPage code={ward.code} carried={carried(body)} mentors={mentors} />,
      { ward, refusal },
    );
  }

  private async changePage(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const about = inWard(ward, 'class', await this.queries.one(actor, id));
    const zone = this.env.TIME_ZONE;
    const { topic, venueId, startAt, seats, phone, version } = about;
    const { mentors } = await this.mentors.at(ward.id, about);
    const { audienceKind, audienceRef } = about;
    const values = {
      topic,
      audience: audienceKind,
      hamletId: audienceKind === 'hamlet' ? (audienceRef ?? undefined) : undefined,
      group: audienceKind === 'group' ? (audienceRef ?? undefined) : undefined,
      teamId: audienceKind === 'team' ? (audienceRef ?? undefined) : undefined,
      programmeId: audienceKind === 'programme' ? (audienceRef ?? undefined) : undefined,
      venueId,
      date: localDateOf(startAt, zone),
      start: clockWords(localMinuteOf(startAt, zone)),
      seats: String(seats),
      phone: phone === null ? '' : displayPhone(phone),
    };
    return new WebPage(
      (t) => t.classes.change,
      <ClassChangePage
        code={ward.code}
        id={id}
        version={version}
        values={values}
        venues={await this.places.venues(ward.id)}
        hamlets={await this.places.hamlets(ward.id)}
        teams={await this.teams.working(ward.id)}
        mentors={mentors}
        chosen={about.mentors.map((mentor) => mentor.id)}
      />,
      { ward, refusal },
    );
  }

  private today(): string {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}
