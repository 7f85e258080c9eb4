import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import type { FormBody } from '../../kit/forms/form-fields';
import type { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { AvailabilityDesk, type FreeTimesOf } from '../../shared/availability/availability-desk';
import { StaffWards } from '../staff-wards';

type Params = Record<'code' | 'people' | 'id', string>;

/** Staff change somebody's free times for them: on a call, at the counter. */
@PageController('wards/:code/:people/:id/free-times')
@AllowOnly(...staff)
export class StaffFreeTimesController {
  constructor(
    private readonly wards: StaffWards,
    private readonly people: PeopleService,
    private readonly desk: AvailabilityDesk,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param() params: Params): Promise<Page> {
    return this.desk.page(actor, await this.whose(actor, params));
  }

  @Post()
  async save(@CurrentActor() actor: Actor, @Param() params: Params, @Body() body: FormBody) {
    return this.desk.saveWindows(actor, await this.whose(actor, params), body);
  }

  @Post('exceptions')
  async add(
    @CurrentActor() actor: Actor,
    @Param() params: Params,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.addException(actor, await this.whose(actor, params), body);
  }

  @Post('exceptions/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @Param() params: Params,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.removeException(actor, await this.whose(actor, params), body);
  }

  private async whose(actor: Actor, { code, people, id }: Params): Promise<FreeTimesOf> {
    const ward = await this.wards.find(actor, code);
    if (people !== 'mentors' && people !== 'mentees') throw notFound('page');
    const side = people === 'mentors' ? 'mentor' : 'mentee';
    const person = side === 'mentor' ? await this.people.mentor(id) : await this.people.mentee(id);
    if (person.wardId !== ward.id) throw notFound('person');
    const back = `/wards/${code}/${people}/${id}`;
    const path = `${back}/free-times`;
    return { side, id, path, back, name: person.fullName, options: { ward } };
  }
}
