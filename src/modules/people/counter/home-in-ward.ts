import type { EntityManager } from 'typeorm';
import { farFromWard } from '../../../core/places/far-homes';
import type { Pin } from '../../../core/vietnamese/coordinates';
import { DomainError } from '../../../platform/common/domain-error';
import { Hamlet, Ward } from '../../wards';
import type { Person } from '../entities/person.columns';

/** How far a home lies outside the ward, metres; null where it may well be one of its homes. */
export async function homeOutside(
  manager: EntityManager,
  wardId: string,
  place: Pin,
): Promise<number | null> {
  const hamlets = await manager.findBy(Hamlet, { wardId });
  const { settings } = await manager.findOneByOrFail(Ward, { id: wardId });
  return farFromWard(hamlets, place, settings.maxMetres);
}

/** Refuses a home far outside the ward, until an officer says that it is right. @throws DomainError home-far */
export async function assertHomeInWard(
  manager: EntityManager,
  wardId: string,
  { place, isHomeRight }: { place?: Pin | null; isHomeRight?: boolean },
): Promise<void> {
  if (!place || isHomeRight) return;
  const metres = await homeOutside(manager, wardId, place);
  if (metres !== null) throw new DomainError('home-far', { metres });
}

/** The same of somebody known: where they are known to live is not asked about again. @throws DomainError home-far */
export async function assertHomeKept(
  manager: EntityManager,
  before: Pick<Person, 'wardId' | 'latitude' | 'longitude'>,
  place: Pin | null | undefined,
): Promise<void> {
  const isThere = place?.latitude === before.latitude && place.longitude === before.longitude;
  if (!isThere) await assertHomeInWard(manager, before.wardId, { place });
}
