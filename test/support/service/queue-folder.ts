import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DataFolder } from '../../../src/platform/queue/backends/embedded/data-folder';
import { pgliteVersion } from '../../../src/platform/queue/backends/embedded/pglite-script';

/** Made by the first suite that needs it, and kept for the next run: an empty queue takes seconds to make. */
const kept = join(tmpdir(), `tung-ngo-test-queue-${pgliteVersion()}`);

/**
 * Puts an empty queue into the data folder of a service that is about to start; `withTemplate`, with the
 * template of a second one, for a service that shall throw the first away.
 */
export async function giveQueue(dataDir: string, { withTemplate = false } = {}): Promise<void> {
  if (!existsSync(kept)) await make();
  await cp(kept, join(dataDir, 'queue'), {
    recursive: true,
    filter: (path) => withTemplate || !basename(path).startsWith('template-'),
  });
}

async function make(): Promise<void> {
  const making = await mkdtemp(`${kept}-`);
  await new DataFolder(making, pgliteVersion()).prepare(new AbortController().signal);
  // Another suite may have been quicker; its queue is as good.
  await rename(making, kept).catch(() => rm(making, { recursive: true }));
}
