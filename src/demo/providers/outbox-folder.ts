import {
  appendFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Traces } from '../../core/people/traces';

/** A message as a person at the folder reads it. */
export interface OutboxPage {
  /** Names the file; the same one again is the same message. */
  key: string;
  /** Lines such as "Gửi: Lan <0912…>". */
  head: string[];
  text: string;
  /** Its line in `outbox.csv`. */
  cells: string[];
}

/**
 * A folder with each message as a file of its own. A file that stands is left alone: the same message
 * twice is one file. `outbox.csv` lists them in the order in which they went out.
 */
export class OutboxFolder {
  private made: Promise<unknown> | undefined;
  /** Lines that the next writing of the list takes along. */
  private lines = '';
  private listing: Promise<void> | undefined;

  constructor(private readonly folder: string) {}

  /** Gives the file's name. */
  async add({ key, head, text, cells }: OutboxPage): Promise<string> {
    this.made ??= mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.made;
    const name = `${key}.txt`;
    const draft = join(this.folder, `.${name}.${process.pid}`);
    await writeFile(draft, `${head.join('\n')}\n\n${text}\n`, { mode: 0o600 });
    const isNew = await link(draft, join(this.folder, name)).then(() => true, isThere);
    await unlink(draft);
    if (isNew) await this.list(line([...cells, name]));
    return name;
  }

  /** Of somebody who is erased nothing stands in the messages any more, those of others included. */
  async forget(traces: Traces): Promise<void> {
    await this.listing;
    for (const name of await readdir(this.folder).catch(noNames)) {
      if (!/\.(txt|csv)$/.test(name)) continue;
      const path = join(this.folder, name);
      const text = await readFile(path, 'utf8');
      if (!traces.areIn(text)) continue;
      const draft = join(this.folder, `.${name}.${process.pid}`);
      await writeFile(draft, traces.takenOut(text), { mode: 0o600 });
      await rename(draft, path);
    }
  }

  /** Messages that leave in the same turn share a writing. */
  private list(entry: string): Promise<void> {
    this.lines += entry;
    return (this.listing ??= this.listAll());
  }

  private async listAll(): Promise<void> {
    await new Promise(setImmediate);
    const { lines } = this;
    this.lines = '';
    this.listing = undefined;
    await appendFile(join(this.folder, 'outbox.csv'), lines, { mode: 0o600 });
  }
}

function line(cells: string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}

/** Nothing was sent yet. */
function noNames(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function isThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}
