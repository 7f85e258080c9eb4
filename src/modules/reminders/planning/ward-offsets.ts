import { REMINDER_OFFSETS, type ReminderOffsets } from '../../../core/reminders/plan';
import { defaultWardSettings, type WardSettings } from '../../wards';

/** When a ward's reminders go out; what it has not decided is the house's default. */
export function offsetsOf(settings: Partial<WardSettings> | undefined): ReminderOffsets {
  return { ...REMINDER_OFFSETS, ...defaultWardSettings, ...settings };
}
