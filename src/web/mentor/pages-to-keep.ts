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
    paths.mentor.home(me),
    paths.mentor.sessions(me),
    ...kept.flatMap(({ id, classId }) =>
      classId === null
        ? [paths.mentor.session(me, id)]
        : [paths.mentor.class(me, classId), paths.mentor.classAttendance(me, classId)],
    ),
  ];
}
