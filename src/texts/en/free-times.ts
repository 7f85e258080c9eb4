import type { freeTimes as vi } from '../vi/free-times';

export const freeTimes: typeof vi = {
  titleOf: (name) => `Free times of ${name}`,
  menteeTitle: 'When are you free?',
  menteeHint: 'Tick every part of the week in which you can learn. Nothing agreed is moved.',
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
