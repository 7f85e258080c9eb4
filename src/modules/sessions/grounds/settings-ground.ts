import { lockRows } from '../../../platform/database/locks';
import type { PairsService } from '../../matching';
import { Ward, type WardSettings, type WardsService } from '../../wards';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import { assertMayIn } from '../rules/who-may';
import { changedIn } from './changed-values';
import type { Ground, Where } from './ground';
import { hitBySettings } from './hit-by-settings';
import { type KeptIn, valuesBack } from './values-back';

/** What a ward is to decide otherwise; what is left out stays. */
export interface SettingsWanted {
  wardId: string;
  settings: Partial<WardSettings>;
  /** What the form showed in which they were typed. */
  shown?: Partial<WardSettings>;
}

/** Other settings of a ward. @throws DomainError not-allowed; saved, invalid-input, stale-version */
export function settingsGround(
  { actor, zone }: Where,
  { wardId, settings, shown }: SettingsWanted,
  { wards, pairs }: { wards: WardsService; pairs: PairsService },
): Ground {
  assertMayIn(actor, 'changes.make', wardId);
  return {
    kind: 'settings',
    wardId,
    mentorId: null,
    told: 'everybody',
    find: async (manager, now, what) => {
      const { settings: after } = await manager.findOneByOrFail(Ward, { id: wardId });
      const before = { ...after, ...what.settings?.before };
      return hitBySettings(manager, now, { wardId, zone, before, after, pairs });
    },
    apply: async ({ manager }) => {
      await lockRows(manager, Ward, [wardId]);
      const { settings: current } = await wards.get(wardId, manager);
      const changed = changedIn(current, settings, shown);
      const isNew = Object.keys(changed.after).length > 0;
      if (isNew) await wards.changeSettingsWithin(manager, actor, wardId, changed.after);
      return { what: { settings: changed }, isNew };
    },
  };
}

const kept: KeptIn<Partial<WardSettings>> = {
  of: ({ settings }) => settings,
  with: (what, settings) => ({ ...what, settings }),
  couple: ['minMentees', 'maxMentees'],
};

/** The settings are as they were, but for what somebody has changed since; `until` is what they were until now. */
export async function settingsBack(
  { manager, actor }: AuditContext,
  change: PlannedChange,
  wards: WardsService,
): Promise<{ stayed: string[]; until: Partial<WardSettings> }> {
  const { wardId } = change;
  await lockRows(manager, Ward, [wardId]);
  const { settings } = await wards.get(wardId, manager);
  const { back, stayed } = await valuesBack(manager, change, settings, kept);
  if (Object.keys(back).length > 0) await wards.changeSettingsWithin(manager, actor, wardId, back);
  return { stayed, until: changedIn(settings, back).before };
}
