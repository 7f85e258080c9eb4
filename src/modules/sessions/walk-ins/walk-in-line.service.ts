import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { halfHoursToServe, inLine } from '../../../core/slots/walk-in-line';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { CounterService, type GivenConsent, Mentee, type NewMentee } from '../../people';
import { Booking } from '../entities/booking.entity';
import { FreedSeats } from '../booking/freed-seats';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { refuse } from '../rules/refusals';
import { releaseSeat } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { assertMayIn, servesAlone } from '../rules/who-may';
import { nextStanding } from '../../../core/people/standing';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { assertServes } from './walk-in-access';
import { WalkInDay } from '../entities/walk-in-day.entity';
import {
  findDay,
  lockDay,
  mentorsOf,
  stateOf,
  stoppedOf,
  TicketRow,
  ticketsOf,
} from './walk-in-rows';
import { WalkInSeats } from './walk-in-seats';
import { WalkInTicket } from '../entities/walk-in-ticket.entity';

/** Who comes to the door: somebody known, or somebody new. */
export interface Arrival {
  menteeId?: string;
  person?: Omit<NewMentee, 'consent'>;
  /** Needed of everybody who has not agreed yet. */
  consent?: GivenConsent;
  /** What they want to learn; left out, the first of their wishes that is taught. */
  topic?: string;
  /** Vulnerable in a way that no list says: pregnant, ill, with a small child. */
  isPriority?: boolean;
}

/**
 * The line of a walk-in day. Every change first locks the day's row: so nobody is called twice, however
 * many call at once.
 */
@Injectable()
export class WalkInLine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly counter: CounterService,
    private readonly seats: WalkInSeats,
    private readonly freedSeats: FreedSeats,
  ) {}

  /** Gives the next number, also to somebody who was served before. @throws DomainError walk-in-over, consent-needed, already-in-line … */
  async register(actor: Actor, dayId: string, arrival: Arrival): Promise<WalkInTicket> {
    const { wardId } = await findDay(this.unitOfWork.read, dayId);
    assertMayIn(actor, 'walk-ins.register', wardId);
    return this.write(actor, dayId, async (context, day) => {
      const mentee = await this.welcome(context, day, arrival);
      const topic = arrival.topic ?? mentee.topics.find((code) => day.topics.includes(code));
      if (topic !== undefined && !day.topics.includes(topic)) throw refuse('topic-not-shared');
      const turn = await this.nextTurn(context.manager, day, mentee.id);
      const ticket: WalkInTicket = {
        id: newId(),
        walkInDayId: day.id,
        menteeId: mentee.id,
        number: day.lastNumber + 1,
        turn,
        topic: topic ?? day.topics[0],
        isPriority: arrival.isPriority === true || nextStanding(mentee, {}, day.date).isPriority,
        bookingId: null,
        goneBecause: null,
        version: 1,
        createdAt: context.now,
        updatedAt: context.now,
      };
      await execute(context.manager, `UPDATE walk_in_day SET last_number = $1 WHERE id = $2`, [
        ticket.number,
        day.id,
      ]);
      await insert(context.manager, WalkInTicket, ticket);
      const rows = [{ id: ticket.id, wardId: day.wardId }];
      await auditRows(context, 'walk-in.register', rows, { number: ticket.number });
      return ticket;
    });
  }

  /**
   * "Next, please": the first in line whom a free ambassador can teach gets a session, now or in the
   * coming half hour. An ambassador calls for themselves; staff may leave the choice open. `serving`
   * are the numbers that the caller saw being served: when another was called since, nobody is.
   * @throws DomainError just-called, nobody-waits, nobody-free, walk-in-over …
   */
  async next(
    actor: Actor,
    dayId: string,
    wish: { mentorId?: string; serving?: readonly number[] } = {},
  ): Promise<TicketRow> {
    await assertServes(this.unitOfWork.read, actor, await findDay(this.unitOfWork.read, dayId));
    const mentorId = servesAlone(actor) ? (actor.id ?? undefined) : wish.mentorId;
    return this.write(actor, dayId, async (context, day) => {
      const tickets = await ticketsOf(context.manager, dayId);
      const isNews = (ticket: TicketRow): boolean =>
        stateOf(ticket) === 'serving' &&
        (mentorId === undefined || ticket.mentorId === mentorId) &&
        wish.serving?.includes(ticket.number) === false;
      if (tickets.some(isNews)) throw refuse('just-called');
      const waiting = tickets.filter((ticket) => stateOf(ticket) === 'waiting');
      const stopped = await stoppedOf(context.manager, waiting);
      const line = inLine(waiting.filter(({ menteeId }) => !stopped.has(menteeId)));
      if (line.length === 0) throw refuse('nobody-waits');
      const halfHours = halfHoursToServe(context.now, day);
      if (halfHours.length === 0) {
        throw refuse(context.now < day.startAt ? 'walk-in-early' : 'walk-in-over');
      }
      const mentors = (await mentorsOf(context.manager, day)).filter(
        ({ id, isActive }) => isActive && (mentorId === undefined || id === mentorId),
      );
      for (const ticket of line) {
        const place = { day, tickets, mentors, halfHours };
        const bookingId = await this.seats.seat(context, ticket, place);
        if (bookingId === null) continue;
        await this.set(context, day, ticket, 'walk-in.call', { bookingId });
        const after = await ticketsOf(context.manager, dayId);
        return after.find(({ id }) => id === ticket.id) as TicketRow;
      }
      throw refuse('nobody-free');
    });
  }

  /** Their half hour is over: they were there, and the session is completed once all in it are done. */
  async finish(actor: Actor, ticketId: string, { version }: OnTicket): Promise<void> {
    await this.onTicket(actor, ticketId, version, async (context, day, ticket) => {
      const { booking, session } = await this.beingServed(context.manager, ticket);
      const { manager, now } = context;
      await this.setBooking(context, booking, 'attended');
      const rows = [{ id: booking.id, wardId: day.wardId }];
      await auditRows(context, 'booking.attended', rows, { number: ticket.number });
      const completed = await execute(
        manager,
        `UPDATE session SET state = 'completed', version = version + 1, updated_at = $1
         WHERE id = $2 AND state IN ('planned', 'confirmed') AND NOT EXISTS (
           SELECT 1 FROM booking b WHERE b.session_id = session.id AND b.state IN ('held', 'booked'))`,
        [now, session.id],
      );
      if (completed > 0) await auditRows(context, 'session.complete', [session]);
    });
  }

  /** Was not there when called, or went home; their seat goes to the next. */
  async depart(
    actor: Actor,
    ticketId: string,
    { version, because }: OnTicket & { because: 'left' | 'absent' },
  ): Promise<void> {
    await this.onTicket(actor, ticketId, version, async (context, day, ticket) => {
      const state = stateOf(ticket);
      if (state !== 'waiting' && state !== 'serving') throw refuse('already-served');
      if (state === 'serving') await this.giveBack(context, day, ticket);
      await this.set(context, day, ticket, `walk-in.${because}`, { goneBecause: because });
    });
  }

  /** Back to their old place in the line: called by mistake, or here again. @throws DomainError person-stopped, already-served */
  async comeBack(actor: Actor, ticketId: string, { version }: OnTicket): Promise<void> {
    await this.onTicket(actor, ticketId, version, async (context, day, ticket) => {
      const state = stateOf(ticket);
      if (state === 'waiting') return;
      const stopped = await stoppedOf(context.manager, [ticket]);
      if (stopped.size > 0) throw refuse('person-stopped');
      if (state === 'served' || ticket.bookingState === 'absent') throw refuse('already-served');
      if (state === 'serving') await this.giveBack(context, day, ticket);
      const turn = await this.nextTurn(context.manager, day, ticket.menteeId, ticket);
      await this.set(context, day, ticket, 'walk-in.back', { goneBecause: null, turn });
    });
  }

  /** @throws DomainError already-in-line while they wait or are being served */
  private async nextTurn(
    manager: EntityManager,
    day: WalkInDay,
    menteeId: string,
    besides?: TicketRow,
  ): Promise<number> {
    const theirs = (await ticketsOf(manager, day.id)).filter(
      (ticket) => ticket.menteeId === menteeId && ticket.id !== besides?.id,
    );
    const states = theirs.map(stateOf);
    if (states.includes('waiting') || states.includes('serving')) throw refuse('already-in-line');
    const standing = { walkInDayId: day.id, menteeId, goneBecause: IsNull() };
    const taken = await manager.findBy(WalkInTicket, standing);
    const others = taken.filter(({ id }) => id !== besides?.id);
    return 1 + Math.max(0, ...others.map(({ turn }) => turn));
  }

  private async welcome(context: AuditContext, day: WalkInDay, arrival: Arrival): Promise<Mentee> {
    const { manager, actor, now } = context;
    if (day.endAt <= now) throw refuse('walk-in-over');
    const { person, consent } = arrival;
    if (person) return this.counter.insert(manager, actor, day.wardId, { ...person, consent });
    const known = { id: arrival.menteeId ?? '', wardId: day.wardId };
    const mentee = await manager.findOneBy(Mentee, known);
    if (!mentee) throw notFound('mentee');
    await this.counter.welcome(manager, actor, mentee, consent);
    return mentee;
  }

  private async beingServed(
    manager: EntityManager,
    ticket: TicketRow,
  ): Promise<{ booking: Booking; session: Session }> {
    if (stateOf(ticket) !== 'serving') throw refuse('not-being-served');
    const booking = await manager.findOneByOrFail(Booking, { id: ticket.bookingId ?? '' });
    const session = await manager.findOneByOrFail(Session, { id: booking.sessionId });
    return { booking, session };
  }

  private async giveBack(context: AuditContext, day: WalkInDay, ticket: TicketRow): Promise<void> {
    const { booking, session } = await this.beingServed(context.manager, ticket);
    await releaseSeat(context.manager, session);
    await this.setBooking(context, booking, 'cancelled');
    const rows = [{ id: booking.id, wardId: day.wardId }];
    await auditRows(context, 'booking.cancel', rows, { reason: 'walk-in' });
    await this.freedSeats.passOn(context, session.id);
  }

  private async setBooking(
    { manager, now }: AuditContext,
    booking: Booking,
    state: 'attended' | 'cancelled',
  ): Promise<void> {
    const changes = { state, updatedAt: now };
    await compareAndSet(manager, Booking, booking, changes, { where: { state: 'booked' } });
  }

  private async set(
    context: AuditContext,
    day: WalkInDay,
    { id, version, number }: TicketRow,
    action: string,
    changes: Partial<Pick<WalkInTicket, 'bookingId' | 'goneBecause' | 'turn'>>,
  ): Promise<void> {
    const seen = { id, version };
    await compareAndSet(context.manager, WalkInTicket, seen, {
      ...changes,
      updatedAt: context.now,
    });
    await auditRows(context, action, [{ id, wardId: day.wardId }], { number });
  }

  private async onTicket(
    actor: Actor,
    ticketId: string,
    version: number,
    work: (context: AuditContext, day: WalkInDay, ticket: TicketRow) => Promise<void>,
  ): Promise<void> {
    const { read } = this.unitOfWork;
    const known = await read.findOneBy(WalkInTicket, { id: ticketId });
    if (!known) throw notFound('ticket');
    await assertServes(read, actor, await findDay(read, known.walkInDayId));
    await this.write(actor, known.walkInDayId, async (context, day) => {
      const tickets = await ticketsOf(context.manager, day.id);
      const ticket = tickets.find(({ id }) => id === ticketId);
      if (ticket?.version !== version) throw refuse('stale-version');
      await work(context, day, ticket);
    });
  }

  private async write<T>(
    actor: Actor,
    dayId: string,
    work: (context: AuditContext, day: WalkInDay) => Promise<T>,
  ): Promise<T> {
    const now = this.clock.now();
    try {
      return await this.unitOfWork.write(async (manager) =>
        work({ manager, actor, now }, await lockDay(manager, dayId)),
      );
    } catch (error) {
      throw isDuplicate(error) ? refuse('already-in-line') : error;
    }
  }
}

interface OnTicket {
  version: number;
}
