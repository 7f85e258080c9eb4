import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AddedTopic } from '../../../core/curriculum/added-topics';
import { Clock } from '../../../platform/common/clock';
import { execute } from '../../../platform/database/execute';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { rewriteRows } from '../../../platform/erasure/rewrite-rows';
import type { Actor } from '../../access';
import { AddedTopicsService, type TopicToRename } from '../../learning';
import { PersonChange } from '../../people';
import { lockedWard } from '../../wards';

/** How much bears the name of a topic. */
export interface TopicUses {
  mentees: number;
  mentors: number;
  sessionsAhead: number;
  results: number;
}

const usesRow = { mentees: number, mentors: number, sessionsAhead: number, results: number };

/**
 * Calls a topic of a ward's own otherwise. Its code says its name, so it takes another code wherever one stands: what
 * people need and teach, lessons, results, walk-in days, and what taking back a change would restore. Messages that
 * were sent and the audit keep the name as it was.
 */
@Injectable()
export class TopicRenaming {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly addedTopics: AddedTopicsService,
  ) {}

  /** What another name would be seen on. */
  async usesOf(wardId: string, code: string): Promise<TopicUses> {
    const quoted = JSON.stringify(code);
    const [uses] = await select(
      this.unitOfWork.read,
      usesRow,
      `SELECT
         (SELECT COUNT(*) FROM mentee WHERE ward_id = $1 AND is_active
            AND REPLACE(topics, $2, '') <> topics) AS mentees,
         (SELECT COUNT(*) FROM mentor WHERE ward_id = $1 AND is_active
            AND REPLACE(topics, $2, '') <> topics) AS mentors,
         (SELECT COUNT(*) FROM session WHERE ward_id = $1 AND topic = $3 AND start_at > $4
            AND state IN ('planned', 'confirmed')) AS "sessionsAhead",
         (SELECT COUNT(*) FROM mentee m JOIN skill s ON s.mentee_id = m.id
            WHERE m.ward_id = $1 AND s.topic = $3) AS results`,
      [wardId, quoted, code, this.clock.now()],
    );
    return uses;
  }

  /** @throws DomainError not-found, stale-version, topic-name, topic-exists */
  rename(actor: Actor, wardId: string, asked: TopicToRename): Promise<AddedTopic> {
    return this.unitOfWork.write(async (manager) => {
      const ward = await lockedWard(manager, wardId);
      const topic = await this.addedTopics.rename(manager, actor, ward, asked);
      if (topic.code !== asked.code) await this.replace(manager, wardId, asked.code, topic.code);
      return topic;
    });
  }

  /** In the order in which every change of a ward holds its rows. */
  private async replace(manager: EntityManager, wardId: string, from: string, to: string) {
    const [quoted, anew] = [from, to].map((code) => JSON.stringify(code));
    const inLists = [quoted, anew, wardId];
    await execute(
      manager,
      `UPDATE walk_in_day SET topics = REPLACE(topics, $1, $2)
       WHERE ward_id = $3 AND REPLACE(topics, $1, '') <> topics`,
      inLists,
    );
    await execute(
      manager,
      `UPDATE walk_in_ticket SET topic = $1
       WHERE topic = $2 AND walk_in_day_id IN (SELECT id FROM walk_in_day WHERE ward_id = $3)`,
      [to, from, wardId],
    );
    // Forms of people that lie open still say the old code: they are told that something changed.
    for (const table of ['mentor', 'mentee']) {
      await execute(
        manager,
        `UPDATE ${table} SET topics = REPLACE(topics, $1, $2), version = version + 1
         WHERE ward_id = $3 AND REPLACE(topics, $1, '') <> topics`,
        inLists,
      );
    }
    // Their versions stay: a sheet that an ambassador filled in without a network is about the same lesson.
    await execute(manager, `UPDATE session SET topic = $1 WHERE ward_id = $2 AND topic = $3`, [
      to,
      wardId,
      from,
    ]);
    for (const table of ['skill', 'learning_note']) {
      await execute(
        manager,
        `UPDATE ${table} SET topic = $1
         WHERE topic = $2 AND mentee_id IN (SELECT id FROM mentee WHERE ward_id = $3)`,
        [to, from, wardId],
      );
    }
    await execute(
      manager,
      `UPDATE pair SET facts = REPLACE(facts, $1, $2)
       WHERE ward_id = $3 AND REPLACE(facts, $1, '') <> facts`,
      inLists,
    );
    await renameInChanges(manager, wardId, from, to);
    await execute(
      manager,
      `UPDATE week_plan_proposal SET plan = REPLACE(plan, $1, $2)
       WHERE run_id IN (SELECT id FROM week_plan_run WHERE ward_id = $3)
         AND REPLACE(plan, $1, '') <> plan`,
      inLists,
    );
  }
}

/** What the fields of people were is sealed (ADR 37): no statement finds a code in it. */
function renameInChanges(
  manager: EntityManager,
  wardId: string,
  from: string,
  to: string,
): Promise<void> {
  const renamed = (state: PersonChange['after']) => {
    const topics: unknown = state.topics;
    if (!Array.isArray(topics) || !topics.includes(from)) return state;
    return { ...state, topics: topics.map((code: unknown) => (code === from ? to : code)) };
  };
  return rewriteRows(manager, PersonChange, { wardId }, ({ before, after }) => {
    const now = { before: before && renamed(before), after: renamed(after) };
    return now.before === before && now.after === after ? null : now;
  });
}
