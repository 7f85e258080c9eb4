import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import type { Actor } from '../../access';

/** People of one side and one ward who need or teach something else since a write. */
export interface OtherTopics {
  wardId: string;
  side: Side;
  /** What it was before, by the person. */
  before: ReadonlyMap<string, readonly string[]>;
  /** The act on many that changed them, … */
  actId?: string;
  /** … or the edits, as `person_change` knows them. */
  edits?: readonly string[];
}

/** Whoever rests on what people need and teach. */
export interface TopicListener {
  /** Takes, before anybody of the ward is held, what follows from other topics needs to hold. */
  hold(manager: EntityManager, wardId: string): Promise<void>;
  /** In the transaction of the change, once all of it is saved. */
  changed(manager: EntityManager, actor: Actor, what: OtherTopics): Promise<void>;
}

/** Lists, forms and programs change what people need; those above hear of it here, whichever way it came. */
@Injectable()
export class TopicListeners {
  private readonly all: TopicListener[] = [];

  listen(listener: TopicListener): void {
    this.all.push(listener);
  }

  async hold(manager: EntityManager, wardIds: readonly string[]): Promise<void> {
    for (const wardId of wardIds.toSorted()) {
      for (const listener of this.all) await listener.hold(manager, wardId);
    }
  }

  async changed(manager: EntityManager, actor: Actor, what: OtherTopics): Promise<void> {
    if (what.before.size === 0) return;
    for (const listener of this.all) await listener.changed(manager, actor, what);
  }
}

interface WithTopics {
  id: string;
  topics: readonly string[];
}

/** Of people as they were and as they are, those whose topics are others, as they were. */
export function topicsBefore(
  people: readonly { before: WithTopics; after: WithTopics }[],
): Map<string, readonly string[]> {
  const others = people.filter(
    ({ before, after }) =>
      before.topics.length !== after.topics.length ||
      before.topics.some((topic) => !after.topics.includes(topic)),
  );
  return new Map(others.map(({ before }) => [before.id, before.topics]));
}
