/** Those in which rows are looked for, renamed, erased and read by other processes, by what is sealed (ADR 45). */
const sealedSuites = [
  'learning/added-topics',
  'rights/consents',
  'rights/erasure',
  'exchange/import-drafts',
  'people/people-adding',
  'access/phone-sign-in',
  'reminders/reminders-dispatch',
  'changes/thursday',
].map((name) => `test/integration/${name}.spec.ts`);

const keyOfSuites = 'a-key-of-the-suites-alone-and-long-enough';

module.exports = { keyOfSuites, sealedSuites };
