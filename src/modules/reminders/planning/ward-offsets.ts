import type { EntityManager } from 'typeorm';
import { MESSAGE_LIMITS, type MessageLimits } from '../../../core/reminders/message-budget';
import { REMINDER_OFFSETS, type ReminderOffsets } from '../../../core/reminders/plan';
import { idList } from '../../../platform/database/row-set';
import { selectEntities } from '../../../platform/database/select-entities';
import type { BookedPlace } from '../../sessions';
import { defaultWardSettings, Ward, type WardSettings } from '../../wards';

export type WardOffsets = ReminderOffsets & MessageLimits;

/** When a ward's reminders go out, and how many; what it has not decided is the house's default. */
export function offsetsOf(settings: Partial<WardSettings> | undefined): WardOffsets {
  return { ...REMINDER_OFFSETS, ...MESSAGE_LIMITS, ...defaultWardSettings, ...settings };
}

/** Those of these wards, by their ids; no statement for none. */
export async function loadWardOffsets(
  manager: EntityManager,
  wardIds: readonly string[],
): Promise<Map<string, WardOffsets>> {
  if (wardIds.length === 0) return new Map();
  const isOneOf = `id IN ${idList(manager, '$1')}`;
  const wards = await selectEntities(manager, Ward, isOneOf, [JSON.stringify(wardIds)]);
  return new Map(wards.map(({ id, settings }) => [id, offsetsOf(settings)]));
}

/** Those of the wards of these places; what a place brings along of its ward is not read again. */
export async function offsetsOfWards(
  manager: EntityManager,
  places: BookedPlace[],
): Promise<Map<string, WardOffsets>> {
  const known = new Map<string, WardOffsets>();
  for (const { session, settings } of places) {
    if (settings && !known.has(session.wardId)) known.set(session.wardId, offsetsOf(settings));
  }
  const ids = [...new Set(places.map(({ session }) => session.wardId))];
  const unknown = ids.filter((id) => !known.has(id));
  return new Map([...known, ...(await loadWardOffsets(manager, unknown))]);
}
