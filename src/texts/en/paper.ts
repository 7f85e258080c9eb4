import type { paper as vi } from '../vi/paper';

export const paper: typeof vi = {
  print: 'Press Ctrl+P to print this page.',
  printIt: 'Print this page',
  keepOnPhone:
    'To keep it, take a picture of the screen. For a signed sheet of paper, show this page to an officer.',
  papers: 'Posters and loudspeaker texts',
  slips: 'Personal slips',
  slipTitle: 'Digital Literacy for All',
  slipMentee:
    'Scan this code with a phone to see, book, change or cancel your sessions. No password needed.',
  slipMentor:
    'Scan this code with a phone to see your mentees and sessions and to mark attendance. No password needed.',
  allSlips: (count) => `All ${count} slips on one page`,
  manySlips: (most, count) =>
    `${most} slips at a time (${count} slips: ${Math.ceil(count / most)} times, go on with the next page)`,
  needHelp: (phone) => `For help call ${phone}.`,
  keepPrivate: 'This slip is yours alone; please do not give it to strangers.',
  qrOf: (name) => `QR code of ${name}`,
  poster: 'The hamlet’s sessions',
  posterTitle: (hamlet) => `Digital lessons – ${hamlet}`,
  posterLead:
    'Each session lasts 30 minutes and is free. Mentees scan to book; to join, call the officer.',
  loudspeaker: 'Text for the loudspeaker',
  loudspeakerLead: 'Read slowly, twice.',
  mentorSheet: 'The ambassador’s list',
  chooseHamlet: 'Choose a hamlet',
  freeSeats: (seats) => `${seats} seats free`,
  walkIns: 'Without an appointment',
  walkInLead: 'Everybody is welcome, free of charge. Elderly and disabled people come first.',
  walkInWait: (seats: number, people: number) =>
    `${seats} each half hour, about ${people} on the whole day. For every ${seats} before you, 30 minutes more.`,
  waitHeading: 'How long you wait',
  lineNow: (time: string, waiting: number, wait: string) =>
    `At ${time}: ${waiting} waiting. Whoever comes then waits: ${wait}.`,
};
