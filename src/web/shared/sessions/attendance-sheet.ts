import type { AttendanceSheet, SessionView } from '../../../modules/sessions';
import { integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

/** The attendance form as it arrives. @throws DomainError invalid-form for whoever was not marked */
export function attendanceSheetOf(session: SessionView, body: FormBody): AttendanceSheet {
  const marks: AttendanceSheet['marks'] = [];
  const missing: Record<string, string> = {};
  for (const { id, state, menteeName } of session.bookings) {
    if (!['booked', 'attended', 'absent'].includes(state)) continue;
    const mark = textOf(body, `mark-${id}`);
    if (mark === 'attended' || mark === 'absent') marks.push({ bookingId: id, state: mark });
    else missing[`mark-${id}`] = `choose-one|${menteeName}`;
  }
  if (Object.keys(missing).length > 0) throw invalidFields(missing);
  return {
    version: integerOf(body, 'version') ?? session.version,
    marks,
    note: textOf(body, 'note').slice(0, 2000),
    topicsReached: listOf(body, 'topicsReached'),
  };
}
