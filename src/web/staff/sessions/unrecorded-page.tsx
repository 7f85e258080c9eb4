import type { SessionView } from '../../../modules/sessions';
import { ExcelLink } from '../../kit/components/excel-link';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { SessionsTable } from './sessions-table';

interface UnrecordedPageProps {
  code: string;
  sessions: SessionView[];
  /** Of which the oldest are listed. */
  total: number;
}

export function UnrecordedPage({ code, sessions, total }: UnrecordedPageProps) {
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
          {total > sessions.length ? (
            <p class="inset">{s.unrecordedMore(sessions.length, total)}</p>
          ) : null}
          <ExcelLink href={paths.ward.unrecordedFile(code)} of={s.unrecorded} />
          <SessionsTable code={code} caption={s.unrecorded} sessions={sessions} />
        </>
      )}
      <h2>{t.files.attendance}</h2>
      <ExcelLink href={paths.ward.attendanceFile(code)} of={t.files.attendance} />
    </>
  );
}
