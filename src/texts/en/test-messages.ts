import type { testMessages as vi } from '../vi/test-messages';

export const testMessages: typeof vi = {
  title: 'Test message to yourself',
  lead: 'Sends one real message to your own number by every service that is set up, to see whether messages leave.',
  ways: (names) => `Set up: ${names}.`,
  phone: 'Your phone number',
  email: 'Your e-mail address (if you want to try it)',
  send: 'Send a test now',
  limit: 'A few tests an hour are possible. They count among nobody’s messages.',
  results: 'What became of tests',
  none: 'No test was sent yet.',
  noProvider: 'No service for sending messages is set up: nothing could be sent.',
  outcomes: {
    sent: 'taken by the service, please look at your phone',
    refused: 'refused',
    unclear: 'it is not clear whether it was sent',
    'not-sent': 'no answer or busy, not sent',
    'used-up': 'the messages of the day are used up, not sent',
    'no-address': 'not tried: no number or address was given',
  },
  reason: (code, words) => (words ? `code ${code}: ${words}` : `code ${code}`),
  message: (ward) => ({
    subject: 'Test message',
    text: `Test message of ${ward}: that you read it means that this phone gets the reminders of lessons.`,
  }),
};
