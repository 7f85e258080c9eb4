import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { CurriculumService } from '../../../src/modules/learning/curriculum/curriculum.service';
import { unchangedInWard } from '../../../src/modules/learning/curriculum/topic-contents';
import { WardTopic } from '../../../src/modules/learning/entities/ward-topic.entity';
import { LessonVideos } from '../../../src/modules/learning/videos/lesson-videos.service';
import type { SentFile } from '../../../src/modules/learning/videos/video-files';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import type { PagesApp } from '../pages/pages-app';

/** As the beginning of a video is; `size` bytes in all, none of which repeats for long. */
export function videoBytes(size = 1_000): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8)) % 256;
  bytes.write('\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'latin1');
  return bytes;
}

export function sentVideo(bytes: Buffer, name = 'bai-1.mp4', isCut = false): SentFile {
  async function* content() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  return { name, announced: bytes.length, content: content(), isCut: () => isCut };
}

/** A ward's video by the service; gives its name. */
export async function bringVideo({ app }: PagesApp, actor: Actor, wardId: string): Promise<string> {
  await app.get(LessonVideos).put(actor, wardId, 'smartphone', sentVideo(videoBytes()));
  const { own } = await app.get(CurriculumService).topic(wardId, 'smartphone');
  return own.videoFile ?? '';
}

/** What the video of a ward is called that `keepVideo` made. */
export const videoOf = (wardId: string): string => `${wardId}.mp4`;

/** Where videos lie in tests: databases are copied from suite to suite, and their videos are wanted there too. */
export const videosOfTests = join(process.env.TEST_RUN_FOLDER ?? tmpdir(), 'videos');

/** A ward's video without the service. */
export async function keepVideo(manager: EntityManager, wardId: string): Promise<void> {
  const row = { ...unchangedInWard('cashless'), id: newId(), wardId, version: 1 };
  const at = { createdAt: 0, updatedAt: 0 };
  await insert(manager, WardTopic, { ...row, ...at, videoFile: videoOf(wardId) });
  mkdirSync(videosOfTests, { recursive: true });
  writeFileSync(join(videosOfTests, videoOf(wardId)), videoBytes());
}
