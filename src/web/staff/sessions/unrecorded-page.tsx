import type { SessionView } from '../../../modules/sessions';
import { ExcelLink } from '../../kit/components/excel-link';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { SessionsTable } from './sessions-table';

export function UnrecordedPage({ code, sessions }: { code: string; sessions: SessionView[] }) {
  const { t } = useView();
  const s = t.sessions;
  return (
    <>
      <h1>{s.unrecorded}</h1>
      <p class="lead">{s.unrecordedLead}</p>
      {sessions.length === 0 ? (
        <p class="empty">{s.noneUnrecorded}</p>
      ) : (
        <>
          <SessionsTable code={code} caption={s.unrecorded} sessions={sessions} />
          <ExcelLink href={paths.ward.unrecordedFile(code)} of={s.unrecorded} />
        </>
      )}
      <h2>{t.files.attendance}</h2>
      <ExcelLink href={paths.ward.attendanceFile(code)} of={t.files.attendance} />
    </>
  );
}
