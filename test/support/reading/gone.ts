import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { StoppedPerson } from '../../../src/modules/sessions/rules/booking-listener';

/** A mentee who takes part no more, and agrees still to the processing of their data. */
export function gone({ id, wardId }: Pick<Mentee, 'id' | 'wardId'>): StoppedPerson {
  return { side: 'mentee', id, wardId, isConsentWithdrawn: false };
}
