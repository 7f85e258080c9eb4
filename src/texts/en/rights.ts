import type { rights as vi } from '../vi/rights';

/** What people may do with what is kept of them. */
export const rights: typeof vi = {
  title: 'My data',
  lead: 'This is your data. You may see it, have it corrected or erased, and withdraw your consent at any time.',
  consents: 'You agreed',
  neverAgreed: 'No consent has been written down yet.',
  given: (day) => `Agreed on ${day}`,
  withdrawn: (day) => `Withdrawn on ${day}`,
  wordingNo: (version) => `wording no. ${version}`,
  wording: 'The wording in use',
  withdrawTitle: 'If you agree no more',
  withdrawHint: 'You need not say why. Press here to see what would end.',
  withdraw: 'Withdraw my consent',
  whatEnds: 'If you withdraw your consent, at once:',
  ends: {
    mentee: [
      'The Digital Ambassador guides you no more.',
      'Every lesson, held place and waiting place is called off.',
      'No reminders any more; one last message says that it is withdrawn.',
      'This page opens no more.',
    ],
    mentor: [
      'You guide nobody any more. Other ambassadors are looked for.',
      'Every lesson ahead is called off, and the learners are told.',
      'No reminders any more; one last message says that it is withdrawn.',
      'This page opens no more.',
    ],
  },
  comeBack: 'To learn again, see the officer and agree again.',
  withdrawNow: 'I withdraw my consent',
  done: 'Consent withdrawn',
  doneLead: 'We have stopped. Your lessons are called off, and no reminders follow.',
  doneHelp: 'To have your data erased, or to learn again, please see the officer.',
};
