import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { AskedDay, AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import type { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { SpellDesk, type SpellOf } from '../../shared/changes/spell-desk';
import { staffLink } from './item-link';

/** An ambassador is busy or ill for some days. */
@PageController()
@Allow('changes.make')
export class AbsenceController {
  constructor(
    private readonly desk: SpellDesk,
    private readonly people: PeopleService,
  ) {}

  @Get(paths.ward.mentorAbsence.pattern)
  async form(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedDay('from') from?: string,
    @AskedDay('to') to?: string,
    @AskedText('part') part?: string,
    @AskedText('reason') reason?: string,
    @AskedText('act') act?: string,
  ): Promise<WebPage> {
    return this.desk.page(actor, await this.whose(ward, id), { from, to, part, reason, act });
  }

  @Post(paths.ward.mentorAbsence.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.save(actor, await this.whose(ward, id), body);
  }

  private async whose(ward: Ward, id: string): Promise<SpellOf> {
    const { code } = ward;
    const { fullName } = inWard(ward, 'mentor', await this.people.mentor(id));
    return {
      mentorId: id,
      path: paths.ward.mentorAbsence(code, id),
      spellPath: (spellId) => paths.ward.change(code, spellId),
      back: paths.ward.mentor(code, id),
      name: fullName,
      link: staffLink(code),
      options: { ward },
    };
  }
}
