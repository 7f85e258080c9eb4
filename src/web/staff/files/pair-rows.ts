import type { PairLine } from '../pairs/board-people';
import type { PairRow } from './file-columns';

/** The pairs that the page's filter means, in the order of its lines. */
export function pairRows(lines: readonly PairLine[]): PairRow[] {
  return lines.flatMap(({ name: mentorName, phone: mentorPhone, hits }) =>
    hits.map(({ name, phone, hamletName, address, topics, metres }) => ({
      mentorName,
      mentorPhone,
      menteeName: name,
      menteePhone: phone,
      hamletName,
      address,
      topics,
      metres,
    })),
  );
}
