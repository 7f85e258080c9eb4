import { Inject, Injectable } from '@nestjs/common';
import { planNotice } from '../../../core/reminders/plan';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { grouped } from '../../../platform/common/grouped';
import { column, columns, orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Channels } from '../channels/channels';
import { type Placed, putOff } from '../planning/late-messages';
import { Reminder, type ReminderState } from '../entities/reminder.entity';
import { addressesOf } from '../messages/mentee-addresses';
import { unheardPeople } from '../messages/unreached-people';

/** How many people would hear of a class by message, and how many only by a call. */
export interface InvitationForecast {
  heard: number;
  /** Their phone rang as often as it may until the class. */
  held: number;
  /** No phone rings for them, they want no messages, or no message leaves in time while its channels pause. */
  unreachable: number;
}

/** How far an invitation got: it went out, or a call told of it; it waits for its time; somebody has to call. */
export type InvitationState = 'heard' | 'waits' | 'held' | 'to-call';

const stateRow = {
  bookingId: text,
  calledAt: orNull(column(Reminder, 'calledAt')),
  ...columns(Reminder, 'id', 'wardId', 'kind', 'recipientKind', 'recipientId'),
  ...columns(Reminder, 'state', 'dueAt', 'expiresAt'),
};

/** What becomes of the invitations to a class. Reads only. */
@Injectable()
export class ClassMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    @Inject(Channels) private readonly channels: Pick<Channels, 'names'>,
  ) {}

  /** If these people were invited now: the same limits are asked that keep back what is sent. */
  async forecast(
    wardId: string,
    menteeIds: readonly string[],
    startAt: number,
  ): Promise<InvitationForecast> {
    const { read } = this.unitOfWork;
    const zone = this.env.TIME_ZONE;
    const noticed = { startAt, bookedAt: this.clock.now() };
    const [time] = planNotice('class-invitation', noticed, zone);
    if (!time) return { heard: 0, held: 0, unreachable: menteeIds.length };
    const addresses = await addressesOf(read, menteeIds);
    const rowOf = (recipientId: string) => ({
      id: recipientId,
      wardId,
      kind: time.kind,
      recipientKind: 'mentee' as const,
      recipientId,
      state: 'planned' as const,
      dueAt: time.dueAt,
      expiresAt: time.expiresAt,
    });
    // One message to each phone, carried by who has it: as `joinedByPhone` makes them.
    const borrows = (id: string): number => (addresses.get(id)?.isOwn ? 0 : 1);
    const ofPhones = grouped(
      menteeIds.toSorted((one, other) => borrows(one) - borrows(other)),
      (id) => addresses.get(id)?.phone ?? id,
    );
    const carriers = [...ofPhones.values()].map(([first]) => first);
    const foreseen = await this.foresee(carriers.map(rowOf), time.dueAt);
    const count = (isMeant: (carrier: string) => boolean): number =>
      [...ofPhones.values()].filter(([first]) => isMeant(first)).flat().length;
    const held = count((id) => foreseen.get(id) === 'held');
    const unreachable = count((id) => foreseen.get(id) === 'to-call');
    return { heard: menteeIds.length - unreachable - held, held, unreachable };
  }

  /** By booking, of those who were invited; of what waits, what will become of it as things stand. */
  async statesOf(bookingIds: readonly string[]): Promise<Map<string, InvitationState>> {
    const rows = await select(
      this.unitOfWork.read,
      stateRow,
      `SELECT r.booking_id AS "bookingId", COALESCE(r.called_at, c.called_at) AS "calledAt",
         COALESCE(c.id, r.id) AS id, COALESCE(c.ward_id, r.ward_id) AS "wardId", r.kind AS kind,
         r.recipient_kind AS "recipientKind", COALESCE(c.recipient_id, r.recipient_id) AS "recipientId",
         COALESCE(c.state, r.state) AS state, COALESCE(c.due_at, r.due_at) AS "dueAt",
         COALESCE(c.expires_at, r.expires_at) AS "expiresAt"
       FROM reminder r LEFT JOIN reminder c ON c.joint_id = r.joint_id AND r.state = 'joined'
         AND c.state NOT IN ('joined', 'cancelled')
       WHERE r.booking_id IN ${idList(this.unitOfWork.read, '$1')} AND r.booking_id IS NOT NULL
         AND r.kind = 'class-invitation' AND r.state <> 'cancelled'`,
      [JSON.stringify(bookingIds)],
    );
    const waiting = rows.filter(({ state, calledAt }) => state === 'planned' && calledAt === null);
    const soonest = Math.min(...waiting.map(({ dueAt }) => dueAt));
    const foreseen = await this.foresee(waiting, Math.max(soonest, this.clock.now()));
    const told = new Map(
      rows.map(({ bookingId, id, state, calledAt }) => [
        bookingId,
        calledAt === null ? (foreseen.get(id) ?? states[state] ?? 'to-call') : 'heard',
      ]),
    );
    // Whoever wants no messages has none.
    return new Map(bookingIds.map((id) => [id, told.get(id) ?? 'to-call']));
  }

  /** By row, of those that will not leave then: nobody is reached by them, or the phone has rung enough. */
  private async foresee(rows: readonly Placed[], now: number): Promise<Map<string, Unheard>> {
    if (rows.length === 0) return new Map();
    const { read } = this.unitOfWork;
    const ways = { channels: this.channels.names, now: this.clock.now() };
    const unreached = await unheardPeople(read, rows, ways);
    const reached = rows.filter(({ recipientId }) => !unreached.has(recipientId));
    const put = await putOff(read, reached, { now, zone: this.env.TIME_ZONE });
    const foreseen = new Map<string, Unheard>();
    for (const { id, recipientId } of rows) {
      if (unreached.has(recipientId)) foreseen.set(id, 'to-call');
      else if ('keptBackBecause' in (put.get(id) ?? {})) foreseen.set(id, 'held');
    }
    return foreseen;
  }
}

type Unheard = Extract<InvitationState, 'held' | 'to-call'>;

const states: Partial<Record<ReminderState, InvitationState>> = {
  planned: 'waits',
  joined: 'waits',
  sending: 'heard',
  sent: 'heard',
  delivered: 'heard',
  held: 'held',
};
