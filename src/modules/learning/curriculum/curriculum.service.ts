import { Injectable } from '@nestjs/common';
import { isTopicCode } from '../../../core/curriculum/built-in';
import { changedTopics, inOrder, type RankedTopic } from '../../../core/curriculum/changed-topics';
import { circleIn } from '../../../core/curriculum/curriculum';
import { lessonMinutes, minutesOf } from '../../../core/curriculum/lesson';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows, lockTable } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import { Ward } from '../../wards';
import { CurriculumTopic } from '../entities/curriculum-topic.entity';
import type { TopicWords } from '../entities/topic-words';
import { WardTopic } from '../entities/ward-topic.entity';
import {
  type GeneralChanges,
  type GeneralTopic,
  generalOf,
  type OwnChanges,
  type OwnTopic,
  ownOf,
  type TopicContents,
  unchanged,
  unchangedInWard,
} from './topic-contents';
import { assertTopicThere } from './topic-there';

/** The topics and what is said of them: read by everybody, changed by operators, and by wards for themselves. */
@Injectable()
export class CurriculumService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All topics in the order in which they are taught; with the ward's own words where one is given. */
  async topics(wardId: string | null): Promise<TopicContents[]> {
    const { read } = this.unitOfWork;
    const changes = await read.find(CurriculumTopic);
    const owns = wardId === null ? [] : await read.findBy(WardTopic, { wardId });
    const ward = wardId === null ? null : await read.findOneBy(Ward, { id: wardId });
    const added = ward?.addedTopics ?? [];
    const places: RankedTopic[] = inOrder([...changedTopics(changes), ...added]);
    return places.map((place) => {
      const { code } = place;
      const mine = added.find((topic) => topic.code === code) ?? null;
      const general = changes.find(({ topic }) => topic === code) ?? unchanged(code);
      const own = owns.find(({ topic }) => topic === code) ?? unchangedInWard(code);
      return { code, place, added: mine, general: generalOf(general), own: ownOf(own) };
    });
  }

  /** @throws DomainError not-found */
  async topic(wardId: string | null, code: string): Promise<TopicContents> {
    const found = (await this.topics(wardId)).find((topic) => topic.code === code);
    if (!found) throw notFound('page-or-data');
    return found;
  }

  /**
   * Says anew what a topic is, for every ward; `version` is the one that was seen, 0 when nothing was
   * changed yet.
   * @throws DomainError curriculum-circle, topic-unknown, script-minutes, stale-version
   */
  async change(actor: Actor, changes: GeneralChanges): Promise<GeneralTopic> {
    const { topic, version, ...values } = changes;
    if (!isTopicCode(topic)) throw notFound('page-or-data');
    checkMinutes(values.words);
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      // Two changes that are no circle each may be one together.
      await lockTable(manager, CurriculumTopic);
      const all = await manager.find(CurriculumTopic);
      checkOrder([...all.filter((one) => one.topic !== topic), changes]);
      const before = all.find((one) => one.topic === topic);
      const seen = { id: before?.id ?? newId(), topic, version };
      const after = before
        ? await compareAndSet(manager, CurriculumTopic, seen, { ...values, updatedAt: now })
        : firstOf(seen, { ...values, videoFile: null, createdAt: now, updatedAt: now });
      if (!before) await insert(manager, CurriculumTopic, after);
      const { words, ...facts } = values;
      const told = { topic, ...facts, languages: languagesOf(words) };
      await audit(manager, actor, now, [
        { action: 'curriculum.change', subjectId: after.id, wardId: null, facts: told },
      ]);
      return generalOf({ ...after, videoFile: before?.videoFile ?? null });
    });
  }

  /** The same for one ward. @throws DomainError script-minutes, stale-version */
  async changeInWard(
    actor: Actor,
    wardId: string,
    { topic, version, ...values }: OwnChanges,
  ): Promise<OwnTopic> {
    checkMinutes(values.words);
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      await assertTopicThere(manager, wardId, topic);
      const before = await manager.findOneBy(WardTopic, { wardId, topic });
      const seen = { id: before?.id ?? newId(), topic, version };
      const after = before
        ? await compareAndSet(manager, WardTopic, seen, { ...values, updatedAt: now })
        : firstOf(seen, { ...values, videoFile: null, wardId, createdAt: now, updatedAt: now });
      if (!before) await insert(manager, WardTopic, after);
      const told = { topic, videoUrl: values.videoUrl, languages: languagesOf(values.words) };
      await audit(manager, actor, now, [
        { action: 'curriculum.adapt', subjectId: after.id, wardId, facts: told },
      ]);
      return ownOf({ ...after, videoFile: before?.videoFile ?? null });
    });
  }
}

/** A row as it is first written; whoever saw a later version saw one that is gone. */
function firstOf<Seen extends { version: number }, Values>(
  seen: Seen,
  values: Values,
): Seen & Values {
  if (seen.version !== 0) throw staleVersion();
  return { ...seen, ...values, version: 1 };
}

function checkOrder(changes: readonly GeneralChanges[]): void {
  // What a ward added is nothing for all others.
  if (!changes.every(({ comesAfter }) => comesAfter?.every(isTopicCode) ?? true)) {
    throw new DomainError('topic-unknown', {}, { fields: { comesAfter: 'choose-one' } });
  }
  if (circleIn(changedTopics(changes)) === undefined) return;
  throw new DomainError('curriculum-circle', {}, { fields: { comesAfter: 'circle' } });
}

function checkMinutes(words: readonly TopicWords[]): void {
  for (const { steps } of words) {
    const minutes = steps === null ? lessonMinutes : minutesOf(steps);
    if (minutes !== lessonMinutes) {
      throw new DomainError('script-minutes', { minutes }, { fields: { steps: 'minutes' } });
    }
  }
}

function languagesOf(words: readonly TopicWords[]): string[] {
  return words.map(({ language }) => language);
}
