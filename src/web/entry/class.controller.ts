import { Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, may, mayDo, Public } from '../../modules/access';
import { notFound } from '../../platform/common/domain-error';
import { type Booking, ClassQueries } from '../../modules/sessions';
import { WardsService } from '../../modules/wards';
import { SeeOther, type WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { announcementPage } from '../shared/classes/class-announcement';

/** Where the QR codes of a class lead. */
@PageController()
@Public('a class is announced on posters: it shows no name but those of its ambassadors')
export class ClassEntryController {
  constructor(
    private readonly queries: ClassQueries,
    private readonly wards: WardsService,
  ) {}

  @Get(paths.groupClass.pattern)
  async announcement(@Param('id') id: string, @Req() request: FastifyRequest): Promise<WebPage> {
    const about = await this.queries.announced(id);
    const takers: { id: string; place: Booking | null }[] = [];
    for (const actor of request.actors ?? []) {
      if (!mayDo(actor, 'mentee-pages.use') || actor.id === null) continue;
      takers.push({ id: actor.id, place: await this.queries.placeIn(id, actor.id) });
    }
    return announcementPage({ about, takers });
  }

  /** From the sign-in sheet to the page on which it is entered, an ambassador's or the staff's. */
  @Allow('classes.lead')
  @Get(paths.groupClassSheet.pattern)
  async sheet(@Param('id') id: string, @Req() request: FastifyRequest): Promise<SeeOther> {
    const { wardId, mentors } = await this.queries.announced(id);
    const subject = { wardIds: [wardId], mentorIds: mentors.map((mentor) => mentor.id) };
    const actor = request.actors?.find((one) => may(one, 'classes.lead', subject));
    if (!actor) throw notFound('class');
    if (mayDo(actor, 'mentor-pages.use')) {
      return new SeeOther(paths.mentor.classAttendance(meOf(actor), id));
    }
    const { code } = await this.wards.get(wardId);
    return new SeeOther(paths.ward.classAttendance(code, id));
  }
}
