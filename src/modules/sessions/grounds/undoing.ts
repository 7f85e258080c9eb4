import type { ChangeTakingBack, ProgrammesService } from '../../people';
import type { PlacesService, WardSettings, WardsService } from '../../wards';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import { freeAgain } from './busy-spells';
import { reopenDays } from './days-off';
import { programmeBack } from './programme-back';
import { settingsBack } from './settings-ground';
import { venueBack } from './venue-ground';

/** What could not be as it was, and of a ward's settings what they were until now. */
export interface Undone {
  stayed: string[];
  until?: Partial<WardSettings>;
}

/** By whom what was saved is saved as it was before. */
interface Savers {
  wards: WardsService;
  places: PlacesService;
  programmes: ProgrammesService;
  edits: ChangeTakingBack;
}

/** What was saved of a change is as it was before; `isAgain`, only those values that stayed the first time. */
export async function undo(
  context: AuditContext,
  change: PlannedChange,
  { wards, places, programmes, edits }: Savers,
  { isAgain }: { isAgain: boolean },
): Promise<Undone> {
  const { manager, actor } = context;
  const { kind, mentorId, id, what } = change;
  if (kind === 'settings') return settingsBack(context, change, wards);
  if (kind === 'venue') return { stayed: await venueBack(context, change, places) };
  if (kind === 'programme') return { stayed: await programmeBack(context, change, programmes) };
  if (kind === 'day-off' && !isAgain) await reopenDays(manager, change);
  if (kind === 'busy' && mentorId !== null && !isAgain) await freeAgain(manager, mentorId, id);
  if (kind === 'topics' && !isAgain) {
    for (const edit of what.edits ?? []) await edits.takeBackWithin(manager, actor, edit);
  }
  return { stayed: [] };
}
