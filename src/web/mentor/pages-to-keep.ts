import type { SessionView } from '../../modules/sessions';
import type { Dates } from '../../texts';
import { paths } from '../kit/paths/paths';
import { needsMarks } from './needs-marks';

/** What an ambassador's phone keeps for when there is no network: the two pages they begin at, and the sessions to be entered or of today. */
export function pagesToKeep(
  me: string,
  sessions: readonly SessionView[],
  dates: Dates,
  now: number,
): string[] {
  const isToday = ({ startAt }: SessionView) => dates.localDate(startAt) === dates.localDate(now);
  const kept = sessions.filter(
    (session) => isToday(session) || (session.startAt <= now && needsMarks(session)),
  );
  return [
    ...begunAt(me),
    ...kept.flatMap(({ id, classId }) =>
      classId === null ? [paths.mentor.session(me, id)] : pagesOfClass(me, classId),
    ),
  ];
}

/** The same of whoever has opened a class alone, as by the code on its sheet. */
export function classPagesToKeep(
  me: string,
  { id, startAt, state }: { id: string; startAt: number; state: SessionView['state'] },
  dates: Dates,
  now: number,
): string[] {
  const isToday = dates.localDate(startAt) === dates.localDate(now);
  const isToEnter = startAt <= now && state !== 'completed';
  const isKept = state !== 'cancelled' && (isToday || isToEnter);
  return isKept ? [...begunAt(me), ...pagesOfClass(me, id)] : [];
}

const begunAt = (me: string): string[] => [paths.mentor.home(me), paths.mentor.sessions(me)];

const pagesOfClass = (me: string, id: string): string[] => [
  paths.mentor.class(me, id),
  paths.mentor.classAttendance(me, id),
];
