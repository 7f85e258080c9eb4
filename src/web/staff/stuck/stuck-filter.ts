import { personSearch } from '../../../core/people/person-search';
import type { StuckLearner } from '../../../modules/sessions';
import { type AddressWords, anyText } from '../../kit/page/address-filter';

/** Who is looked for among them; all of it stands in the address. */
export interface StuckFilter {
  /** A name, of the learner or the ambassador, or a number. */
  q?: string;
  /** The hamlet's id. */
  hamlet?: string;
  topic?: string;
  /** The ambassador's id. */
  mentor?: string;
}

export const stuckWords: AddressWords<StuckFilter> = {
  q: anyText,
  hamlet: anyText,
  topic: anyText,
  mentor: anyText,
};

export function foundStuck(all: readonly StuckLearner[], filter: StuckFilter): StuckLearner[] {
  const { q, hamlet, topic, mentor } = filter;
  const isNamed = q ? personSearch(q) : () => true;
  return all.filter((one) => {
    const { hamletName, phone, mentorName, mentorPhone } = one;
    const learner = { fullName: one.fullName, hamletName, phone, otherPhone: null };
    const guide = { fullName: mentorName, hamletName: '', phone: mentorPhone, otherPhone: null };
    return (
      (hamlet === undefined || one.hamletId === hamlet) &&
      (topic === undefined || one.topic === topic) &&
      (mentor === undefined || one.mentorId === mentor) &&
      (isNamed(learner) || isNamed(guide))
    );
  });
}
