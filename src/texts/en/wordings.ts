import type { wordings as vietnamese } from '../vi/wordings';

export const wordings: typeof vietnamese = {
  title: 'What people agree to',
  lead: 'People hear or read these words before they agree. Changed words are a new version: who agreed to which is kept.',
  today: 'Asked today',
  earlier: 'Earlier versions',
  since: (when) => `Since ${when}`,
  change: 'Write a new version',
  changeLead:
    'Write a new version only when the purpose or the use of the data changes. Whoever agrees from now on is asked the new one; for another purpose those who agreed before have to be asked again.',
  vi: 'Vietnamese',
  en: 'English',
  save: 'Use this version from now on',
};
