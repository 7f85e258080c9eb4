import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../../platform/config/env';
import { keepPrivate, makePrivateFolder } from '../../../platform/common/private-files';
import { newId } from '../../../platform/database/columns';

/** What signs, and what signed before: links that were printed then still open. */
export interface Secrets {
  current: string;
  earlier: readonly string[];
}

/**
 * The secret that signs cookies and links: SECRET, or the one kept in DATA_DIR/secret, made on the
 * first start; those before it are SECRET_BEFORE, or the further lines of the file. Processes that start together
 * agree on one: linking a finished file into place fails for all but the first.
 */
export function loadSecrets(env: Env): Secrets {
  const earlier = env.secretsBefore;
  if (env.SECRET) return { current: env.SECRET, earlier };
  const path = join(env.dataDir, 'secret');
  const [current, ...lines] = readSecret(path) ?? createSecret(env.dataDir, path);
  return { current, earlier: [...lines, ...earlier] };
}

function readSecret(path: string): string[] | undefined {
  try {
    keepPrivate(path);
    return linesOf(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function createSecret(folder: string, path: string): string[] {
  makePrivateFolder(folder);
  const draft = join(folder, `secret.${newId()}`);
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return linesOf(path) ?? [];
}

function linesOf(path: string): string[] | undefined {
  const lines = readFileSync(path, 'utf8').split(/\s+/).filter(Boolean);
  return lines.length > 0 ? lines : undefined;
}
