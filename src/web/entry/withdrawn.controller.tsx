import { Get } from '@nestjs/common';
import { Public } from '../../modules/access';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** What somebody reads once they have withdrawn their consent: they have no page of their own any more. */
@PageController()
@Public('says nothing of anybody')
export class WithdrawnController {
  @Get(paths.withdrawn.pattern)
  show(): WebPage {
    return new WebPage((t) => t.rights.done, <WithdrawnPage />, {
      isForPhones: true,
      isNobodys: true,
    });
  }
}

function WithdrawnPage() {
  const r = useView().t.rights;
  return (
    <>
      <h1>{r.done}</h1>
      <p class="lead">{r.doneLead}</p>
      <p>{r.doneHelp}</p>
    </>
  );
}
