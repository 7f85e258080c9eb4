import { reminderKinds, type ReminderRule, ruleOf } from '../../../core/reminders/kinds';

/** The kinds of messages that behave so, as a list of SQL, for `kind IN (…)`. */
export function kindList(isMeant: (rule: ReminderRule) => boolean): string {
  return reminderKinds
    .filter((kind) => isMeant(ruleOf(kind)))
    .map((kind) => `'${kind}'`)
    .join(', ');
}
