import type { mentor as vi } from '../vi/mentor';

export const mentor: typeof vi = {
  hello: (name) => `Hello ${name}`,
  myMentees: 'My mentees',
  mySessions: 'Sessions',
  myFreeTimes: 'Free times',
  noMentees: 'You have no mentees yet. An officer will pair you and tell you.',
  needs: 'Needs',
  next: 'Next session',
  noNext: 'none yet',
  book: 'Book',
  toMark: (count) =>
    count === 1 ? '1 session waits for attendance' : `${count} sessions wait for attendance`,
  coming: 'Coming',
  past: 'Past',
  noComing: 'No sessions are coming.',
  mark: 'Mark attendance',
  marked: 'Attendance marked',
  markTitle: 'Attendance',
  markHint:
    'Everybody is marked as there and able with help. Choose again only for those who were not.',
  results: {
    alone: 'Can do it alone',
    'with-help': 'Can do it with help',
    never: 'Cannot do it yet',
    absent: 'Did not come',
    attended: 'Came; nobody looked how far they are',
  },
  note: 'Note (optional)',
  noteHint: 'Such as: go on with payments next time',
  save: 'Save',
  saveMark: 'Save attendance',
  freeTimesTitle: 'When are you free?',
  freeTimesHint:
    'Tick every time at which you can guide. Agreed sessions do not move by themselves.',
  evening: 'Evening (18:00–21:00)',
  morning: 'Morning (8:00–11:30)',
  afternoon: 'Afternoon (14:00–17:00)',
  otherTimes: 'Other free times from the list, kept as they are',
  saveFreeTimes: 'Save my free times',
  offline: {
    waiting: 'No network: the attendance waits to be sent. The phone sends it by itself later.',
    waitingMany: '% attendance sheets wait to be sent. The phone sends them by itself later.',
    elsewhere:
      'This session was entered on another page of this phone, and waits to be sent. Below is what was entered: to correct it, choose again and save.',
    sent: 'The attendance was sent.',
    refused: 'The attendance was not taken.',
    kept: 'What you entered is still below. Reload the page when there is a network, check, and save.',
    shutOut:
      'Your page is no longer open on this phone. Please scan the QR code on your slip again.',
  },
  notYet: (time) => `The session begins at ${time}; attendance can be saved from then on.`,
  isComing: '✓ will come',
  calendar: 'Put the sessions into your phone’s calendar',
  calendarLead: 'Open this link with your calendar app: sessions appear and update by themselves.',
  calendarRenewLead:
    'Whoever has this link sees your sessions. If it went to somebody else, change it: the old link stops working, and you add the new one to your calendar app.',
  calendarRenew: 'Change the calendar link',
  cancelSession: 'I cannot hold this session',
};
