import type { waiting as vi } from '../vi/waiting';

export const waiting: typeof vi = {
  title: 'For which session do you want to wait?',
  titleOf: (name) => `Take a place in line for ${name}`,
  hint: 'These sessions are full. When a seat is free, whoever waited longest gets it and is told.',
  none: 'There is no full session to wait for. A session with free seats can be booked at once.',
  ahead: (count) => (count === 0 ? 'nobody waits yet' : `${count} waiting`),
  take: 'Take a place in line',
  link: 'Wait for a seat in a full session',
  mine: 'You are waiting for a seat',
  place: (place) =>
    place === 1 ? 'You are the next in line.' : `You are number ${place} in line.`,
  leave: 'Stop waiting',
  line: 'The line of this session',
  lineHint: 'In the order in which they came. The first one gets a free seat at once and is told.',
  addSeat: 'Add a seat for the first in line',
  changeSeats: 'Change the seats',
  seats: 'Seats of the session (1–5)',
  confirm: 'Confirm the session',
  restore: 'Let this session stand again',
  restoreHint: 'Cancelled by mistake: whoever is still free then has their seat back and is told.',
  ics: 'Add to a calendar (.ics)',
  correct: 'Marked wrongly? Correct and save: the later marks count.',
};
