import { assetUrl } from '../kit/view/asset-urls';
import { useMe, useView } from '../kit/view/view';

/**
 * What stands before the forms of a walk: its script keeps the pages of the hamlet on the phone, and what is entered
 * there until there is a network. It shows nothing without scripts.
 */
export function OfflineDoors({ keep = [] }: { keep?: readonly string[] }) {
  const { t } = useView();
  return (
    <>
      <script src={assetUrl('waiting.js')} defer />
      <script src={assetUrl('doors.js')} defer />
      <p
        hidden
        role="status"
        data-doors
        data-me={useMe()}
        data-worker={assetUrl('offline-worker.js')}
        data-keep={JSON.stringify(keep)}
        data-words={JSON.stringify({ ...t.doors.offline, outcomes: t.doors.outcomes })}
      />
    </>
  );
}
