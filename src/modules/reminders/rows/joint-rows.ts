import { isChange, isJoined } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import type { MenteeAddress } from '../messages/mentee-addresses';
import type { NewReminder } from './reminder-rows';

/**
 * What goes to one phone at the same time is one message: the first row of it carries the message, the
 * others go with it (`joined`). Who wants no messages stands alone, because staff phone them; so does
 * whoever no phone is known of.
 */
export function joinRows(
  rows: readonly NewReminder[],
  addresses: ReadonlyMap<string, MenteeAddress>,
): NewReminder[] {
  const joinable = rows.filter(mayJoin);
  return [...rows.filter((row) => !mayJoin(row)), ...joinedByPhone(joinable, addresses)];
}

/** The same of rows that may all be joined. */
export function joinedByPhone(
  rows: readonly NewReminder[],
  addresses: ReadonlyMap<string, MenteeAddress>,
): NewReminder[] {
  const groups = grouped(rows, (row) => groupOf(row, addresses.get(row.recipientId)));
  return [...groups.values()].flatMap((group) => joined(group, addresses));
}

/** What people are told of places; of what they are reminded, ambassadors have one message a day already. */
export function mayJoin({ recipientKind, kind }: NewReminder): boolean {
  return isJoined(kind) && (recipientKind === 'mentee' || isChange(kind));
}

/** Mentees are told one reason; an ambassador's message says the reason of each. */
export function groupOf(
  {
    recipientId,
    recipientKind,
    kind,
    dueAt,
    facts,
  }: Pick<NewReminder, 'recipientId' | 'recipientKind' | 'kind' | 'dueAt' | 'facts'>,
  address: MenteeAddress | undefined,
): string {
  const why = recipientKind === 'mentee' && typeof facts?.reason === 'string' ? facts.reason : '';
  return `${address?.phone ?? recipientId} ${kind} ${dueAt} ${why}`;
}

/** The row that carries a message, and those that go with it. */
export function carriedBy(
  carrier: NewReminder,
  others: readonly NewReminder[],
  jointId: string,
): NewReminder[] {
  // Worth reading until the last of what it tells is.
  const expiresAt = Math.max(carrier.expiresAt, ...others.map((row) => row.expiresAt));
  const goesAlong = { state: 'joined' as const, jointId };
  return [{ ...carrier, jointId, expiresAt }, ...others.map((row) => ({ ...row, ...goesAlong }))];
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
  return carriedBy(first, others, newId());
}
