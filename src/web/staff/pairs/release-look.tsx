import type { ChangeView } from '../../../modules/sessions';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ChangePreview } from '../../shared/changes/change-pages';
import { staffLink } from '../changes/item-link';

interface ReleaseLookProps {
  code: string;
  menteeId: string;
  /** The pair that is looked at, and no other, is ended. */
  pairId: string;
  /** The mentee's and the ambassador's. */
  names: readonly [string, string];
  /** The two are not to be paired again. */
  isForbidden: boolean;
  view: ChangeView;
}

/** All that ending a pair calls off, before it is done. */
export function ReleaseLook({
  code,
  menteeId,
  pairId,
  names,
  isForbidden,
  view,
}: ReleaseLookProps) {
  const { matching: m } = useView().t;
  const back = paths.ward.menteeMentor(code, menteeId);
  return (
    <ChangePreview
      title={m.releaseTitle(...names)}
      view={view}
      action={paths.ward.menteeRelease(code, menteeId)}
      answers={{ forbid: isForbidden ? 'yes' : 'no', pairId }}
      again={back}
      away={back}
      link={staffLink(code)}
    >
      {isForbidden ? <p>{m.forbidLead}</p> : null}
    </ChangePreview>
  );
}
