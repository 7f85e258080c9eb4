import type { todayList as vi } from '../vi/today';

export const todayList: typeof vi = {
  title: 'To do today',
  nothing: 'Nothing is waiting.',
  calls: () => 'numbers to call',
  wrong: () => 'people who said that a session went wrong and were not called',
  toAsk: () => 'people to be asked by phone how their lessons were',
  tonight: () => 'sessions today',
  walkInDays: () => 'walk-in sessions today',
  unrecorded: () => 'past sessions without attendance',
  silentMentors: () => 'ambassadors silent for more than two weeks',
  absentMentees: () => 'mentees who missed several sessions in a row',
  stuckLearners: () => 'people who cannot do a topic alone after many sessions',
  unpaired: (_count, places) =>
    places > 0
      ? `mentees without an ambassador, while ${places} places are free`
      : 'mentees without an ambassador',
  withoutLesson: () => 'mentees with an ambassador and no session ahead',
  files: () => 'files that were read and wait for you to look and keep them',
  failedFiles: () => 'files that could not be read',
  onClosedDays: () => 'sessions on days off in the next 30 days',
  lateRequests: () => 'requests about personal data overdue',
  requests: () => 'requests about personal data waiting',
  missing: 'Still missing',
  sendsNothing:
    'No service for sending messages is set up (Zalo, SMS, e-mail): nothing is sent, and everybody who has to be told stands on the call list. An administrator has to set one up.',
  notReachable:
    'The address of the service opens on this machine alone (BASE_URL): QR codes and links on slips do not work on phones yet. An administrator has to set the real address.',
  noPhone: 'There is no number of the unit that people can call: enter it in Settings',
  often: 'Often needed',
  setUp: 'First steps',
};
