import { assetUrl } from '../kit/view/asset-urls';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';

interface OfflineAttendanceProps {
  /** The session, or the class, whose form follows; absent on the list. */
  sheetOf?: { kind: 'sessions' | 'classes'; id: string };
  /** Where one goes on to when it was sent; the list, when left out. */
  after?: string;
  /** Pages to keep on the phone for when there is no network. */
  keep?: readonly string[];
}

/**
 * What stands before an attendance form, the list of sessions or an ambassador's first page: its script keeps and sends without a
 * network, and tells here what waits. It shows nothing without scripts.
 */
export function OfflineAttendance({ sheetOf, after, keep = [] }: OfflineAttendanceProps) {
  const { t } = useView();
  const me = useMe();
  return (
    <>
      <script src={assetUrl('waiting.js')} defer />
      <script src={assetUrl('attendance.js')} defer />
      <div
        hidden
        role="status"
        data-attendance
        data-me={me}
        data-session={sheetOf?.id}
        data-sheet={sheetOf && `/api/v1/${sheetOf.kind}/${sheetOf.id}/attendance`}
        data-worker={assetUrl('offline-worker.js')}
        data-after={`${after ?? paths.mentor.sessions(me)}?notice=marked`}
        data-keep={JSON.stringify(keep)}
        data-words={JSON.stringify(t.mentor.offline)}
      />
    </>
  );
}
