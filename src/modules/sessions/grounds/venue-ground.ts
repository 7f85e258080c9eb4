import { DomainError, notFound } from '../../../platform/common/domain-error';
import { lockRows } from '../../../platform/database/locks';
import { type PlacesService, Venue, type VenueChanges, Ward } from '../../wards';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import { assertMayIn } from '../rules/who-may';
import { changedIn } from './changed-values';
import type { Ground, Where } from './ground';
import { hitByVenue } from './hit-by-venue';
import { fits, type KeptIn, valuesBack } from './values-back';

/** Other hours, seats or days of a venue; what is left out stays. */
export interface VenueWanted {
  wardId: string;
  venueId: string;
  changes: VenueChanges;
  /** What the form showed in which they were typed. */
  shown?: VenueChanges;
}

/** Saved, it may be refused with invalid-form or stale-version. @throws DomainError not-found, not-allowed */
export async function venueGround(
  { manager: read, actor, zone }: Where,
  { wardId, venueId, changes, shown }: VenueWanted,
  places: PlacesService,
): Promise<Ground> {
  assertMayIn(actor, 'changes.make', wardId);
  const venue = await read.findOneBy(Venue, { id: venueId, wardId });
  if (!venue) throw notFound('venue');
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
      await lockRows(manager, Ward, [wardId]);
      const current = await manager.findOneByOrFail(Venue, { id: venueId });
      const changed = changedIn<VenueChanges>(current, changes, shown);
      if (!fits<VenueChanges>({ ...current, ...changed.after }, kept.couple)) {
        throw new DomainError('invalid-form', {}, { fields: { openUntil: 'bad-date' } });
      }
      const isNew = Object.keys(changed.after).length > 0;
      if (isNew) await places.changeVenueWithin(manager, actor, venue, changed.after);
      return { what: { venueId, venue: changed }, isNew };
    },
  };
}

const kept: KeptIn<VenueChanges> = {
  of: ({ venue }) => venue,
  with: (what, venue) => ({ ...what, venue }),
  couple: ['openFrom', 'openUntil'],
};

/** The venue is as it was, but for what somebody has changed since: the names of that. */
export async function venueBack(
  { manager, actor }: AuditContext,
  change: PlannedChange,
  places: PlacesService,
): Promise<string[]> {
  await lockRows(manager, Ward, [change.wardId]);
  const current = await manager.findOneByOrFail(Venue, { id: change.what.venueId });
  const { back, stayed } = await valuesBack<VenueChanges>(manager, change, current, kept);
  if (Object.keys(back).length > 0) {
    await places.changeVenueWithin(manager, actor, current, back);
  }
  return stayed;
}
