import { isSigned } from '../modules/access';
import { remindersRestoring } from '../modules/reminders';
import type { Env } from '../platform/config/env';
import type { DatabaseCare } from '../platform/database/open-database';
import { careOf, type KeepingRules } from '../platform/keeping/database-care';

/** What the modules say of copies that are put back, and of secrets that are missing. */
export const keepingRules: KeepingRules = { restoring: remindersRestoring, isSigned };

/** How the service and the commands open the database of the settings. */
export function careOfOurs(env: Env): DatabaseCare {
  return careOf(env, keepingRules);
}

/** How a command opens a database that need not be the service's own, and whose secret may lie elsewhere. */
export function careOfOthers(env: Env): DatabaseCare {
  return { ...careOfOurs(env), look: async () => undefined };
}
