import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { DAY_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows, lockTable } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit, may } from '../../access';
import { Ward } from '../../wards';
import { assertTopicThere } from '../curriculum/topic-there';
import { unchanged, unchangedInWard } from '../curriculum/topic-contents';
import { CurriculumTopic } from '../entities/curriculum-topic.entity';
import { WardTopic } from '../entities/ward-topic.entity';
import { type SentFile, VideoFiles } from './video-files';

/** Videos of lessons that are files here: a ward's own, and general ones, of no ward. */
@Injectable()
export class LessonVideos {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: VideoFiles,
  ) {}

  /**
   * The file first, the row after: whoever dies in between leaves a file that nobody sees and a night takes away, as the one
   * that stood there before. @throws DomainError not-found, not-a-video, file-too-large, disk-full
   */
  async put(actor: Actor, wardId: string | null, topic: string, sent: SentFile): Promise<void> {
    await this.set(actor, wardId, topic, await this.files.keep(sent));
  }

  /** The link holds again, or the more general video. */
  remove(actor: Actor, wardId: string | null, topic: string): Promise<void> {
    return this.set(actor, wardId, topic, null);
  }

  /** For whom of these the file is to be seen, if for anybody. @throws DomainError not-found */
  async assertSeen(actors: readonly Actor[], videoFile: string): Promise<void> {
    const { read } = this.unitOfWork;
    if (await read.existsBy(CurriculumTopic, { videoFile })) return;
    const own = await read.findOneBy(WardTopic, { videoFile });
    const isSeen =
      own && actors.some((actor) => may(actor, 'lesson-videos.watch', { wardIds: [own.wardId] }));
    if (!isSeen) throw notFound('page-or-data');
  }

  /** Of a day ago and more: a younger one may be about to get its row. */
  async forgetUnused(): Promise<string[]> {
    const { read } = this.unitOfWork;
    const kept = { where: { videoFile: Not(IsNull()) }, select: { id: true, videoFile: true } };
    const rows = [
      ...(await read.find(CurriculumTopic, kept)),
      ...(await read.find(WardTopic, kept)),
    ];
    const used = new Set(rows.flatMap(({ videoFile }) => videoFile ?? []));
    return this.files.forgetUnused(used, this.clock.now() - DAY_MS);
  }

  private async set(
    actor: Actor,
    wardId: string | null,
    topic: string,
    videoFile: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const write = wardId === null ? inGeneral : inWard(wardId);
      const subjectId = await write(manager, topic, videoFile, now);
      const action = wardId === null ? 'curriculum.change' : 'curriculum.adapt';
      await audit(manager, actor, now, [
        { action, subjectId, wardId, facts: { topic, videoFile } },
      ]);
    });
  }
}

type Writes = (
  manager: EntityManager,
  topic: string,
  videoFile: string | null,
  now: number,
) => Promise<string>;

const inGeneral: Writes = async (manager, topic, videoFile, now) => {
  await lockTable(manager, CurriculumTopic);
  await assertTopicThere(manager, null, topic);
  const before = await manager.findOneBy(CurriculumTopic, { topic });
  const id = before?.id ?? newId();
  if (before) await manager.update(CurriculumTopic, { id }, { videoFile, updatedAt: now });
  else {
    const first = { ...unchanged(topic), id, version: 1, createdAt: now, updatedAt: now };
    await insert(manager, CurriculumTopic, { ...first, videoFile });
  }
  return id;
};

const inWard =
  (wardId: string): Writes =>
  async (manager, topic, videoFile, now) => {
    await lockRows(manager, Ward, [wardId]);
    await assertTopicThere(manager, wardId, topic);
    const before = await manager.findOneBy(WardTopic, { wardId, topic });
    const id = before?.id ?? newId();
    if (before) await manager.update(WardTopic, { id }, { videoFile, updatedAt: now });
    else {
      const first = { ...unchangedInWard(topic), id, wardId, version: 1, createdAt: now };
      await insert(manager, WardTopic, { ...first, updatedAt: now, videoFile });
    }
    return id;
  };
