/** Who of the staff may do what: accounts, the coordinators of a province, the counter. */
export const roles = {
  names: {
    operator: 'Administrator',
    officer: 'Ward officer',
    provincial: 'Provincial coordinator',
    counter: 'Support officer at the counter',
  },
  does: {
    operator: 'Does everything in every unit, makes and switches off accounts.',
    officer: 'Keeps the lists, the pairs and the plans of one or several units.',
    provincial: 'Reads the figures of the units of a province; a list only with a reason.',
    counter: 'Registers, books and prints for one person at a time. Sees no lists.',
  },

  accounts: 'Accounts of staff',
  accountsLead: 'Who can sign in, to do what, and where.',
  noAccounts: 'There is no such account.',
  findAccount: 'Find by name or login',
  moreAccounts: (count: number) => `${count} more accounts. Please type a name to find one.`,
  name: 'Name',
  login: 'Login',
  role: 'May do',
  where: 'Where',
  everywhere: 'all units',
  provinceOf: (code: string) => `province ${code}`,
  state: 'State',
  active: 'in use',
  off: 'switched off',
  invited: 'no password yet',
  addAccount: 'Add an account',
  addLead: 'They set their password by the invitation. You need not know it.',
  wardsOf: 'Units (for officers and the counter)',
  province: 'Province (for coordinators)',
  noProvince: 'None',
  save: 'Save',
  change: 'Change the name or what they may do',
  changeHint: 'With other rights or units they have to sign in again.',
  invitation: 'Invitation',
  invitationLead:
    'Hand this link to the right person. It works once, within 7 days, to set a new password. Whoever has it can do so: do not post it in a group.',
  makeInvitation: 'Make an invitation',
  makeInvitationLead: 'For somebody new, or who forgot the password.',
  qrOf: (name: string) => `QR code of the invitation for ${name}`,
  switchOff: 'Switch the account off',
  switchOffLead:
    'They cannot sign in any more and are signed out at once. It can be switched on again.',
  switchOn: 'Switch the account on',
  ownAccount:
    'This is your own account: another administrator changes its rights or switches it off.',

  invitationTitle: 'Set your password',
  invitationFor: (name: string, login: string) => `${name}, your login is ${login}.`,
  setPassword: 'Set the password and sign in',
  invitationOver: 'This invitation is over',
  invitationOverHelp:
    'It was used, or is older than 7 days. Please ask the administrator for another.',

  provinceTitle: 'Figures of the units',
  provinceLead: (code: string) => `Province ${code}. Numbers only, no names.`,
  openOf: (unit: string) => `See the lists of ${unit}`,
  open: 'See the lists',
  goInto: 'Go into the unit',
  noUnits: 'This province has no units yet.',
  toProvince: 'Province',

  openTitle: (unit: string) => `See the lists of ${unit}`,
  openLead:
    'The lists hold names and phone numbers of people. Please write why you need them. The reason, your name and the time are kept, and the officers of the unit read them.',
  openHours: 'They are open for 2 hours, to read only.',
  reason: 'Reason',
  reasonHint:
    'For example: checking the unit’s report of November, 23 learners without an ambassador',
  openNow: 'Write the reason and open',
  openUntil: (time: string) => `You can see this unit until ${time}, to read only.`,
  close: 'Done, close it',
  shownTitle: 'The provincial coordinator saw the lists',
  shown: (name: string, from: string, to: string) => `${name}, from ${from} to ${to}`,

  counter: 'Counter',
  counterLead:
    'Type at least 3 letters of the name, or the whole phone number, of the person before you.',
  find: 'Name or phone number',
  tooShort:
    'Please type at least 3 letters of the name, or the whole phone number. A year of birth may follow, such as: Nguyễn Thị Lan 1958.',
  tooMany: (count: number) =>
    `${count} people are called so, and none is shown. Please type the whole name, add the year of birth, or use the phone number.`,
  nobody: 'Nobody was found. If they are new, please register them.',
  found: 'Found',
  choose: 'Choose',
  chooseOf: (name: string) => `Choose ${name}`,
  addNew: 'Register somebody new',
  phone: 'Phone',
  stopped: 'no longer takes part',
  stoppedLead:
    'This person no longer takes part. To learn again, please see the officer who keeps the lists.',
  bookSession: 'Book a session',
  noMentorYet:
    'They have no ambassador yet, so no session can be booked. They can take a walk-in number.',
  walkInToday: (place: string, time: string) => `Walk-in number: ${place}, ${time}`,
  noWalkInToday: 'There is no walk-in day today.',
  printSlip: 'Print their slip',
  otherWards: 'Other unit',
  another: 'Find somebody else',
};
