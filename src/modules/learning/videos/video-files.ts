import type { FileHandle } from 'node:fs/promises';
import { open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { tellingBytes, type VideoKind, videoKindOf } from '../../../core/curriculum/video-kind';
import { DomainError } from '../../../platform/common/domain-error';
import { makePrivateFolder } from '../../../platform/common/private-files';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { flush } from '../../../platform/keeping/backup-file';

/** A file on its way in. */
export interface SentFile {
  /** What it is called where it comes from. */
  name: string;
  /** How many bytes it may have, by what its sender says; unknown is 0. */
  announced: number;
  /** Ends at the bound, if it has more. */
  content: AsyncIterable<Buffer>;
  isCut: () => boolean;
}

/** What is left free beside a video, so that the service can go on. */
const ROOM_BESIDE = 64 * 1024 * 1024;

/** The videos of lessons, each a file that never changes, named by an identifier of its own. */
@Injectable()
export class VideoFiles {
  constructor(private readonly env: Env) {}

  get folder(): string {
    return this.env.videoDir;
  }

  get mostMegabytes(): number {
    return this.env.VIDEO_MEGABYTES;
  }

  get mostBytes(): number {
    return this.mostMegabytes * 1024 * 1024;
  }

  /**
   * Writes it to the disk as it comes, and gives it its name when all of it is there. What is refused is read to its end, so
   * that the answer can be read. @throws DomainError not-a-video, file-too-large, disk-full
   */
  async keep(sent: SentFile): Promise<string> {
    makePrivateFolder(this.folder);
    const id = newId();
    const draft = join(this.folder, `.${id}.tmp`);
    try {
      const file = await open(draft, 'wx', 0o600);
      const kind = await this.take(sent, file).finally(() => file.close());
      const name = `${id}.${kind}`;
      await rename(draft, join(this.folder, name));
      flush(join(this.folder, name));
      return name;
    } catch (error) {
      throw isFull(error) ? new DomainError('disk-full') : error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Takes away what none of the rows names, if it was made before; also what a killed process left half-written. */
  async forgetUnused(used: ReadonlySet<string>, before: number): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const unused = names.filter((name) => !used.has(name) && madeAt(name) < before);
    for (const name of unused) await rm(join(this.folder, name), { force: true });
    return unused;
  }

  /** Bytes that may still be written. */
  async room(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize - ROOM_BESIDE;
  }

  private async take(sent: SentFile, file: FileHandle): Promise<VideoKind> {
    const isTooMuch = (await this.room()) < Math.min(sent.announced, this.mostBytes);
    let fault: unknown = isTooMuch ? new DomainError('disk-full') : null;
    let beginning: Buffer = Buffer.alloc(0);
    for await (const part of sent.content) {
      const isTelling = beginning.length < tellingBytes;
      if (isTelling) beginning = Buffer.concat([beginning, part]).subarray(0, tellingBytes);
      if (isTelling && beginning.length === tellingBytes) fault ??= faultOf(sent, beginning);
      if (fault === null) await file.appendFile(part).catch((error: unknown) => (fault = error));
    }
    if (sent.isCut()) {
      const megabytes = this.mostMegabytes;
      fault ??= new DomainError('file-too-large', { file: sent.name, why: 'size', megabytes });
    }
    const kind = videoKindOf(beginning);
    fault ??= faultOf(sent, beginning);
    if (fault !== null || kind === null) throw fault;
    await file.sync();
    return kind;
  }
}

function faultOf({ name }: SentFile, beginning: Buffer): DomainError | null {
  return videoKindOf(beginning) ? null : new DomainError('not-a-video', { file: name });
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}

/** When a file of ours was begun, as its name tells (a UUID of version 7); never, where it is none of ours. */
function madeAt(name: string): number {
  const [, high, low] =
    /^\.?([\da-f]{8})-([\da-f]{4})-7[\da-f-]{21}\.(?:mp4|webm|tmp)(?:\.\d+\.tmp)?$/.exec(name) ??
    [];
  return high && low ? parseInt(high + low, 16) : Infinity;
}
