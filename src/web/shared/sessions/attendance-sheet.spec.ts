import { DomainError } from '../../../platform/common/domain-error';
import type { SessionView } from '../../../modules/sessions/views/sessions.views';
import { attendanceSheetOf } from './attendance-sheet';

it('asks for every mentee in the session, and for nobody else', () => {
  const bookings = [
    { id: '1', state: 'booked' },
    { id: '2', state: 'waiting' },
    { id: '3', state: 'booked' },
  ];
  const session = { version: 4, bookings } as SessionView;
  const sheet = attendanceSheetOf(session, {
    'mark-1': 'with-help',
    'mark-3': 'absent',
    'mark-9': 'alone',
  });
  expect(sheet).toMatchObject({
    version: 4,
    marks: [
      { bookingId: '1', state: 'attended', level: 'with-help' },
      { bookingId: '3', state: 'absent' },
    ],
  });
  expect(() => attendanceSheetOf(session, { 'mark-1': 'attended' })).toThrow(DomainError);
});
