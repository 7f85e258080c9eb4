import { Get } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { UnrecordedSessions } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { UnrecordedPage } from './unrecorded-page';

/** Past sessions of which nobody has written down who came. */
@PageController()
@Allow('sessions.list')
export class UnrecordedController {
  constructor(private readonly unrecorded: UnrecordedSessions) {}

  @Get(paths.ward.unrecorded.pattern)
  async list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const sessions = await this.unrecorded.list(actor, ward.id);
    const total = await this.unrecorded.count(ward.id);
    return new WebPage(
      (t) => t.sessions.unrecorded,
      <UnrecordedPage code={ward.code} sessions={sessions} total={total} />,
      { ward },
    );
  }
}
