/** What phones open with their calendar. */
export const calendarType = 'text/calendar; charset=utf-8';
