import { existsSync } from 'node:fs';
import {
  appendFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  truncate,
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
 * twice is one file. `outbox.csv` lists them in the order in which they went out; a line is written before its file, so
 * that after a power cut no file is without one. A folder that was removed is made anew.
 */
export class OutboxFolder {
  /** The files that the list names. */
  private listed: Promise<Set<string>> | undefined;
  /** Lines that the next writing of the list takes along. */
  private lines = '';
  private listing: Promise<void> | undefined;

  constructor(private readonly folder: string) {}

  /** Gives the file's name. */
  async add(page: OutboxPage): Promise<string> {
    try {
      return await this.write(page);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.listed = undefined;
      return this.write(page);
    }
  }

  private async write({ key, head, text, cells }: OutboxPage): Promise<string> {
    const name = `${key}.txt`;
    const file = join(this.folder, name);
    const listed = await this.open();
    if (existsSync(file)) return name;
    const draft = join(this.folder, `.${name}.${process.pid}`);
    await writeFile(draft, `${head.join('\n')}\n\n${text}\n`, { mode: 0o600 });
    if (!listed.has(name)) {
      listed.add(name);
      await this.list(line([...cells, name]));
    }
    await link(draft, file).catch(unlessThere);
    await unlink(draft);
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

  /** What the list of an earlier process names; a line that it did not end is taken off. */
  private open(): Promise<Set<string>> {
    if (!existsSync(this.folder)) this.listed = undefined;
    this.listed ??= (async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const path = join(this.folder, 'outbox.csv');
      const text = existsSync(path) ? await readFile(path, 'utf8') : '';
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
      return new Set([...whole.matchAll(/"([^"]+\.txt)"$/gm)].map(([, name]) => name));
    })();
    return this.listed;
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

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
