import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import type { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { AvailabilityDesk, type FreeTimesOf } from '../../shared/availability/availability-desk';
import { paths } from '../../kit/paths/paths';

type Params = Record<'people' | 'id', string>;

/** Staff change somebody's free times for them: on a call, at the counter. */
@PageController()
@Allow('availability.change')
export class StaffFreeTimesController {
  constructor(
    private readonly people: PeopleService,
    private readonly desk: AvailabilityDesk,
  ) {}

  @Get(paths.ward.freeTimes.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() params: Params,
  ): Promise<WebPage> {
    return this.desk.page(actor, await this.whose(ward, params));
  }

  @Post(paths.ward.freeTimes.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() params: Params,
    @Body() body: FormBody,
  ) {
    return this.desk.saveWindows(actor, await this.whose(ward, params), body);
  }

  @Post(paths.ward.freeTimeExceptions.pattern)
  async add(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() params: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.addException(actor, await this.whose(ward, params), body);
  }

  @Post(paths.ward.freeTimeExceptionRemoval.pattern)
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() params: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.removeException(actor, await this.whose(ward, params), body);
  }

  private async whose(ward: Ward, { people, id }: Params): Promise<FreeTimesOf> {
    if (people !== 'mentors' && people !== 'mentees') throw notFound('page');
    const side = people === 'mentors' ? 'mentor' : 'mentee';
    const person = inWard(
      ward,
      'person',
      side === 'mentor' ? await this.people.mentor(id) : await this.people.mentee(id),
    );
    const { code } = ward;
    return {
      side,
      id,
      path: paths.ward.freeTimes(code, people, id),
      exceptionsPath: paths.ward.freeTimeExceptions(code, people, id),
      removalPath: paths.ward.freeTimeExceptionRemoval(code, people, id),
      back: paths.ward[side](code, id),
      name: person.fullName,
      options: { ward },
    };
  }
}
