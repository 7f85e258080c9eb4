import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { lockPairing } from '../../matching';
import { type WardSettings, WardsService } from '../../wards';
import { changedIn } from '../grounds/changed-values';
import type { ChangeView, SettingsAnswer } from '../changes/changes.views';
import { PlannedChanges } from '../changes/planned-changes.service';
import { asItStands, type Resolution } from '../changes/resolving';

/** The settings of a ward as programs write them: whatever they hit is a change of plans. */
@Injectable()
export class SettingsChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly changes: PlannedChanges,
  ) {}

  /** What is the same already is no change. @throws DomainError invalid-form, invalid-input */
  patch(
    actor: Actor,
    wardId: string,
    settings: Partial<WardSettings>,
    resolution: Resolution = asItStands,
  ): Promise<SettingsAnswer> {
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [wardId]);
      const change = await this.change(manager, actor, { wardId, settings }, resolution);
      return { ...(await this.wards.get(wardId, manager)), change };
    });
  }

  private async change(
    manager: EntityManager,
    actor: Actor,
    wanted: { wardId: string; settings: Partial<WardSettings> },
    resolution: Resolution,
  ): Promise<ChangeView | null> {
    const { settings: current } = await this.wards.get(wanted.wardId, manager);
    const { after } = changedIn(current, wanted.settings);
    if (Object.keys(after).length === 0) return null;
    return this.changes.changeSettingsWithin(manager, actor, wanted, resolution);
  }
}
