import type { Actor } from './actor';
import { notFound } from '../../../platform/common/domain-error';

/** Other wards do not exist for an officer. @throws DomainError not-found */
export function assertWard(actor: Actor, wardId: string): void {
  if (actor.kind === 'operator' || actor.kind === 'system') return;
  if (actor.wardId !== wardId) throw notFound('ward');
}

/** Staff of the ward, or the person: everybody else is told that there is no such person. */
export function assertStaffOrSelf(
  actor: Actor,
  personKind: 'mentor' | 'mentee',
  person: { id: string; wardId: string },
): void {
  const isPerson = actor.kind === 'mentor' || actor.kind === 'mentee';
  const isSelf = actor.kind === personKind && actor.id === person.id;
  const isOtherWard = actor.wardId !== null && actor.wardId !== person.wardId;
  if ((isPerson && !isSelf) || isOtherWard) {
    throw notFound(personKind === 'mentor' ? 'mentor' : 'mentee');
  }
}
