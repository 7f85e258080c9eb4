import type { phoneSignIn as vietnamese } from '../vi/phone-sign-in';

export const phoneSignIn: typeof vietnamese = {
  title: 'Ambassadors sign in by phone number',
  lead: 'We send a code of 6 digits to your number. If you still have your slip, scanning its QR code is faster and safer.',
  phone: 'Your phone number',
  phoneHint: 'The number you registered with as an ambassador, such as 0912 345 678',
  send: 'Send me a code',
  impossible:
    'No messages can be sent from here yet. Please scan the QR code on your slip, or call the ward for another slip.',
  codeTitle: 'Type the code in the message',
  codeLead: (phone) =>
    `If ${phone} is the number of an ambassador, a code of 6 digits arrives in a minute or two and is good for 10 minutes.`,
  code: 'Code of 6 digits',
  again: 'No code has come? Ask for another',
  safety: 'Tell this code to nobody, not even to somebody who says they are from the ward.',
  signIn: 'To my page',
  message: (code) => ({
    subject: 'Sign-in code',
    text: `Từng Ngõ sign-in code: ${code}. Good for 10 minutes. Tell it to nobody.`,
  }),
};
