const many = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;

export const sessionChange = {
  title: 'Change the time, place, ambassador or people',
  lead: 'Change what is to be otherwise, then look. Nothing changes and nobody is told until you confirm.',
  times: 'Times at which everybody in it can',
  timesHint: 'One press shows what it would do. Please write the reason above first.',
  noTimes:
    'In the next four weeks there is no time at which everybody can. Please choose one below and call each of them.',
  timeAt: (when: string, venue: string): string => `${when}, ${venue}`,
  other: 'Or choose yourself',
  day: 'Day',
  time: 'Begins at',
  venue: 'Venue',
  venueSeats: (name: string, seats: number): string =>
    seats > 0 ? `${name} – ${many(seats, 'seat', 'seats')} free` : `${name} – full`,
  venueClosed: (name: string): string => `${name} – closed then`,
  mentor: 'Ambassador',
  mentorNow: (name: string): string => `${name} – holds it now`,
  mentorFree: (name: string): string => `${name} – free`,
  mentorKept: (name: string, why: string): string => `${name} – ${why}`,
  obstacle: {
    'not-free': 'not free then',
    'no-seats': 'the venue is full',
    busy: 'has another session',
    ride: 'cannot get there in time',
    'day-full': 'has enough sessions that day',
    'week-full': 'has enough sessions that week',
  },
  optionsHint: 'At the time and venue that stand above.',
  people: 'Mentees',
  leaving: 'Take out of this session',
  leavingHint: 'Whoever is taken out is told the reason. Everybody else stays.',
  joining: 'Add somebody to this session',
  joiningHint:
    'Mentees of this ambassador who need this topic and have no place here. To add somebody else, search at the end of the page.',
  nobody: 'nobody',
  personFree: (name: string): string => `${name} – free then`,
  personBusy: (name: string): string => `${name} – not free then`,
  search: 'Find somebody to add (name or phone)',
  found: (count: number): string =>
    count === 0
      ? 'There is nobody who needs this topic and has no place here.'
      : `${many(count, 'person', 'people')} found: they are in the list “Add somebody to this session”.`,
  agreed: 'Outside their free times',
  agreedHint: 'Tick it only when the ambassador was asked and agreed.',
  agreedYes: 'The ambassador agreed to teach at this time',
  reasonHint: 'Everybody in it reads it, such as: The ambassador has family matters.',
  look: 'Look first',
  everybody: 'Everybody, after the change',
  notes: 'To know',
  note: {
    'not-free': 'not free at the new time: please call',
    homebound: 'cannot leave home',
    steps: 'cannot climb steps, and the venue has some',
  },
  losesPlace: 'has another session then: loses the place, and is told',
  comes: 'stays in it',
  way: 'Way to the venue',
  wayNow: (before: string, after: string): string => `${before} → ${after}`,
  atHome: 'at home',
  toCall: 'Numbers to call',
  until: 'holds it now',
  from: 'holds it from now on',
  freeSeats: (seats: number): string => (seats > 0 ? `${seats} free` : 'full'),
};
