import type { provider as vi } from '../vi/provider';

export const provider: typeof vi = {
  signIn: (by) => `Sign in with ${by}`,
  signInHint: (by) => `For officers and ambassadors who have connected their ${by}.`,
  title: (by) => `Signing in with ${by}`,
  lead: (by) =>
    `Once it is connected you can sign in with ${by}; the other ways stay. Your identity number is not kept here.`,
  ends: 'When the password or the second step changes, it has to be connected again.',
  off: (by) => `You have not connected ${by}.`,
  on: (by, since) => `${by} is connected since ${since}.`,
  connect: (by) => `Connect ${by}`,
  other: (by) => `Connect another ${by}`,
  ask: (by, name) => `Connect the ${by} that just signed in with ${name}?`,
  askLead: (by) =>
    `From now on whoever can sign in with that ${by} opens your pages. Connect your own only.`,
  yes: 'Yes, connect it',
  disconnect: 'Disconnect',
  back: 'Back',
};
