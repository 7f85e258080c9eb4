import type { EntityManager } from 'typeorm';
import { MESSAGE_LIMITS, type MessageLimits } from '../../../core/reminders/message-budget';
import { REMINDER_OFFSETS, type ReminderOffsets } from '../../../core/reminders/plan';
import { idList } from '../../../platform/database/row-set';
import { selectEntities } from '../../../platform/database/select-entities';
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
