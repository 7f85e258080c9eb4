import { withoutPeople } from './without-people';

it('lets no number, address or link of somebody into a line of the log', () => {
  const said =
    'eSMS: 0912345678, +84 912 345 678 and 0912.345.678 of lan@example.vn; GET /l/abc.def-1: no';
  expect(withoutPeople(said)).toBe('eSMS: …, … and … of …; GET /l/…: no');
});

it('leaves what is about nobody', () => {
  for (const said of [
    'Job reminders.dispatch 0193a0c4-0000-7000-8000-000000000001, try 2, failed',
    'No reminder has been looked for in 125 s',
    'A copy was made: 12345678901 rows in /var/backups/daily-2026-11-30T02-30-00Z.sqlite',
  ]) {
    expect(withoutPeople(said)).toBe(said);
  }
});
