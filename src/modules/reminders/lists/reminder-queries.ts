import { Injectable } from '@nestjs/common';
import { type Actor, assertMay } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { type Page, pageOf } from '../../../platform/http/paging';
import { Env } from '../../../platform/config/env';
import { isAboutBooking, ruleOf } from '../../../core/reminders/kinds';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { maskAddress } from '../messages/addresses';
import { fallbackChainOf } from '../messages/fallback-chain';
import { Channels } from '../channels/channels';
import { readDueMessages } from '../messages/due-message';
import { ReminderAttempt } from '../entities/reminder-attempt.entity';
import { Reminder } from '../entities/reminder.entity';
import type { RemindersQuery } from './reminders.dto';
import { idList } from '../../../platform/database/row-set';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import { Session } from '../../sessions';

/** A planned message as the `run` command writes it. */
export interface ExportedReminder {
  personKind: 'mentor' | 'mentee';
  personId: string;
  kind: string;
  /** A digest's is the first session of its day, a plan's the first of it. */
  sessionStartAt: number;
  dueAt: number;
  /** The first of the person's chain; 'call' when only the call list is left, as for everybody without a provider. */
  channel: string;
  /** Masked: where it goes, or which number to call; empty when nobody has one. */
  to: string;
}

/** A reminder as lists show it. */
export type ListedReminder = Pick<
  Reminder,
  | 'id'
  | 'wardId'
  | 'kind'
  | 'recipientKind'
  | 'recipientId'
  | 'bookingId'
  | 'sessionId'
  | 'sessionStartAt'
  | 'dueAt'
  | 'state'
  | 'channel'
  | 'failure'
  | 'attempts'
  | 'sentAt'
  | 'calledAt'
> & { recipientName: string };

const sortable: ('dueAt' | 'sessionStartAt' | 'sentAt' | 'state' | 'kind')[] = [
  'dueAt',
  'sessionStartAt',
  'sentAt',
  'state',
  'kind',
];

const sessionRow = columns(Session, 'mentorId', 'startAt');
const nameRow = columns(Mentee, 'id', 'fullName');

@Injectable()
export class ReminderQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: Channels,
    private readonly env: Env,
  ) {}

  /** One page of a ward's reminders with the names of those they are for. */
  async list(wardId: string, query: RemindersQuery): Promise<Page<ListedReminder>> {
    const { state, channel, kind, recipientId } = query;
    const asked = Object.entries({ state, channel, kind, recipientId });
    const where = Object.fromEntries(asked.filter(([, value]) => value !== undefined));
    const manager = this.unitOfWork.read;
    const sorting = { fields: sortable, fallback: '-dueAt' };
    const page = await pageOf(manager, Reminder, { ...where, wardId }, query, sorting);
    const nameOf = await this.namesOf(page.items.map((row) => row.recipientId));
    return { ...page, items: page.items.map((row) => listed(row, nameOf(row.recipientId))) };
  }

  /** The tries of one reminder, the first one first. */
  async attempts(actor: Actor, reminderId: string): Promise<ReminderAttempt[]> {
    const reminder = await this.unitOfWork.read.findOneBy(Reminder, { id: reminderId });
    if (!reminder) throw notFound('reminder');
    assertMay(actor, 'reminders.read', { wardIds: [reminder.wardId] }, 'reminder');
    const order = { at: 'ASC', id: 'ASC' } as const;
    return this.unitOfWork.read.find(ReminderAttempt, { where: { reminderId }, order });
  }

  /** What is or was to be sent about the ward's sessions that start in the time. */
  async forExport(wardId: string, fromAt: number, untilAt: number): Promise<ExportedReminder[]> {
    const manager = this.unitOfWork.read;
    const dueMessages = await readDueMessages(
      manager,
      `r.ward_id = $1 AND r.state <> 'cancelled' AND (
         (r.session_start_at >= $2 AND r.session_start_at < $3)
         OR (r.kind = 'plan' AND r.session_start_at < $2 AND r.expires_at >= $2))`,
      [wardId, fromAt, untilAt],
    );
    const firstOf = await this.firstSessions(wardId, fromAt, untilAt);
    return dueMessages.flatMap((due) => {
      const isPlan = ruleOf(due.kind).about === 'plan';
      const first = firstOf.get(
        isPlan ? due.recipientId : this.dayKey(due.recipientId, due.sessionStartAt),
      );
      if (!isAboutBooking(due.kind) && first === undefined) return [];
      const [route] = fallbackChainOf(due, this.channels.names);
      return {
        personKind: due.recipientKind,
        personId: due.recipientId,
        kind: due.kind,
        sessionStartAt: isAboutBooking(due.kind) ? due.sessionStartAt : (first ?? 0),
        dueAt: due.dueAt,
        channel: route?.channel ?? 'call',
        to: maskAddress(route?.address ?? due.phone ?? due.otherPhone ?? due.householdPhone),
      };
    });
  }

  private async namesOf(recipientIds: readonly string[]): Promise<(id: string) => string> {
    const manager = this.unitOfWork.read;
    const people = await select(
      manager,
      nameRow,
      `SELECT id, full_name AS "fullName" FROM mentee WHERE id IN ${idList(manager, '$1')}
       UNION ALL
       SELECT id, full_name AS "fullName" FROM mentor WHERE id IN ${idList(manager, '$2')}`,
      Array.from({ length: 2 }, () => JSON.stringify([...new Set(recipientIds)])),
    );
    const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
    return (id) => names.get(id) ?? '';
  }

  /** By ambassador and day, and by ambassador. */
  private async firstSessions(
    wardId: string,
    fromAt: number,
    untilAt: number,
  ): Promise<Map<string, number>> {
    const sessions = await select(
      this.unitOfWork.read,
      sessionRow,
      `SELECT mentor_id AS "mentorId", start_at AS "startAt" FROM session
       WHERE ward_id = $1 AND start_at >= $2 AND start_at < $3 AND state <> 'cancelled'
       ORDER BY start_at DESC`,
      [wardId, fromAt, untilAt],
    );
    return new Map(
      sessions.flatMap(({ mentorId, startAt }) => [
        [this.dayKey(mentorId, startAt), startAt],
        [mentorId, startAt],
      ]),
    );
  }

  private dayKey(mentorId: string, at: number): string {
    return `${mentorId} ${localDateOf(at, this.env.TIME_ZONE)}`;
  }
}

function listed(row: Reminder, recipientName: string): ListedReminder {
  return {
    id: row.id,
    wardId: row.wardId,
    kind: row.kind,
    recipientKind: row.recipientKind,
    recipientId: row.recipientId,
    recipientName,
    bookingId: row.bookingId,
    sessionId: row.sessionId,
    sessionStartAt: row.sessionStartAt,
    dueAt: row.dueAt,
    state: row.state,
    channel: row.channel,
    failure: row.failure,
    attempts: row.attempts,
    sentAt: row.sentAt,
    calledAt: row.calledAt,
  };
}
