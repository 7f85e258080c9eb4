import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartRefusal } from '../common/start-refusal';
import { videosIn } from './kept-videos';

/** What is left free beside a copy, so that the service can go on. */
const ROOM_BESIDE = 32 * 1024 * 1024;

/** Before the first byte is written, so that a disk is not filled for nothing. @throws StartRefusal too-little-room */
export function assertRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(standing(folder));
  if (bavail * bsize < bytes + ROOM_BESIDE) throw new StartRefusal('too-little-room', folder);
}

/** What videos that are not there yet will take; on the same disk, where they get a second name, nothing. */
export function bytesOfVideos(from: string, to: string): number {
  if (!existsSync(from) || statSync(from).dev === statSync(standing(to)).dev) return 0;
  return videosIn(from)
    .filter((name) => !existsSync(join(to, name)))
    .reduce((sum, name) => sum + statSync(join(from, name)).size, 0);
}

/** The folder, or the nearest above it that is there. */
function standing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));
}
