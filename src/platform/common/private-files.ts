import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';

/** What only the one who runs the service may read: names, phones, secrets. */
const file = 0o600;
const folder = 0o700;
const others = 0o077;

/** Made where there is none; one that is there stays as it is: it may be somebody's own. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: folder });
}

/** Made empty where there is none. What is made beside it by its owner, as SQLite does, has its rights. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', file));
  keepPrivate(path);
}

/** One that was made before, or by other means. @throws the system's error where there is none */
export function keepPrivate(path: string): void {
  if ((statSync(path).mode & others) === 0) return;
  try {
    chmodSync(path, file);
  } catch (error) {
    // Whose file it is decides.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/** Whatever this process makes from now on. */
export function makeFilesPrivate(): void {
  process.umask(others);
}
