import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';

/**
 * The secret that signs cookies and links: SECRET, or the one kept in DATA_DIR/secret, made on the
 * first start. Processes that start together agree on one: linking a finished file into place fails
 * for all but the first.
 */
export function loadSecret(env: Env): string {
  if (env.SECRET) return env.SECRET;
  const path = join(env.dataDir, 'secret');
  return readSecret(path) ?? createSecret(env.dataDir, path);
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function createSecret(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `secret.${newId()}`);
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}
