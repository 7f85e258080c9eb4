import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder';

/** Raise it when folders made before must not be used any more. */
const layout = 1;

/**
 * The files of the queue inside the process. They may be thrown away at any time, since the rows are
 * the truth; they are kept while they are sound, so that waiting jobs survive a restart.
 *
 * `template-…` is an empty PostgreSQL folder, slow to make and quick to copy; `data-…` is in use;
 * `condemned` says that the data are damaged. A name that ends in .tmp is not finished.
 */
export class DataFolder {
  private readonly template: string;
  private readonly data: string;
  private readonly condemned: string;

  constructor(
    private readonly root: string,
    version: string,
  ) {
    this.template = join(root, `template-${layout}-${version}`);
    this.data = join(root, `data-${layout}-${version}`);
    this.condemned = join(root, 'condemned');
  }

  /** The folder to open, as it was left or new. `signal` stops the making of a new one. */
  async prepare(signal: AbortSignal): Promise<string> {
    await this.tidy();
    if (!this.looksWhole() || existsSync(this.condemned)) await this.discard();
    if (!existsSync(this.data)) await this.begin(signal);
    return this.data;
  }

  /** Throws the data away; only while nothing has them open. */
  async discard(): Promise<void> {
    await rm(this.data, { recursive: true, force: true, maxRetries: 3 });
    await rm(this.condemned, { force: true });
  }

  /** The template as well, which may be what is damaged. */
  async discardAll(): Promise<void> {
    await this.discard();
    await rm(this.template, { recursive: true, force: true, maxRetries: 3 });
  }

  /** The next `prepare` starts anew. */
  async condemn(): Promise<void> {
    await writeFile(this.condemned, '');
  }

  /** Removes what an interrupted start or an older version left behind. */
  private async tidy(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    const kept = [this.template, this.data];
    for (const entry of await readdir(this.root, { withFileTypes: true })) {
      const path = join(this.root, entry.name);
      if (!entry.isDirectory() || kept.includes(path)) continue;
      // The child of a killed process may still write into it; then the next start removes it.
      await rm(path, { recursive: true, force: true, maxRetries: 1 }).catch(() => undefined);
    }
  }

  looksWhole(): boolean {
    return ['PG_VERSION', 'postgresql.conf', join('global', 'pg_control')].every((file) =>
      existsSync(join(this.data, file)),
    );
  }

  private async begin(signal: AbortSignal): Promise<void> {
    if (!existsSync(this.template)) {
      const making = this.unfinished('template');
      await makeFolder(making, signal);
      await rename(making, this.template);
    }
    const copy = this.unfinished('data');
    await cp(this.template, copy, { recursive: true });
    await rename(copy, this.data);
  }

  private unfinished(name: string): string {
    return join(this.root, `${name}-${process.pid}-${Date.now()}.tmp`);
  }
}
