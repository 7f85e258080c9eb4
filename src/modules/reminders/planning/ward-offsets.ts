import { MESSAGE_LIMITS, type MessageLimits } from '../../../core/reminders/message-budget';
import { REMINDER_OFFSETS, type ReminderOffsets } from '../../../core/reminders/plan';
import { defaultWardSettings, type WardSettings } from '../../wards';

export type WardOffsets = ReminderOffsets & MessageLimits;

/** When a ward's reminders go out, and how many; what it has not decided is the house's default. */
export function offsetsOf(settings: Partial<WardSettings> | undefined): WardOffsets {
  return { ...REMINDER_OFFSETS, ...MESSAGE_LIMITS, ...defaultWardSettings, ...settings };
}
