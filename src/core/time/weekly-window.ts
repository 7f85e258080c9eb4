/**
 * One free time that comes back every week, in local wall time.
 * `weekday` is ISO: 1 is Monday, 7 is Sunday. Minutes count from midnight; the end is exclusive.
 */
export interface WeeklyWindow {
  weekday: number;
  startMinute: number;
  endMinute: number;
}
