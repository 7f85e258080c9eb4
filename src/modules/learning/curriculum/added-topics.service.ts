import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import {
  type AddedTopic,
  addedTopicCode,
  isSameName,
  longestNameIn,
  mostAddedTopics,
  namesOfAddedTopic,
  renamedTopic,
} from '../../../core/curriculum/added-topics';
import { changedTopics } from '../../../core/curriculum/changed-topics';
import { circleIn } from '../../../core/curriculum/curriculum';
import { TOPICS } from '../../../core/vietnamese/topics';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import { Mentee, Mentor } from '../../people';
import { lockedWard, Ward } from '../../wards';
import { CurriculumTopic } from '../entities/curriculum-topic.entity';
import { Skill } from '../entities/skill.entity';
import { WardTopic } from '../entities/ward-topic.entity';

/** Where a topic stands among the others. */
export type PlaceOfTopic = Omit<AddedTopic, 'code' | 'version'>;

/** What is to be called otherwise, as it was read. */
export interface TopicToRename {
  code: string;
  topicName: string;
  version: number;
}

/** Topics that a ward adds to those of everybody; its words and video are those of any topic in the ward. */
@Injectable()
export class AddedTopicsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** As the ward was read. @throws DomainError not-found */
  in(ward: Ward, code: string): AddedTopic {
    return topicOf(ward, code);
  }

  /** @throws DomainError topic-name, topic-exists, too-many-topics, curriculum-circle */
  add(
    actor: Actor,
    wardId: string,
    { topicName: name, ...place }: PlaceOfTopic & { topicName: string },
  ): Promise<AddedTopic> {
    return this.changing(wardId, async (manager, ward) => {
      const code = freeCode(ward, name, ward.addedTopics);
      if (ward.addedTopics.length >= mostAddedTopics) {
        throw new DomainError('too-many-topics', { most: mostAddedTopics });
      }
      const topic = { ...place, code, version: 1 };
      await this.keep(manager, ward, [...ward.addedTopics, topic]);
      await this.record(manager, actor, ward, { action: 'curriculum.add', facts: { ...topic } });
      return topic;
    });
  }

  /** @throws DomainError not-found, stale-version, curriculum-circle */
  place(
    actor: Actor,
    wardId: string,
    code: string,
    { version, ...place }: PlaceOfTopic & { version: number },
  ): Promise<AddedTopic> {
    return this.changing(wardId, async (manager, ward) => {
      const before = topicOf(ward, code);
      if (before.version !== version) throw staleVersion();
      const topic = { ...before, ...place, code, version: version + 1 };
      const all = ward.addedTopics.map((one) => (one === before ? topic : one));
      await this.keep(manager, ward, all);
      await this.record(manager, actor, ward, { action: 'curriculum.place', facts: { ...topic } });
      return topic;
    });
  }

  /**
   * In the transaction in which whoever keeps its code takes the other one: the code says the name.
   * @throws DomainError not-found, stale-version, topic-name, topic-exists
   */
  async rename(
    manager: EntityManager,
    actor: Actor,
    ward: Ward,
    { code: from, topicName, version }: TopicToRename,
  ): Promise<AddedTopic> {
    const before = topicOf(ward, from);
    if (before.version !== version) throw staleVersion();
    const others = ward.addedTopics.filter((one) => one !== before);
    const code = freeCode(ward, topicName, others);
    if (code === from) return before;
    const topic = renamedTopic(before, code);
    const all = ward.addedTopics.map((one) => {
      const after = one.after.map((of) => (of === from ? code : of));
      return one === before ? topic : { ...one, after };
    });
    await this.keep(manager, ward, all);
    await manager.update(WardTopic, { wardId: ward.id, topic: from }, { topic: code });
    await this.record(manager, actor, ward, { action: 'curriculum.rename', facts: { from, code } });
    return topic;
  }

  /** One that was added by mistake goes again. @throws DomainError not-found, topic-in-use */
  remove(actor: Actor, wardId: string, code: string): Promise<void> {
    return this.changing(wardId, async (manager, ward) => {
      const before = topicOf(ward, code);
      const people = await this.countOf(manager, wardId, code);
      if (people > 0) throw new DomainError('topic-in-use', { people });
      const after = ward.addedTopics.filter((one) => one !== before);
      const others = after.map((one) => ({ ...one, after: one.after.filter((of) => of !== code) }));
      await this.keep(manager, ward, others);
      await manager.delete(WardTopic, { wardId, topic: code });
      await this.record(manager, actor, ward, {
        action: 'curriculum.remove',
        facts: { code },
      });
    });
  }

  private changing<T>(
    wardId: string,
    work: (manager: EntityManager, ward: Ward) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.write(async (manager) =>
      work(manager, await lockedWard(manager, wardId)),
    );
  }

  private async keep(manager: EntityManager, { id }: Ward, topics: AddedTopic[]): Promise<void> {
    const general = changedTopics(await manager.find(CurriculumTopic));
    const all = [...general, ...topics];
    const known = new Set(all.map(({ code }) => code));
    const isKnown = topics.every(({ after }) => after.every((code) => known.has(code)));
    if (!isKnown)
      throw new DomainError('topic-unknown', {}, { fields: { comesAfter: 'choose-one' } });
    if (circleIn(all) !== undefined) {
      throw new DomainError('curriculum-circle', {}, { fields: { comesAfter: 'circle' } });
    }
    await manager.update(Ward, { id }, { addedTopics: topics });
  }

  /** Who needs it, teaches it, or was seen doing it. */
  private async countOf(manager: EntityManager, wardId: string, topic: string): Promise<number> {
    const here = { where: { wardId }, select: { id: true, topics: true } } as const;
    const mentees = await manager.find(Mentee, here);
    const people = [...mentees, ...(await manager.find(Mentor, here))];
    const users = people.filter(({ topics }) => topics.includes(topic)).map(({ id }) => id);
    const menteeId = In(mentees.map(({ id }) => id));
    const seen = await manager.find(Skill, {
      where: { menteeId, topic },
      select: { menteeId: true },
    });
    return new Set([...users, ...seen.map((skill) => skill.menteeId)]).size;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { id }: Ward,
    what: { action: string; facts: Record<string, unknown> },
  ): Promise<void> {
    const now = this.clock.now();
    return audit(manager, actor, now, [{ ...what, subjectId: id, wardId: id }]);
  }
}

/** The code of a name that none of the others has, nor had. @throws DomainError topic-name, topic-exists */
function freeCode({ code: ward }: Ward, name: string, others: readonly AddedTopic[]): string {
  const code = addedTopicCode(ward, name);
  if (code === null) {
    const fields = { topicName: 'bad-topic-name' };
    throw new DomainError('topic-name', { most: longestNameIn(ward) }, { fields });
  }
  const names = others.flatMap(namesOfAddedTopic);
  const isKnown = TOPICS.isName(name) || names.some((one) => isSameName(one, name));
  if (isKnown) throw new DomainError('topic-exists', {}, { fields: { topicName: 'known' } });
  return code;
}

function topicOf({ addedTopics }: Ward, code: string): AddedTopic {
  const found = addedTopics.find((one) => one.code === code);
  if (!found) throw notFound('page-or-data');
  return found;
}
