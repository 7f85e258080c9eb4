import type { secondFactor as vietnamese } from '../vi/second-factor';

export const secondFactor: typeof vietnamese = {
  title: 'Signing in in two steps',
  lead: 'Beside the password you type 6 digits that your phone shows. Somebody who knows your password alone does not get in.',
  off: 'This account has a password only.',
  on: (since, codes) => `On since ${since}. ${codes} recovery codes are left.`,
  required: 'Two steps are required here. Please set them up first; then everything else is open.',
  setUp: 'Set up the second step',
  setUpLead: 'It takes about two minutes. You need your phone.',
  replace: 'Change to another phone',
  replaceLead: 'The old phone stays good until you have typed a right code of the new one.',
  newCodes: 'Get new recovery codes',
  newCodesLead: 'The recovery codes you have are good no more.',
  remove: 'Remove the second step',
  removeLead:
    'From then on the password is enough. Other places where you are signed in are signed out.',
  scan: 'Scan the code with your phone',
  getApp:
    'Open an authenticator app on your phone, such as Google Authenticator or Microsoft Authenticator. If you have none, install one.',
  scanHint: 'In the app, add an account and scan the square below.',
  typeCode: 'Type the 6 digits that the app shows.',
  secret: 'If you cannot scan, type this key into the app:',
  code: 'Code of 6 digits',
  confirm: 'Confirm',
  codesTitle: 'Your recovery codes',
  codesLead:
    'Please print or copy them now and keep them apart from the phone: they are not shown again. When the phone is lost, each of them signs you in once.',
  codesKept: 'I have put them away',
  codeTitle: 'Type the code on your phone',
  codeLead: 'Open the authenticator app and type the 6 digits for Từng Ngõ.',
  codeHint: 'If the phone is lost, type a recovery code. If none is left, call the administrator.',
  helpTitle: 'A colleague lost their phone',
  helpLead:
    'Please make sure that it is them (meet them, or call a number you know). Afterwards they sign in with the password and set it up again.',
  helpButton: 'Remove the second step of this person',
};
