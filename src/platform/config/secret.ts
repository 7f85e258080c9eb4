import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keepPrivate, makePrivateFolder } from '../common/private-files';
import type { Env } from './env';

/** What signs, and what signed before: links that were printed then still open. */
export interface Secrets {
  current: string;
  earlier: readonly string[];
}

type Settings = Pick<Env, 'SECRET' | 'secretsBefore' | 'dataDir'>;

/**
 * The secret that signs cookies and links: SECRET, or the one kept in DATA_DIR/secret, made on the
 * first start; those before it are SECRET_BEFORE, or the further lines of the file. Processes that start together
 * agree on one: linking a finished file into place fails for all but the first.
 */
export function loadSecrets(env: Settings): Secrets {
  return knownSecrets(env) ?? { current: createSecret(env.dataDir), earlier: env.secretsBefore };
}

/** The same, where there is one already. */
export function knownSecrets(env: Settings): Secrets | undefined {
  const earlier = env.secretsBefore;
  if (env.SECRET) return { current: env.SECRET, earlier };
  const [current, ...lines] = readSecret(secretFile(env.dataDir)) ?? [];
  return current === undefined ? undefined : { current, earlier: [...lines, ...earlier] };
}

/** Those of a copy that was put back come first; what signed until now stays good beside them. */
export function putSecretsFirst({ dataDir }: Settings, secrets: readonly string[]): void {
  const path = secretFile(dataDir);
  const lines = [...new Set([...secrets, ...(readSecret(path) ?? [])])];
  if (lines.length === 0) return;
  makePrivateFolder(dataDir);
  const draft = writeDraft(dataDir, `${lines.join('\n')}\n`);
  renameSync(draft, path);
}

export function secretFile(dataDir: string): string {
  return join(dataDir, 'secret');
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

function createSecret(folder: string): string {
  makePrivateFolder(folder);
  const path = secretFile(folder);
  const draft = writeDraft(folder, `${randomBytes(48).toString('base64url')}\n`);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  const [current] = linesOf(path) ?? [];
  if (current === undefined) throw new Error(`The file ${path} holds no secret.`);
  return current;
}

function writeDraft(folder: string, text: string): string {
  const draft = join(folder, `secret.${randomUUID()}`);
  writeFileSync(draft, text, { mode: 0o600 });
  const opened = openSync(draft, 'r+');
  fsyncSync(opened);
  closeSync(opened);
  return draft;
}

function linesOf(path: string): string[] | undefined {
  const lines = readFileSync(path, 'utf8').split(/\s+/).filter(Boolean);
  return lines.length > 0 ? lines : undefined;
}
