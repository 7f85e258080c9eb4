import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { CertificatesService } from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { SeeOther, type WebPage } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { LearningDesk, type LearningOf } from '../../shared/learning/learning-desk';

/** What a mentee of the ward can do: seen, corrected with a reason, printed as a certificate. */
@PageController()
@Allow('people.read')
export class SkillsPageController {
  constructor(
    private readonly desk: LearningDesk,
    private readonly people: PeopleService,
    private readonly certificates: CertificatesService,
  ) {}

  @Get(paths.ward.menteeSkills.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.page(actor, await this.learningOf(ward, id));
  }

  @Allow('skills.record')
  @Post(paths.ward.menteeSkills.pattern)
  async correct(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.correct(actor, await this.learningOf(ward, id), body);
  }

  @Get(paths.ward.menteeCertificate.pattern)
  async certificate(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const { options } = await this.learningOf(ward, id);
    const numbering = paths.ward.menteeCertificate(ward.code, id);
    return this.desk.certificate(actor, id, options, numbering);
  }

  @Allow('certificates.keep')
  @Post(paths.ward.menteeCertificate.pattern)
  async number(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.certificates.issue(actor, ward.id, { kind: 'course', subjectId: id });
    return new SeeOther(paths.ward.menteeCertificate(ward.code, id), 'certificate-numbered');
  }

  private async learningOf(ward: Ward, id: string): Promise<LearningOf> {
    inWard(ward, 'mentee', await this.people.mentee(id));
    return {
      id,
      path: paths.ward.menteeSkills(ward.code, id),
      back: paths.ward.mentee(ward.code, id),
      after: paths.ward.menteeSkills(ward.code, id),
      options: { ward },
    };
  }
}
