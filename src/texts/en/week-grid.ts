export const weekGrid = {
  thisWeek: 'This week',
  wholeWeek: 'The whole week',
  rows: 'Rows',
  by: { venue: 'Venues', mentor: 'Ambassadors' },
  searchLabel: 'Name of a mentee or ambassador',
  filters: 'Filter by hamlet, venue, ambassador, topic or free seats',
  hamlet: 'Hamlet',
  anyHamlet: 'any hamlet',
  venue: 'Venue',
  anyVenue: 'any venue',
  mentor: 'Ambassador',
  anyMentor: 'any ambassador',
  topic: 'Topic',
  anyTopic: 'any topic',
  seats: 'Free seats',
  anySeats: 'all',
  seatsFree: 'only with free seats',
  found: (
    items: number,
    {
      off,
      rows,
      hasHomes,
      by,
    }: { off: number; rows: number; hasHomes: boolean; by: 'venue' | 'mentor' },
  ): string => {
    const named = hasHomes ? rows - 1 : rows;
    const where = `${named} ${by === 'venue' ? 'venue' : 'ambassador'}${named === 1 ? '' : 's'}`;
    const found = `${items} ${items === 1 ? 'session' : 'sessions'}, ${where}${hasHomes ? ' and at home' : ''}.`;
    return off > 0 ? `${found} ${off} more ${off === 1 ? 'is' : 'are'} off.` : found;
  },
  clear: 'Show all',
  nothing: 'There is nothing like that in this week.',
  free: (hours: string): string => `Empty ${hours}`,
  mentorFree: (hours: string): string => `Free ${hours}`,
  closed: 'Day off',
  shut: 'Closed',
  away: 'Busy',
  walkIn: 'Without an appointment',
  perHalfHour: (seats: number): string =>
    `${seats} ${seats === 1 ? 'person' : 'people'} each half hour`,
  seatsOf: (taken: number, seats: number): string =>
    taken < seats
      ? `${taken}/${seats} seats, ${seats - taken} free`
      : `${taken}/${seats} seats, full`,
  parts: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
  kind: 'Kind',
  kinds: { lesson: 'session', class: 'class', 'walk-in': 'without an appointment' },
  taken: 'Taken',
  freeSeats: 'Free',
};
