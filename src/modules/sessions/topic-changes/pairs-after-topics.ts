import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { defaultLanguage, textsIn } from '../../../texts';
import type { Actor } from '../../access';
import { lockPairing } from '../../matching';
import { type OtherTopics, type TopicListener, TopicListeners } from '../../people';
import { PlannedChanges } from '../changes/planned-changes.service';
import { lockOpenDays } from '../walk-ins/walk-in-departures';
import { CourseClosing } from './course-closing';
import { pairsOf, pairsOver } from './courses-over';
import { overSince } from './topic-ground';

/**
 * Pairs that have nothing left in common once a list, a program or a form has changed what people need or teach end in the
 * same write, with the lessons that the two had agreed on; as a change of the ward, which one press takes back.
 */
@Injectable()
export class PairsAfterTopics implements TopicListener, OnModuleInit {
  constructor(
    private readonly listeners: TopicListeners,
    private readonly changes: PlannedChanges,
    private readonly closing: CourseClosing,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.listen(this);
  }

  async hold(manager: EntityManager, wardId: string): Promise<void> {
    await lockPairing(manager, [wardId, ...(await wardsAcross(manager, wardId))]);
    await lockOpenDays(manager, wardId, this.clock.now());
  }

  async changed(manager: EntityManager, actor: Actor, what: OtherTopics): Promise<void> {
    const over = await pairsOver(manager, what);
    if (over.length === 0) return;
    const pairs = await pairsOf(manager, over);
    const reason = textsIn(defaultLanguage).sessions.topicsChanged;
    const resolution = { act: 'cancel', reason } as const;
    const ground = overSince(what, { over, pairs }, this.closing, resolution);
    await this.changes.makeWithin(manager, actor, ground, resolution);
  }
}

/** Other wards in which somebody of this one has a pair. */
async function wardsAcross(manager: EntityManager, wardId: string): Promise<string[]> {
  const rows = await select(
    manager,
    { id: text },
    `SELECT p.ward_id AS id FROM mentor m JOIN pair p ON p.mentor_id = m.id AND p.ended_at IS NULL
     WHERE m.ward_id = $1 AND p.ward_id <> $1
     UNION SELECT p.ward_id AS id FROM mentee m JOIN pair p ON p.mentee_id = m.id AND p.ended_at IS NULL
     WHERE m.ward_id = $1 AND p.ward_id <> $1`,
    [wardId],
  );
  return rows.map(({ id }) => id);
}
