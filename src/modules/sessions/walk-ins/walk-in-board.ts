import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { inLine, minutesToWait } from '../../../core/slots/walk-in-line';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Venue } from '../../wards';
import { notFound } from '../../../platform/common/domain-error';
import { assertMayIn } from '../rules/who-may';
import { assertServes } from './walk-in-access';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { findDay, mentorsOf, ServingMentor, stateOf, TicketRow, ticketsOf } from './walk-in-rows';

export type WaitingTicket = TicketRow & {
  /** About how long they still wait; null when their turn may not come today. */
  minutes: number | null;
};

/** What everybody looks at on a walk-in day. */
export interface WalkInBoard {
  day: WalkInDay;
  venueName: string;
  mentors: ServingMentor[];
  serving: TicketRow[];
  /** In the order in which they are called. */
  waiting: WaitingTicket[];
  served: TicketRow[];
  /** Went home or were not there when called. */
  gone: TicketRow[];
}

/** Who is being served, who waits and about how long; nothing here changes anything. */
@Injectable()
export class WalkInBoards {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, dayId: string): Promise<WalkInBoard> {
    const { read } = this.unitOfWork;
    const day = await findDay(read, dayId);
    await assertServes(read, actor, day);
    return this.read(day);
  }

  /** One number of the day, for the slip that is handed over with it. @throws DomainError not-found, not-allowed */
  async ticket(
    actor: Actor,
    dayId: string,
    ticketId: string,
  ): Promise<
    Pick<WalkInBoard, 'day' | 'venueName'> & { ticket: TicketRow; minutes?: number | null }
  > {
    const day = await findDay(this.unitOfWork.read, dayId);
    assertMayIn(actor, 'walk-ins.register', day.wardId);
    const { venueName, waiting, serving, served, gone } = await this.read(day);
    const waits = waiting.find(({ id }) => id === ticketId);
    const ticket = waits ?? [...serving, ...served, ...gone].find(({ id }) => id === ticketId);
    if (!ticket) throw notFound('ticket');
    return { day, venueName, ticket, minutes: waits?.minutes };
  }

  private async read(day: WalkInDay): Promise<WalkInBoard> {
    const { read } = this.unitOfWork;
    const venue = await read.findOneByOrFail(Venue, { id: day.venueId });
    const mentors = await mentorsOf(read, day);
    const tickets = await ticketsOf(read, day.id);
    const inState = (...states: ReturnType<typeof stateOf>[]): TicketRow[] =>
      tickets.filter((ticket) => states.includes(stateOf(ticket)));
    const serving = inState('serving');
    const seats = Math.min(day.seats, mentors.length * MAX_MENTEES_A_SESSION);
    const now = this.clock.now();
    return {
      day,
      venueName: venue.name,
      mentors,
      serving,
      waiting: inLine(inState('waiting')).map((ticket, before) => ({
        ...ticket,
        minutes: minutesToWait({ before, serving: serving.length, seats, now, day }),
      })),
      served: inState('served'),
      gone: inState('left', 'absent'),
    };
  }
}
