import type { freeTimes as vi } from '../vi/free-times';

export const freeTimes: typeof vi = {
  titleOf: (name) => `Free times of ${name}`,
  menteeTitle: 'When are you free?',
  menteeHint: 'Tick every part of the week in which you can learn. Nothing agreed is moved.',
  none: 'No time at all.',
  savedNow: 'The free times that are saved',
  savedLead: 'What is ticked below is yours and not saved. Saving puts it in the place of these.',
  saveInstead: 'Save mine instead',
  keepSaved: 'Keep what is saved',
  noneTitle: 'Are you free at no time at all?',
  noneTitleOf: (name) => `Is ${name} free at no time at all?`,
  noneMeans: {
    mentee:
      'With nothing ticked, nobody can book a new session, and the week plan has none, until something is ticked again.',
    mentor:
      'With nothing ticked, the week plan has no session to lead and mentees can book no new time, until something is ticked again.',
  },
  noneAgreed: 'Whatever was agreed stays.',
  noneNot: 'No, choose free times again',
  noneYes: 'Yes, no time at all',
  exceptions: 'Single days',
  exceptionsHint: 'Busy, or free as well, unlike other weeks. Nothing agreed is moved.',
  noExceptions: 'There are no unusual days.',
  addException: 'Add a day',
  day: 'Which day',
  what: 'What is that day like',
  busy: 'busy',
  free: 'free as well',
  isBusy: 'Busy',
  isFree: 'Free as well',
  part: 'Which part of it',
  wholeDay: 'the whole day',
  remove: 'Remove',
  removeOf: (date) => `Remove ${date}`,
  change: 'Change the free times',
};
