import { Get, Param } from '@nestjs/common';
import { Public } from '../../modules/access';
import { notFound } from '../../platform/common/domain-error';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { isGuideName } from './guides';
import { GuidePage, HelpPage } from './help-page';

/** One page each for officers, ambassadors, mentees and whoever looks after the service. */
@PageController()
@Public('the guides name nobody, and who cannot get in needs them most')
export class HelpController {
  @Get(paths.help.pattern)
  help(): WebPage {
    return new WebPage((t) => t.help.title, <HelpPage />);
  }

  @Get(paths.guide.pattern)
  guide(@Param('reader') reader: string): WebPage {
    if (!isGuideName(reader)) throw notFound('page');
    const isForPhones = reader === 'mentor' || reader === 'mentee';
    return new WebPage((t) => t.help.guides[reader], <GuidePage name={reader} />, { isForPhones });
  }
}
