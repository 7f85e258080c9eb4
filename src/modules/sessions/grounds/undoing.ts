import type { PlacesService, WardsService } from '../../wards';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import { freeAgain } from './busy-spells';
import { reopenDays } from './days-off';
import { settingsBack } from './settings-ground';
import { venueBack } from './venue-ground';

/** What was saved of a change is as it was before. */
export async function undo(
  context: AuditContext,
  change: PlannedChange,
  { wards, places }: { wards: WardsService; places: PlacesService },
): Promise<void> {
  const { manager } = context;
  const { kind, mentorId, id } = change;
  if (kind === 'day-off') await reopenDays(manager, change);
  if (kind === 'busy' && mentorId !== null) await freeAgain(manager, mentorId, id);
  if (kind === 'settings') await settingsBack(context, change, wards);
  if (kind === 'venue') await venueBack(context, change, places);
}
