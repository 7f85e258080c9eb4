import { Get } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { LearningDesk } from '../shared/learning/learning-desk';

/** What a mentee learned, to print. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeCertificateController {
  constructor(private readonly desk: LearningDesk) {}

  @Get(paths.mentee.certificate.pattern)
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.desk.certificate(actor, actor.id ?? '', { isForPhones: true });
  }
}
