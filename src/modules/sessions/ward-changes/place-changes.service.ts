import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { lockPairing } from '../../matching';
import {
  type HamletFields,
  type PlacesChanged,
  PlacesService,
  type Venue,
  type VenueChanges,
  type VenueFields,
} from '../../wards';
import { changedIn } from '../grounds/changed-values';
import { hitByVenue } from '../grounds/hit-by-venue';
import type { ChangeView, VenueAnswer } from '../changes/changes.views';
import { PlannedChanges } from '../changes/planned-changes.service';
import { asItStands, type Resolution } from '../changes/resolving';

/** Places as a list or a program brings them. */
interface Brought {
  wardId: string;
  hamlets?: readonly HamletFields[];
  venues?: readonly VenueFields[];
}

/** How many venues were touched, and what became of what stood in those that are otherwise now. */
export interface BroughtPlaces {
  venues: PlacesChanged;
  changes: ChangeView[];
}

/** Hamlets and venues as lists and programs write them: a venue that hits something is a change of plans. */
@Injectable()
export class PlaceChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly changes: PlannedChanges,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** All of it in one write, hamlets first; what stands in a venue stays. @throws DomainError invalid-form */
  bring(actor: Actor, brought: Brought): Promise<BroughtPlaces> {
    return this.unitOfWork.write((manager) =>
      this.bringWithin(manager, actor, brought, asItStands),
    );
  }

  /** One venue, new or known by its name. @throws DomainError invalid-form */
  saveVenue(
    actor: Actor,
    wardId: string,
    venue: VenueFields,
    resolution: Resolution = asItStands,
  ): Promise<VenueAnswer> {
    return this.unitOfWork.write(async (manager) => {
      const brought = { wardId, venues: [venue] };
      const { venues, changes } = await this.bringWithin(manager, actor, brought, resolution);
      return { ...venues, change: changes[0] ?? null };
    });
  }

  private async bringWithin(
    manager: EntityManager,
    actor: Actor,
    { wardId, hamlets = [], venues = [] }: Brought,
    resolution: Resolution,
  ): Promise<BroughtPlaces> {
    await lockPairing(manager, [wardId]);
    if (hamlets.length > 0) await this.places.saveHamletsWithin(manager, actor, wardId, hamlets);
    const changes: ChangeView[] = [];
    const known = await this.places.venuesToChange(manager, wardId, venues);
    for (const changed of known) {
      if (await this.hitsNothing(manager, changed)) continue;
      const wanted = { wardId, venueId: changed.before.id, changes: decidedIn(changed) };
      changes.push(await this.changes.changeVenueWithin(manager, actor, wanted, resolution));
    }
    const { added } = await this.places.saveVenuesWithin(manager, actor, wardId, venues);
    const changed = known.length;
    const unchanged = venues.length - added - changed;
    return { venues: { added, changed, unchanged }, changes };
  }

  private async hitsNothing(
    manager: EntityManager,
    changed: { before: Venue; after: Venue },
  ): Promise<boolean> {
    const zone = this.env.TIME_ZONE;
    const hit = await hitByVenue(manager, this.clock.now(), { ...changed, zone });
    return hit.lessons.length + hit.classes.length + hit.walkIns.length === 0;
  }
}

/** What decides who can be there: where it stands is no change of plans. */
function decidedIn({ before, after }: { before: Venue; after: Venue }): VenueChanges {
  const { kind, seats, hasWifi, isStepFree, openings, openFrom, openUntil } = after;
  const decided = { kind, seats, hasWifi, isStepFree, openings, openFrom, openUntil };
  return changedIn<VenueChanges>(before, decided).after;
}
