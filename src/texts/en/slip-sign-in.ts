import type { slipSignIn as vietnamese } from '../vi/slip-sign-in';

export const slipSignIn: typeof vietnamese = {
  title: 'To my page by the code on my slip',
  lead: 'Your slip has a code of 12 digits beside the QR code.',
  code: 'Code of 12 digits on the slip',
  codeHint: 'Such as 0123 4567 8901. Not your citizen number.',
  signIn: 'To my page',
  noSlip:
    'No slip any more? Please call the ward: an officer reads you the code or prints another.',
  orType: (address) => `Cannot scan it? Open ${address} and type the code:`,
  codeOf: 'Code of 12 digits on the slip',
  readOut: (address) =>
    `Whoever cannot scan the QR code opens ${address} and types the code. Read it to the person themselves only.`,
};
