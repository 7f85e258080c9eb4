import { clock } from '../../core/reminders/text-days';
import { localDateOf } from '../../core/time/zone';
import { displayPhone } from '../../core/vietnamese/phones';
import type { ClassAloud } from '../facts/class-aloud';

export const classes = {
  fitsNoMore: 'the class is now about something else, or for others',
  movedElsewhere: 'The class moved to a time at which you have another session',
  title: 'Classes',
  lead: 'One topic, 6 to 60 people, one or more ambassadors together, at one venue.',
  none: 'No classes ahead yet.',
  make: 'Make a class',
  coming: 'Classes ahead',
  toEnter: 'Sign-in sheet to be entered',
  over: 'Over, in the last 30 days',
  groupClass: (topic: string) => `Class: ${topic}`,
  toList: 'Classes',
  time: 'When',
  people: 'People',
  ofSeats: (taken: number, seats: number) => `${taken}/${seats} seats`,
  holders: 'Ambassadors',
  audience: 'Open to',
  audiences: {
    ward: 'everybody in the ward',
    hamlet: 'one hamlet',
    group: 'one group',
    team: 'people where a team works',
    programme: 'the people of a programme',
    untaught: 'whoever needs it and has nobody who teaches it',
  },
  whichHamlet: 'If one hamlet: which',
  whichProgramme: 'If it is a programme: which one',
  ofProgramme: (name: string) => `the programme ${name}`,
  whichGroup: 'If one group: which',
  whichTeam: 'Where a team works: which team',
  ofTeam: (team: string) => `the hamlets of ${team}`,
  phone: 'Phone number for questions',
  phoneHint: 'It stands on the poster and is read out. Leave it empty if there is none.',
  step: (step: number) => `Step ${step} of 2`,
  whatWhere: 'What, where and when',
  date: 'Day',
  start: 'Begins at',
  startHint:
    'On the hour or half hour, in the evening or at the weekend. A class lasts 30 minutes.',
  seats: 'Seats',
  seatsHint: '6 to 60, not more than the venue has. Leave it empty for all of the venue.',
  next: 'Choose ambassadors',
  whoHolds: 'Who holds the class',
  whoHoldsHint:
    'They teach the topic, are free then and can be there in time. People are told the first name.',
  nobodyHolds: 'No ambassador can teach this topic at that time.',
  otherHolders: (count: number): string => `Others who teach this topic (${count})`,
  otherHoldersHint: 'Not free then: tick them only when they were asked and agreed',
  cannot: 'They teach this topic, but cannot at that time',
  whyNot: {
    'not-free': 'not free then',
    'mentor-busy': 'has another session then',
    'mentor-limit': 'has no session left on that day or in that week',
    'mentor-travel': 'has a session too far away around that time',
  },
  agreed: 'The ambassadors agreed to a time outside their free times',
  save: 'Save the class',
  change: 'Change the class',
  changeLead:
    'Whoever has a seat or was invited, and the ambassadors, are told when time, place or topic change.',
  restore: 'Open the class again',
  restoreLead:
    'Where the hall and the ambassadors are still free, the class stands again and everybody is told.',
  cancelClass: 'Cancel the class',
  cancelLead: 'Everybody who has a seat or was invited is told.',
  cancelReason: 'Reason (everybody reads it)',
  invite: (count: number) => `Invite ${count} ${count === 1 ? 'person' : 'people'}`,
  inviteTitle: 'Invite',
  inviteLead: (
    count: number,
    { heard, held, unreachable }: { heard: number; held: number; unreachable: number },
  ) =>
    [
      `${count} of those it is open to need this topic, are free then and were not invited yet.`,
      `${heard} get a message.`,
      held > 0 ? `${held} had as many messages as they may until then: please call.` : '',
      unreachable > 0 ? `${unreachable} have no phone for messages or want none: please call.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  askedSoFar: (heard: number, waiting: number, toCall: number) =>
    `Invited and not answered: ${heard} have the message, ${waiting} are about to get it, ${toCall} must be called.`,
  invitationStates: {
    heard: 'has the message',
    waits: 'message about to leave',
    held: 'enough messages, please call',
    'to-call': 'message did not arrive, please call',
  },
  nobodyToInvite:
    'Nobody is left to invite: whoever needs this topic was invited, is busy then or has learned it.',
  counted: {
    invited: 'invited, no answer yet',
    booked: 'have a seat',
    waiting: 'wait for a seat',
    attended: 'came',
    absent: 'absent',
    cancelled: 'not coming',
  },
  callers: 'Put down somebody who calls',
  seatFor: 'Give a seat',
  seatForOf: (name: string) => `Give ${name} a seat`,
  papers: 'To print and read out',
  poster: 'Poster',
  loudspeaker: 'Loudspeaker text',
  sheet: 'Sign-in sheet',
  enter: 'Enter the sign-in sheet',
  noClassFor: (count: number): string =>
    count === 1
      ? 'One person cannot come to a class: somebody has to teach them at home, or in their language.'
      : `${count} people cannot come to a class: somebody has to teach them at home, or in their language.`,
  noClassHeading: 'No class, because',
  noClass: { 'at-home': 'they cannot leave home', language: 'nobody teaches it in their language' },
  needs: 'Taught by nobody',
  needsLead:
    'Topics that people need and their ambassador does not teach, or they have no ambassador. A class can be made for them.',
  noNeeds: 'Everybody has an ambassador who teaches what they need.',
  needing: 'People',
  readyOf: (ready: number, later: number) =>
    `${ready} can begin now, ${later} have to learn something else first.`,
  learnsFirst: 'Has to learn first',
  needsOf: (topic: string) => `Who needs ${topic}`,
  makeFor: (topic: string) => `Make a class: ${topic}`,
  hasMentor: 'Ambassador today',
  noMentor: 'none',
  free: 'Free of charge. Please bring your phone.',
  seatsLeft: (seats: number) =>
    seats > 0
      ? `${seats} ${seats === 1 ? 'seat' : 'seats'} left.`
      : 'Full: you can wait for a seat.',
  come: 'I will come',
  notCome: 'I will not come',
  youAreInvited: 'You are invited to a class',
  yourPlace: 'You have a seat in this class.',
  yourLine: 'You wait for a seat in this class. You will be told when there is one.',
  signInFirst: 'To take a seat, scan the QR code on your slip and come back to this page.',
  orCall: 'Or call',
  callToAsk: 'Call to ask or to be put down',
  isOff: 'This class was cancelled.',
  isOver: 'This class is over.',
  toMyPage: 'To my page',
  posterTitle: 'Come and learn: digital skills',
  scan: 'Scan to take a seat',
  call: 'Or call',
  sheetTitle: 'Sign-in sheet',
  sheetLead: 'Tick the boxes. Whoever is not listed goes into an empty row.',
  number: 'No.',
  name: 'Name',
  hamlet: 'Hamlet',
  present: 'Came',
  alone: 'Does it alone',
  withHelp: 'With help',
  signature: 'Signature',
  scanToEnter: 'Scan to enter this sheet',
  enterLead:
    'Everybody is taken to have come and to do it with help, unless something else is chosen.',
  listed: 'Who has a seat',
  uninvited: 'Invited or waiting, without a seat',
  uninvitedLead: 'Choose only for whoever came.',
  unannounced: 'Who came unannounced',
  find: 'Name or phone number',
  findButton: 'Find',
  foundNobody: 'Nobody was found.',
  newcomer: 'Take down somebody who is not in the list',
  newcomerTitle: 'Somebody new in the class',
  newcomerSave: 'Add to the class',
  didNotCome: 'did not come',
  results: {
    alone: 'came, does it alone',
    'with-help': 'came, does it with help',
    never: 'came, cannot do it yet',
    attended: 'came, nobody looked',
    absent: 'absent',
  },
  note: 'Note',
  saveSheet: 'Save attendance',
  aloud,
};

function aloud({ topic, audience, venueName, startAt, phone, zone }: ClassAloud): string {
  const when = `${clock(startAt, zone)} on ${localDateOf(startAt, zone)}`;
  const lines = [
    `Dear people of ${audience}.`,
    `You are invited to a class: ${topic}.`,
    `It is at ${when}, at ${venueName}.`,
    'It takes thirty minutes, is free of charge, and ambassadors help you step by step.',
    'Please bring your phone.',
  ];
  if (phone !== null) lines.push(`To keep a seat, call ${displayPhone(phone)}.`);
  lines.push(`Once more: ${topic}, ${when}, at ${venueName}.`, 'Thank you for listening.');
  return lines.join('\n');
}
