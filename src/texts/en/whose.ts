import type { whose as vi } from '../vi/whose';

export const whose: typeof vi = {
  called: ({ name }) => name,
  strip: {
    page: 'Page of:',
    booking: 'Booking for:',
    move: 'Moving a session for:',
    cancel: 'Cancelling for:',
    freeTimes: 'Free times of:',
    waiting: 'Waiting for a seat:',
    messages: 'Messages for:',
    data: 'Data of:',
  },
  callWard: (ward) => `Call ${ward}:`,
  help: 'Need help?',
  readAloud: '🔊 Read this page aloud',
  stopReading: '■ Stop reading',
  others: 'Others on this phone',
  pageOf: (name) => `→ To the page of ${name}`,
  choose: 'Whose page would you like to open?',
  chooseLead:
    'The personal links of these people were opened on this phone. Each has a page of their own.',
  chooseLink: 'Everybody on this phone',
  mentor: 'ambassador',
  mentee: 'learner',
  forget: 'Remove from this phone',
  forgetOf: (name) => `Remove ${name} from this phone`,
  forgetHint:
    'Afterwards the QR code on the slip must be scanned again to come in. Booked sessions stay.',
  otherTitle: 'Their page was not opened on this phone',
  keptTitle: 'What you filled in is still here',
  keptLead:
    'Nothing was sent. Scan the QR code on that person’s slip, then come back to this page and press the button below.',
  sendAgain: 'Send again',
};
