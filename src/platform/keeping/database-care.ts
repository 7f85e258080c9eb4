import { join } from 'node:path';
import { StartRefusal } from '../common/start-refusal';
import { knownSecrets, loadSecrets, secretFile } from '../config/secret';
import type { Env } from '../config/env';
import type { DatabaseCare } from '../database/open-database';
import { Sealer } from '../database/sealing/sealer';
import { Sealing } from '../database/sealing/sealing';
import { adoptBackup, settleRestored } from './adopt-backup';
import { isMarkedBackup } from './backup-file';
import { copyName, rotate } from './kept-copies';
import { makeBackup } from './make-backup';
import type { RestoreRule } from './restore-rule';

/** What the modules say of their tables when copies are put back and secrets are missing. */
export interface KeepingRules {
  restoring: readonly RestoreRule[];
  /** Gives a row where something was signed already. */
  isSigned: string;
}

/** How the service's own database is opened: what lies there is taken for it, and kept before it changes. */
export function careOf(env: Env, rules: KeepingRules, now: () => number = Date.now): DatabaseCare {
  return {
    limits: limitsOf(env),
    sealing: sealingOf(env),
    isToAdopt: isMarkedBackup,
    adopt: (file) => adoptBackup(file, env),
    async look({ isOld, rows }) {
      if (knownSecrets(env)) return;
      // A new one would open none of the links that people have, and verify nothing that was sealed.
      const isSigned = isOld && (await rows(rules.isSigned).catch(() => [])).length > 0;
      if (isSigned) throw new StartRefusal('secret-missing', secretFile(env.dataDir));
      loadSecrets(env);
    },
    async beforeMigrating() {
      if (env.BACKUP_DAYS === 0) return;
      await makeBackup(env, join(env.backupDir, copyName('before-update', now())), now());
      rotate(env.backupDir, env.BACKUP_DAYS, now());
    },
    settle: (file) => settleRestored(file, rules.restoring, now()),
  };
}

/** Null where the settings have no key. */
export function sealingOf({ dataKeys }: Env): Sealing | null {
  return dataKeys.length > 0 ? new Sealing(new Sealer(dataKeys)) : null;
}

export function limitsOf(env: Env): NonNullable<DatabaseCare['limits']> {
  return {
    connectMs: env.DATABASE_CONNECT_MS,
    lockMs: env.DATABASE_LOCK_MS,
    statementMs: env.DATABASE_STATEMENT_MS,
    writers: env.DATABASE_WRITERS,
    readers: env.DATABASE_READERS,
    signIns: 2,
  };
}
