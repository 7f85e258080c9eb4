import type { peopleActs as vi } from '../vi/people-acts';

export const peopleActs: typeof vi = {
  listTitle: 'What was done to many people',
  listLead: 'Lists that came in and people who were stopped together: one press takes each back.',
  what: 'What',
  people: 'People',
  stopTitle: (people: number): string => `${people} people stopped`,
  importTitle: (side: 'mentor' | 'mentee'): string =>
    side === 'mentor' ? 'List of ambassadors' : 'List of mentees',
  reason: 'Reason',
  madeAt: 'When',
  whom: 'These people',
  isBack: 'back',
  withOthers: 'See who stopped together with them',
  takeBack: 'Take back',
  takeBackTitle: 'If it was a mistake',
  takeBackStop: 'Take back: bring all of them back',
  takeBackStopHint:
    'All of them come back with their pairs and sessions where places are free. Whoever came back or was decided about since stays, and is named.',
  takeBackImport: 'Take this import back',
  takeBackImportHint: (added: number, changed: number, stopped: number): string =>
    [
      added > 0 ? `${added} people who were added leave the list.` : '',
      changed > 0 ? `${changed} people are again as they were.` : '',
      stopped > 0 ? `${stopped} people whom the list stopped come back.` : '',
      'Whoever was changed, paired or booked since stays, and is named.',
    ]
      .filter(Boolean)
      .join(' '),
  lookTitle: 'Before it is taken back',
  lookLead:
    'Nothing has changed yet. More was done since, so that not everybody is again as before.',
  gone: 'people leave the list',
  changedBack: 'people are again as they were',
  returned: 'people come back',
  pairs: 'pairs restored',
  sessions: 'sessions restored',
  places: 'places restored',
  stayedCount: 'people stay',
  nothing: 'Nobody is left to bring back.',
  messages: (messages: number, calls: number): string =>
    `${messages > 0 ? `${messages} messages go out.` : 'No message goes out.'}${
      calls > 0 ? ` ${calls} people have to be called.` : ''
    }`,
  stayed: 'Who stays',
  partly: 'Back, but not with all that they had',
  confirm: 'Take back all the same',
  notNow: 'No, go back',
  takenBackAt: (when: string): string => `Taken back on ${when}.`,
  stands: 'stands',
  takenBack: 'taken back',
  why: {
    'paired-since': 'was paired since',
    'booked-since': 'has a session since',
    'used-since': 'something else was written down of this person since',
    'changed-since': 'was changed since',
    'stopped-since': 'stopped since',
    'merged-since': 'was merged into another record since',
    'person-merged': 'was merged into another record since',
    'returned-since': 'had come back already',
    'consent-withdrawn': 'withdrew consent, which has to be given anew',
    'person-exists': 'somebody else of this name, year and hamlet is in the list by now',
  },
};
