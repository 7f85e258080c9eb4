import type { EntityManager } from 'typeorm';
import { isJoined } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { addressesOf, type MenteeAddress } from '../messages/mentee-addresses';
import type { NewReminder } from './reminder-rows';

/**
 * What goes to one phone at the same time is one message: the first row of it carries the message, the
 * others go with it (`joined`). Who wants no messages stands alone, because staff phone them; so does
 * whoever no phone is known of.
 */
export async function joinRows(
  manager: EntityManager,
  rows: readonly NewReminder[],
): Promise<NewReminder[]> {
  const joinable = rows.filter(mayJoin);
  if (joinable.length < 2) return [...rows];
  const addresses = await addressesOf(manager, [
    ...new Set(joinable.map((row) => row.recipientId)),
  ]);
  const groups = grouped(joinable, (row) => groupOf(row, addresses.get(row.recipientId)));
  return [
    ...rows.filter((row) => !mayJoin(row)),
    ...[...groups.values()].flatMap((group) => joined(group, addresses)),
  ];
}

function mayJoin({ recipientKind, kind }: NewReminder): boolean {
  return recipientKind === 'mentee' && isJoined(kind);
}

function groupOf(
  { recipientId, kind, dueAt }: NewReminder,
  address: MenteeAddress | undefined,
): string {
  return `${address?.phone ?? recipientId} ${kind} ${dueAt}`;
}

/** Carried by the first session of who has a phone of their own: it is tried before the household's. */
function joined(
  group: readonly NewReminder[],
  addresses: ReadonlyMap<string, MenteeAddress>,
): NewReminder[] {
  if (group.length === 1) return [...group];
  const borrows = ({ recipientId }: NewReminder) => (addresses.get(recipientId)?.isOwn ? 0 : 1);
  const [first, ...others] = group.toSorted(
    (a, b) => borrows(a) - borrows(b) || a.sessionStartAt - b.sessionStartAt,
  );
  const jointId = newId();
  // Worth reading until the last of what it tells is.
  const expiresAt = Math.max(...group.map((row) => row.expiresAt));
  return [
    { ...first, jointId, expiresAt },
    ...others.map((row) => ({ ...row, jointId, state: 'joined' as const })),
  ];
}
