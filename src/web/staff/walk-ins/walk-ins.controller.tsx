import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { addDays } from '../../../core/time/local-dates';
import { localMinuteOf } from '../../../core/time/zone';
import { clockWords } from '../../../core/vietnamese/window-words';
import { WalkInBoards, WalkInDaysService, type WalkInPlan } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { minutesOf } from '../../kit/forms/clock-times';
import { reasonOf, integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { ServingMentors } from './serving-mentors';
import { WalkInBoardPage } from './walk-in-board-page';
import { WalkInListPage } from './walk-in-list-page';
import { type WalkInFormValues, WalkInPlanPage } from './walk-in-plan-page';
import { paths } from '../../kit/paths/paths';

const REFRESH_SECONDS = 20;

/** Walk-in days: listed, planned, changed, cancelled, and the board of one. */
@PageController()
@Allow('walk-ins.plan')
export class WalkInPagesController {
  constructor(
    private readonly places: PlacesService,
    private readonly serving: ServingMentors,
    private readonly days: WalkInDaysService,
    private readonly boards: WalkInBoards,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.walkIns.pattern)
  async list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const days = await this.days.list(actor, ward.id, this.days.today());
    const venues = await this.places.venues(ward.id);
    const venueNames = new Map(venues.map(({ id, name }) => [id, name]));
    return new WebPage(
      (t) => t.walkIn.title,
      <WalkInListPage code={ward.code} days={days} venueNames={venueNames} />,
      { ward },
    );
  }

  @Get(paths.ward.newWalkIn.pattern)
  async newDay(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.planPage(ward, emptyForm(this.days.today()));
  }

  @Post(paths.ward.newWalkIn.pattern)
  async plan(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    if (isLook(body)) return this.planPage(ward, emptyForm(this.days.today()), { body });
    return orShow(
      async () => {
        const day = await this.days.plan(actor, ward.id, planOf(body));
        return new SeeOther(paths.ward.walkIn(ward.code, day.id), 'walk-in-saved');
      },
      (refusal) => this.planPage(ward, emptyForm(this.days.today()), { refusal, body }),
    );
  }

  @Allow('walk-ins.serve')
  @Get(paths.ward.walkIn.pattern)
  async board(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.boardPage(actor, ward, id);
  }

  @Get(paths.ward.walkInEdit.pattern)
  async edit(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.planPage(ward, await this.planned(actor, id), { id });
  }

  @Post(paths.ward.walkInEdit.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const version = integerOf(body, 'version') ?? 0;
    if (isLook(body)) return this.planPage(ward, await this.planned(actor, id), { id, body });
    return orShow(
      async () => {
        await this.days.change(actor, id, { ...planOf(body), version });
        return new SeeOther(paths.ward.walkIn(ward.code, id), 'walk-in-saved');
      },
      async (refusal) => this.planPage(ward, await this.planned(actor, id), { id, refusal, body }),
    );
  }

  @Post(paths.ward.walkInCancellation.pattern)
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
        await this.days.cancel(actor, id, { version: integerOf(body, 'version') ?? 0, reason });
        return new SeeOther(paths.ward.walkIn(ward.code, id), 'walk-in-cancelled');
      },
      (refusal) => this.boardPage(actor, ward, id, refusal),
    );
  }

  @Post(paths.ward.walkInReopening.pattern)
  async reopen(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.days.reopen(actor, id, { version: integerOf(body, 'version') ?? 0 });
        return new SeeOther(paths.ward.walkIn(ward.code, id), 'walk-in-reopened');
      },
      (refusal) => this.boardPage(actor, ward, id, refusal),
    );
  }

  private async boardPage(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const board = await this.boards.of(actor, id);
    const isToday = board.day.date === this.days.today() && refusal === undefined;
    return new WebPage((t) => t.walkIn.title, <WalkInBoardPage code={ward.code} board={board} />, {
      ward,
      refusal,
      refreshSeconds: isToday ? REFRESH_SECONDS : undefined,
    });
  }

  private async planned(actor: Actor, id: string): Promise<WalkInFormValues> {
    const { day, mentors } = await this.boards.of(actor, id);
    const zone = this.env.TIME_ZONE;
    return {
      date: day.date,
      start: clockWords(localMinuteOf(day.startAt, zone)),
      end: clockWords(localMinuteOf(day.endAt, zone)),
      venueId: day.venueId,
      seats: String(day.seats),
      topics: day.topics,
      mentorIds: mentors.map((mentor) => mentor.id),
      outsideHours: day.isOutsideHours,
      version: day.version,
    };
  }

  private async planPage(
    ward: Ward,
    values: WalkInFormValues,
    { id, refusal, body }: { id?: string; refusal?: DomainError; body?: FormBody } = {},
  ): Promise<WebPage> {
    const chosen = body ? listOf(body, 'mentorIds') : values.mentorIds;
    const serving = await this.serving.of(ward.id, chosen, textOf(body, 'find'));
    const path = paths.ward.walkIns(ward.code);
    return new WebPage(
      (t) => (id ? t.walkIn.edit : t.walkIn.planTitle),
      <WalkInPlanPage
        action={id ? paths.ward.walkInEdit(ward.code, id) : paths.ward.newWalkIn(ward.code)}
        back={id ? paths.ward.walkIn(ward.code, id) : path}
        values={values}
        venues={await this.places.venues(ward.id)}
        serving={serving}
        hamletNames={await this.places.hamletNames(ward.id)}
      />,
      { ward, refusal, typed: body },
    );
  }
}

/** Somebody is looked for; nothing is saved yet. */
function isLook(body: FormBody): boolean {
  return textOf(body, 'look') === 'yes';
}

/** The coming Saturday, or today: volunteers come at weekends. */
function emptyForm(today: string): WalkInFormValues {
  const untilSaturday = (6 - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7;
  return {
    date: addDays(today, untilSaturday),
    start: '08:00',
    end: '11:30',
    venueId: '',
    seats: '5',
    topics: [],
    mentorIds: [],
    outsideHours: false,
  };
}

function planOf(body: FormBody): WalkInPlan {
  const venueId = textOf(body, 'venueId');
  if (!venueId) throw invalidFields({ venueId: 'choose-one' });
  return {
    date: textOf(body, 'date'),
    startMinute: minutesOf(body, 'startMinute') ?? -1,
    endMinute: minutesOf(body, 'endMinute') ?? -1,
    venueId,
    seats: integerOf(body, 'seats') ?? 0,
    topics: listOf(body, 'topics'),
    mentorIds: listOf(body, 'mentorIds'),
    outsideHours: textOf(body, 'outsideHours') === 'yes',
  };
}
