import { skillLevels } from '../../../core/curriculum/skill-level';
import type { AttendanceSheet, BookingView, SessionView } from '../../../modules/sessions';
import { boundedTextOf, integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

type Mark = AttendanceSheet['marks'][number];

/** The attendance form as it arrives. @throws DomainError invalid-form for whoever was not marked */
export function attendanceSheetOf(session: SessionView, body: FormBody): AttendanceSheet {
  const marks: Mark[] = [];
  const missing: Record<string, string> = {};
  for (const { id, menteeName } of session.bookings.filter(isSeated)) {
    const mark = markOf(id, textOf(body, `mark-${id}`));
    if (mark) marks.push(mark);
    else missing[`mark-${id}`] = `choose-one|${menteeName}`;
  }
  if (Object.keys(missing).length > 0) throw invalidFields(missing);
  return {
    version: integerOf(body, 'version') ?? session.version,
    marks,
    note: boundedTextOf(body, 'note', 2000),
  };
}

function markOf(bookingId: string, result: string): Mark | null {
  if (result === 'absent' || result === 'attended') return { bookingId, state: result };
  const level = skillLevels.find((one) => one === result);
  return level ? { bookingId, state: 'attended', level } : null;
}

/** Has a place in the session, and is asked for. */
export function isSeated({ state }: Pick<BookingView, 'state'>): boolean {
  return state === 'booked' || state === 'attended' || state === 'absent';
}
