import { Body, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { BookingsService, ClassQueries, ClassSeats } from '../../modules/sessions';
import { integerOf, type FormBody } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, type WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { announcementPage } from '../shared/classes/class-announcement';

/** A mentee says yes or no to a class, with one press. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeClassesController {
  constructor(
    private readonly seats: ClassSeats,
    private readonly queries: ClassQueries,
    private readonly bookings: BookingsService,
  ) {}

  @Post(paths.mentee.classSeat.pattern)
  async take(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage | SeeOther> {
    const menteeId = actor.id ?? '';
    return orShow(
      async () => {
        const { booking } = await this.seats.take(actor, id, { menteeId });
        const notice = booking.state === 'waiting' ? 'class-line' : 'class-seat';
        return new SeeOther(paths.mentee.home(meOf(actor)), notice);
      },
      async (refusal) => {
        const about = await this.queries.announced(id);
        const place = await this.queries.placeIn(id, menteeId);
        return announcementPage({ about, takers: [{ id: menteeId, place }] }, refusal);
      },
    );
  }

  @Post(paths.mentee.invitationRefusal.pattern)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.bookings.cancel(actor, id, { version: integerOf(body, 'version') ?? 0 });
    return new SeeOther(paths.mentee.home(meOf(actor)), 'not-coming');
  }
}
