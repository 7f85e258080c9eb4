import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { DAY_MS } from '../../../core/time/durations';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { column, number, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { storedValue } from '../../../platform/database/row-shape';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type CallOutcome, CallLineRow } from '../entities/call-line-row.entity';
import { Reminder } from '../entities/reminder.entity';
import { distinct } from './call-callers';
import { namesOf } from './call-lines';
import { mayCall } from './may-call';
import { linesOf } from './open-calls';
import { peopleToTell } from './people-on-lines';

/** What came of a call about several messages. */
export interface CallNote {
  reminderIds: readonly string[];
  outcome: CallOutcome;
  note: string | null;
}

/** A call that reached somebody, as staff or an ambassador noted it. */
export interface NotedCall {
  /** One of the messages that were told of. */
  reminderId: string;
  names: string[];
  /** The first session that it was about. */
  sessionStartAt: number;
  calledAt: number;
  /** Who noted it; empty when that account is gone. */
  calledBy: string;
  note: string | null;
}

const notedRow = {
  reminderId: column(Reminder, 'id'),
  sessionStartAt: column(Reminder, 'sessionStartAt'),
  calledAt: number,
  calledById: column(Reminder, 'calledById'),
  calledBy: text,
  note: column(Reminder, 'callNote'),
};

/** What came of calls: one act for everything that a number was called about, and one to take it back. */
@Injectable()
export class CallNotes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * `reached`: they leave the list. Of two who note a call at once the second is told that it was noted.
   * @throws DomainError call-noted, not-found
   */
  async note(actor: Actor, { reminderIds, outcome, note }: CallNote): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const ids = [...new Set(reminderIds)];
      await lockRows(manager, Reminder, ids);
      const reminders = await mayCall(manager, actor, ids);
      const open = reminders.filter(({ calledAt }) => calledAt === null);
      if (open.length === 0) {
        // Pressed twice.
        if (reminders.every(({ calledById }) => calledById === actor.id)) return;
        throw await noted(manager, reminders[0]);
      }
      const openIds = open.map(({ id }) => id);
      if (outcome === 'reached') await setCalled(manager, openIds, { at, actor, note });
      for (const line of distinct(await linesOf(manager, openIds))) {
        await keepOutcome(manager, { ...line, outcome, at, actor });
      }
      await audit(
        manager,
        actor,
        at,
        open.map(({ id, wardId }) => ({
          action: 'reminder.call',
          subjectId: id,
          wardId,
          facts: { note, outcome },
        })),
      );
    });
  }

  /**
   * It was noted by mistake: everything that the call told of stands on the list again, with whoever called it; of a
   * call that reached nobody, only that it was made goes. @throws DomainError not-found
   */
  async takeBack(actor: Actor, reminderId: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const [{ wardId, calledAt, calledById }] = await mayCall(manager, actor, [reminderId]);
      if (calledAt === null) {
        for (const { line } of distinct(await linesOf(manager, [reminderId]))) {
          await execute(
            manager,
            `UPDATE call_line SET outcome = NULL, outcome_at = NULL, outcome_by_id = NULL,
               tries = CASE WHEN outcome = 'not-reached' AND tries > 0 THEN tries - 1 ELSE tries END,
               version = version + 1
             WHERE ward_id = $1 AND line = $2 AND outcome IN ('not-reached', 'wrong-number')`,
            [wardId, line],
          );
        }
      } else {
        // Of all that was told by the call, and not only of the one that was pressed.
        const told = await select(
          manager,
          { id: text },
          `SELECT id FROM reminder WHERE ward_id = $1 AND called_at IS NOT NULL AND called_at = $2
             AND COALESCE(called_by_id, '') = $3`,
          [wardId, calledAt, calledById ?? ''],
        );
        await mayCall(
          manager,
          actor,
          told.map(({ id }) => id),
        );
        await execute(
          manager,
          `UPDATE reminder SET called_at = NULL, called_by_id = NULL, call_note = NULL
           WHERE ward_id = $1 AND called_at IS NOT NULL AND called_at = $2
             AND COALESCE(called_by_id, '') = $3`,
          [wardId, calledAt, calledById ?? ''],
        );
        await execute(
          manager,
          `UPDATE call_line SET outcome = NULL, outcome_at = NULL, outcome_by_id = NULL,
             version = version + 1
           WHERE ward_id = $1 AND outcome = 'reached' AND outcome_at = $2
             AND COALESCE(outcome_by_id, '') = $3`,
          [wardId, calledAt, calledById ?? ''],
        );
      }
      await audit(manager, actor, at, [
        { action: 'reminder.call-taken-back', subjectId: reminderId, wardId },
      ]);
    });
  }

  /** Calls that reached somebody about sessions to come, or today about something else, the latest first: they can still be taken back. */
  async noted(wardId: string): Promise<NotedCall[]> {
    const now = this.clock.now();
    const rows = await select(
      this.unitOfWork.read,
      notedRow,
      `SELECT r.id AS "reminderId", r.session_start_at AS "sessionStartAt", r.called_at AS "calledAt",
         r.called_by_id AS "calledById", COALESCE(a.full_name, m.full_name, '') AS "calledBy",
         r.call_note AS "note"
       FROM reminder r
       LEFT JOIN account a ON a.id = r.called_by_id
       LEFT JOIN mentor m ON m.id = r.called_by_id
       WHERE r.ward_id = $1 AND r.called_at IS NOT NULL AND (r.session_start_at > $2
         OR r.called_at > $3 OR (r.joint_id IS NOT NULL AND r.expires_at > $2))
       ORDER BY r.called_at DESC, r.session_start_at LIMIT 100`,
      [wardId, now, now - DAY_MS],
    );
    const peopleOf = await peopleToTell(
      this.unitOfWork.read,
      rows.map(({ reminderId }) => reminderId),
    );
    const calls = grouped(rows, ({ calledAt, calledById }) => `${calledAt} ${calledById}`);
    return [...calls.values()].map((call) => {
      const [{ reminderId, sessionStartAt, calledAt, calledBy, note }] = call;
      const told = call.flatMap((row) => peopleOf.get(row.reminderId) ?? []);
      const names = [...new Map(told.map(({ id, name }) => [id, name])).values()];
      return { reminderId, sessionStartAt, calledAt, calledBy, note, names };
    });
  }
}

async function setCalled(
  manager: EntityManager,
  ids: readonly string[],
  { at, actor, note }: { at: number; actor: Actor; note: string | null },
): Promise<void> {
  await execute(
    manager,
    `UPDATE reminder SET called_at = $1, called_by_id = $2, call_note = $3
     WHERE called_at IS NULL AND id IN ${idList(manager, '$4')}`,
    [at, actor.id, storedValue(manager, Reminder, 'callNote', note), JSON.stringify(ids)],
  );
}

async function keepOutcome(
  manager: EntityManager,
  given: { wardId: string; line: string; outcome: CallOutcome; at: number; actor: Actor },
): Promise<void> {
  const { wardId, line, outcome, at, actor } = given;
  const tries = outcome === 'not-reached' ? 1 : 0;
  const called = { outcome, outcomeAt: at, outcomeById: actor.id, touchedAt: at };
  // Once somebody was reached, whoever called next begins to count anew, and it is nobody's.
  await insert(
    manager,
    CallLineRow,
    { id: newId(), wardId, line, ...called, tries, version: 1 },
    `ON CONFLICT (ward_id, line) DO UPDATE SET
       caller_kind = CASE WHEN call_line.outcome = 'reached' THEN NULL ELSE call_line.caller_kind END,
       caller_id = CASE WHEN call_line.outcome = 'reached' THEN NULL ELSE call_line.caller_id END,
       tries = CASE WHEN call_line.outcome = 'reached' THEN excluded.tries
         ELSE call_line.tries + excluded.tries END,
       outcome = excluded.outcome, outcome_at = excluded.outcome_at,
       outcome_by_id = excluded.outcome_by_id, touched_at = excluded.touched_at,
       version = call_line.version + 1`,
  );
}

/** Somebody else noted a call about it first. */
async function noted(manager: EntityManager, { calledById }: Reminder): Promise<DomainError> {
  const names = await namesOf(manager, calledById === null ? [] : [calledById]);
  return new DomainError('call-noted', { name: names.get(calledById ?? '') ?? '' });
}
