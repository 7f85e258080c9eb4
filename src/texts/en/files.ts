import type { files as vietnamese } from '../vi/files';

export const files: typeof vietnamese = {
  mentee: 'Mentee',
  mentorPhone: 'Ambassador’s phone',
  metres: 'Metres',
  day: 'Day',
  level: 'Can do it',
  whosePhone: 'Whose phone',
  gone: { left: 'went home', absent: 'not there when called' },
  firstOf: (list, rows) => `${list} (the first ${rows.toLocaleString('en')} rows)`,
  attendance: 'Attendance',
  attendanceOf: (from, to) => `Attendance from ${from} to ${to}`,
};
