import { type Actor, auditGroupNames, type AuditGroup, roles } from '../../../modules/access';
import { type AddressWords, oneOf } from '../../kit/page/address-filter';
import { isDayInReach, shortText } from '../../kit/page/asked';

/** By whom, as far as a ward's record tells apart. */
export const auditActors: Actor['kind'][] = [...roles, 'system'];

/** What the address of the record asks for. */
export interface AuditFilter {
  /** Days, both included. */
  from?: string;
  to?: string;
  group?: AuditGroup;
  actorKind?: Actor['kind'];
}

const day = (given: unknown): string | undefined => {
  const text = shortText(given);
  return text !== undefined && isDayInReach(text) ? text : undefined;
};

/** `?from=2026-11-01&group=pairs`: how each word of the address is read. */
export const auditWords: AddressWords<AuditFilter> = {
  from: day,
  to: day,
  group: oneOf(auditGroupNames),
  actorKind: oneOf(auditActors),
};
