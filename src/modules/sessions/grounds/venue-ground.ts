import { DomainError, notFound } from '../../../platform/common/domain-error';
import { type PlacesService, Venue, type VenueChanges } from '../../wards';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import { assertMayIn } from '../rules/who-may';
import { changedIn, stillAs } from './changed-values';
import type { Ground, Where } from './ground';
import { hitByVenue } from './hit-by-venue';

/** Other hours, seats or days of a venue; what is left out stays. */
export interface VenueWanted {
  wardId: string;
  venueId: string;
  changes: VenueChanges;
}

/** @throws DomainError not-found, not-allowed, invalid-form */
export async function venueGround(
  { manager: read, actor, zone }: Where,
  { wardId, venueId, changes }: VenueWanted,
  places: PlacesService,
): Promise<Ground> {
  assertMayIn(actor, 'changes.make', wardId);
  const venue = await read.findOneBy(Venue, { id: venueId, wardId });
  if (!venue) throw notFound('venue');
  const { openFrom, openUntil } = { ...venue, ...changes };
  if (openFrom !== null && openUntil !== null && openFrom > openUntil) {
    throw new DomainError('invalid-form', {}, { fields: { openUntil: 'bad-date' } });
  }
  return {
    kind: 'venue',
    wardId,
    mentorId: null,
    told: 'everybody',
    find: async (manager, now, what) => {
      const after = await manager.findOneByOrFail(Venue, { id: venueId });
      const before = Object.assign(new Venue(), after, what.venue?.before);
      return hitByVenue(manager, now, { zone, before, after });
    },
    apply: async ({ manager }) => {
      const current = await manager.findOneByOrFail(Venue, { id: venueId });
      const changed = changedIn<VenueChanges>(current, changes);
      const isNew = Object.keys(changed.after).length > 0;
      if (isNew) await places.changeVenueWithin(manager, actor, venue, changed.after);
      return { what: { venueId, venue: changed }, isNew };
    },
  };
}

/** The venue is as it was, but for what somebody has changed since. */
export async function venueBack(
  { manager, actor }: AuditContext,
  { what: { venueId, venue } }: Pick<PlannedChange, 'what'>,
  places: PlacesService,
): Promise<void> {
  if (!venue || venueId === undefined) return;
  const current = await manager.findOneByOrFail(Venue, { id: venueId });
  const back = stillAs<VenueChanges>(current, venue);
  if (Object.keys(back).length > 0) {
    await places.changeVenueWithin(manager, actor, current, back);
  }
}
