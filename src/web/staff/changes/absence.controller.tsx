import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { PlannedChanges } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { AskedDay, AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import type { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { SpellDesk, type SpellOf } from '../../shared/changes/spell-desk';
import { staffLink } from './item-link';
import { MentorNames } from '../../shared/people/names-apart';

/** An ambassador is busy or ill for some days. */
@PageController()
@Allow('changes.make')
export class AbsenceController {
  constructor(
    private readonly desk: SpellDesk,
    private readonly people: PeopleService,
    private readonly changes: PlannedChanges,
    private readonly names: MentorNames,
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

  /** From the first page, where nobody was chosen yet. */
  @Get(paths.ward.absence.pattern)
  async choose(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.desk.choose(chooserIn(ward), await this.mentors(actor, ward));
  }

  @Post(paths.ward.absence.pattern)
  async saveChosen(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const mentors = await this.mentors(actor, ward);
    const chosen = mentors.find(({ id }) => id === textOf(body, 'mentorId'));
    const show = (refusal: DomainError) => this.desk.choose(chooserIn(ward), mentors, refusal);
    if (!chosen) return show(invalidFields({ mentorId: 'choose-one' }));
    return this.desk.save(actor, await this.whose(ward, chosen.id), body, show);
  }

  private async mentors(actor: Actor, { id }: Ward) {
    const mentors = await this.changes.mentorsOf(actor, id);
    const names = await this.names.of(id);
    return mentors.map((one) => ({ ...one, fullName: names.get(one.id) ?? one.fullName }));
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

const chooserIn = (ward: Ward) => ({
  path: paths.ward.absence(ward.code),
  back: paths.ward.home(ward.code),
  options: { ward },
});
