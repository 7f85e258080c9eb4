import type { Difference } from '../../core/matching/explain/what-if';
import type { LockFault } from '../../core/matching/pairing/match-plan';

/** Why the locked pairs cannot all be kept. */
export const locks: Record<LockFault['code'], string> = {
  'lock-unknown-person': 'A locked pair names somebody who is no longer on the lists.',
  'lock-without-consent': 'A locked pair has a mentee without consent.',
  'lock-twice': 'A mentee is locked to two ambassadors.',
  'lock-forbidden': 'A pair is both locked and forbidden.',
  'lock-not-candidate': 'A locked pair is not a possible pair.',
  'lock-splits-household': 'A lock splits a household between two ambassadors.',
  'locks-over-maximum': 'An ambassador has more locked mentees than the maximum.',
  'locks-under-minimum': 'An ambassador with a locked mentee cannot reach the minimum.',
};

/** Why a change that an officer thought about cannot be. */
export const impossible: Record<NonNullable<Difference['code']>, string> = {
  'no-consent': 'The mentee has not agreed to the use of personal data.',
  'too-far': 'The two live too far apart.',
  'other-programme': 'The two are in different programmes, or theirs teaches in classes alone.',
  'no-language': 'The two share no language.',
  'no-topic': 'The ambassador teaches no topic that the mentee needs.',
  'no-window': 'The two are never free at the same time.',
  'no-gender': 'The mentee wishes for a woman or a man, and this ambassador is not.',
  'no-training': 'The ambassador has not had the training that the unit asks for before pairing.',
  forbidden: 'An officer ruled this pair out.',
  'unknown-person': 'Somebody is no longer on the lists.',
  household: 'Somebody of the household, which stays together, does not suit this ambassador.',
  'no-places': 'No way was found that keeps every ambassador between the minimum and the maximum.',
};
