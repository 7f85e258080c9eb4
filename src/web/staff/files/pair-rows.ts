import type { PairLine } from '../pairs/board-people';
import type { NamedNeed } from '../pairs/named-needs';
import type { PairRow } from './file-columns';

/** The pairs that the page's filter means, in the order of its lines. */
export function pairRows(
  lines: readonly PairLine[],
  needsOf: (menteeId: string) => NamedNeed[],
): PairRow[] {
  return lines.flatMap(({ name: mentorName, phone: mentorPhone, hits }) =>
    hits.map(({ id, name, phone, hamletName, address, topics, metres }) => ({
      mentorName,
      mentorPhone,
      menteeName: name,
      menteePhone: phone,
      hamletName,
      address,
      topics,
      metres,
      needs: needsOf(id),
    })),
  );
}
