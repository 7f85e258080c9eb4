import type { entry as vi } from '../vi/entry';

export const entry: typeof vi = {
  signIn: 'Sign in',
  signInLead: 'For officers of wards and communes.',
  login: 'User name',
  password: 'Password',
  staffSignIn: 'Officers sign in here',
  peopleTitle: 'Are you an ambassador or a mentee?',
  peopleHelp:
    'You need no password. Scan the QR code on your slip with your phone. If you have no slip any more, please call the officer of your ward or commune, who prints you another one.',
  linkOver: 'This link no longer works',
  linkOverHelp:
    'It was replaced by a new one, or a part of it is missing. Please call the officer for a new slip.',
  linkEndedHelp:
    'Learning with the digital ambassador has ended, and so has this link. To go on, or to look something up, please call the officer for a new slip.',
  signInLinkOver:
    'A sign-in link opens once, within minutes. Please sign in with your password, or ask the administrator for another link.',
  setUp: 'Welcome to Từng Ngõ',
  setUpToken: 'Set-up code',
  setUpTokenHint:
    'The line “Cài đặt lần đầu” that is printed when the system starts has it after token=.',
  setUpTokenLead:
    'Nobody has an account yet. Only whoever started the system can set it up: please enter the set-up code.',
  setUpTokenWrong: 'The set-up code is not right. Please copy the whole code and enter it again.',
  setUpOn: 'Continue',
  setUpLead:
    'There is nothing here yet. Make your own unit, or load a made-up commune to see how it works.',
  makeWard: 'Make my unit',
  unit: 'Unit',
  unitCode: 'Code of the unit',
  unitCodeHint: '5 digits, such as 14464',
  unitName: 'Name of the unit',
  unitNameHint: 'Such as: Xã Gia Viễn',
  unitPin: 'Where its office stands (latitude, longitude)',
  unitPinHint:
    'Press and hold on the office in your phone’s map and copy the two numbers, such as 20.2735, 105.9120',
  unitFile: 'Or choose a file that lists the units (CSV or Excel)',
  unitFileHint: 'With it, the code or the name is enough: name and place are taken from the file.',
  officer: 'The first officer’s account',
  fullName: 'Full name',
  loginHint: 'Letters without accents and digits, such as nguyen.lan',
  passwordHint: '10 characters or more. A short sentence is best.',
  passwordKept:
    'The password that you typed is kept. Leave these two boxes empty, or type another.',
  passwordAgain: 'The password again',
  create: 'Make the unit and the account',
  demoTitle: 'Look around a made-up commune',
  demoLead:
    'Makes a commune with made-up people, pairs them and plans two weeks. Takes about a minute.',
  loadDemo: 'Load the demo commune',
  chooseUnit: (count) => `${count} units have this name. Please give the code of the right one:`,
  unitUnknown: 'This unit is not in the file',
  account: 'My account',
  changePassword: 'Change my password',
  currentPassword: 'Present password',
  newPassword: 'New password',
  signIns: 'Where I am signed in',
  here: 'This device',
  unknownDevice: 'Another device or program',
  signedInSince: (since: string, seen: string, address: string) =>
    `Since ${since}, last used ${seen}${address ? `, address ${address}` : ''}.`,
  nowhereElse: 'You are signed in nowhere else.',
  endWhich: 'Where shall you be signed out?',
  endAll: 'Everywhere but on this device',
  endThem: 'Sign out there',
  colleagues: 'Add an officer’s account',
  colleaguesLead: 'They will manage the unit together with you.',
  addAccount: 'Make the account',
  wards: 'Units',
  noWards: 'There are no units yet.',
};
