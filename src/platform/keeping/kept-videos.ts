import { constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, link, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makePrivateFolder } from '../common/private-files';
import { flush } from './backup-file';

/** Where the videos of copies lie, beside those: each once, however many copies speak of it. */
export const videosBeside = (copy: string): string => join(dirname(copy), 'videos');

/**
 * Brings the videos of one folder into another, which has them all afterwards: by a second name where both are on one
 * disk, else by a copy, which gets its name when it is whole. A video never changes.
 */
export async function bringVideos(from: string, to: string): Promise<number> {
  const names = videosIn(from);
  if (names.length > 0) makePrivateFolder(to);
  for (const name of names) {
    const target = join(to, name);
    if (!existsSync(target)) await bring(join(from, name), target);
    // When a copy last spoke of it.
    await utimes(target, new Date(), new Date()).catch(() => undefined);
  }
  return names.length;
}

/** Lets those go of which the oldest copy that is left did not speak any more. */
export function forgetVideos(folder: string): void {
  const writtenAt = (path: string) =>
    statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  const copies = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  const oldest = Math.min(...copies.map((name) => writtenAt(join(folder, name))));
  const videos = videosBeside(join(folder, 'copy'));
  const gone = videosIn(videos, true).filter((name) => writtenAt(join(videos, name)) < oldest);
  for (const name of gone) rmSync(join(videos, name), { force: true });
}

/** With those, if asked, of which a killed process left half. */
export function videosIn(folder: string, withHalves = false): string[] {
  if (!existsSync(folder)) return [];
  const names = withHalves
    ? /^\.?[\da-f-]{36}\.(?:mp4|webm)(?:\.\d+\.tmp)?$/
    : /^[\da-f-]{36}\.(?:mp4|webm)$/;
  return readdirSync(folder).filter((name) => names.test(name));
}

async function bring(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    return;
  } catch {
    // Another disk, or one without second names.
  }
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
  try {
    await copyFile(from, draft, constants.COPYFILE_FICLONE);
    flush(draft);
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}
