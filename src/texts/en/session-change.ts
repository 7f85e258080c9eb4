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
  optionsHint: (when: string): string =>
    `Reckoned for ${when}. After another time was typed, press “Reckon at this time”.`,
  reckon: 'Reckon at this time',
  optionsThen: (when: string): string => `Venues and ambassadors on ${when}`,
  people: 'Mentees',
  leaving: 'Take out of this session',
  leavingHint: 'Whoever is taken out is told the reason. Everybody else stays.',
  joining: 'Add somebody to this session',
  joiningHint:
    'Mentees of this ambassador who need this topic and have no place here. To add somebody else, search for their name below.',
  nobody: 'nobody',
  personFree: (name: string): string => `${name} – free then`,
  personBusy: (name: string): string => `${name} – not free then`,
  search: 'Find somebody to add (name or phone)',
  searchHint: 'Press “Search”: everything typed above stays.',
  found: (count: number): string => {
    if (count === 0) return 'There is nobody who needs this topic and has no place here.';
    if (count === 1) return '1 person found: they are in the list “Add somebody to this session”.';
    return `${count} people found: they are in the list “Add somebody to this session”. Please choose one.`;
  },
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
  comingIn: 'Who comes into it',
  theyRead: 'What they are told',
  nothingToRead: 'nothing: please call them',
  lessonNote: {
    holiday: 'The day is a holiday by now. The time stays; please look at it again.',
    'outside-hours':
      'The time is outside the hours of the unit by now. It stays; please look at it again.',
    'programme-rests':
      'The programme of the ambassador does not run on this day by now. The time stays; please look at it again.',
    'programme-elsewhere':
      'The programme of the ambassador is not at this venue by now. The venue stays; please look at it again.',
    'venue-closed': 'The venue is closed then by now. It stays; please look at it again.',
    'topic-not-shared': 'The ambassador who holds it does not teach this topic any more.',
  },
  meanwhile: 'Somebody has changed this session while you were typing.',
  meanwhileHint: 'What you have not touched is as it is now. Please look, and press again.',
  meanwhileOther: 'Please look at the people in it, and press again.',
  wasThen: 'when you opened it',
  isNow: 'now',
  youTyped: 'you typed',
  untouched: 'as it is now',
  unknown: 'not known',
  freeSeats: (seats: number): string => (seats > 0 ? `${seats} free` : 'full'),
};
