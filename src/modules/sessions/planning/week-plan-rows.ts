import { type EntityManager, In } from 'typeorm';
import type { PlannedSession, WeekSchedule } from '../../../core/week-plan/plan-problem';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Venue } from '../../wards';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import type { BookedSeat } from '../booking/bookings.views';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { takeSeat, takeVenueSeats } from '../rules/seats';
import { newSession } from '../rules/new-session';
import { assertOneHousehold } from '../rules/one-household';

type Run = Pick<WeekPlanRun, 'id' | 'wardId'>;

/** The sessions that a plan makes, and everybody's place in them and in those that stood before. */
export interface PlanRows {
  sessions: Session[];
  planned: BookedSeat[];
  joined: BookedSeat[];
}

/** The rows of a plan, as they are once it is published; nothing is written. */
export async function planRows(
  manager: EntityManager,
  run: Run,
  plan: Pick<WeekSchedule, 'sessions' | 'joined'>,
  now: number,
): Promise<PlanRows> {
  const venues = await manager.find(Venue, {
    select: { id: true, seats: true },
    where: { wardId: run.wardId },
  });
  const seatsOf = new Map(venues.map(({ id, seats }) => [id, seats]));
  const planned = plan.sessions.map((one) => {
    const session = plannedSession(run, one, seatsOf, now);
    return one.menteeIds.map((menteeId) => placeIn(session, menteeId, run, now));
  });
  const agreed = new Map(
    (await manager.findBy(Session, { id: In(plan.joined.map(({ sessionId }) => sessionId)) })).map(
      (session) => [session.id, session],
    ),
  );
  return {
    sessions: planned.flatMap((places) => places.slice(0, 1).map(({ session }) => session)),
    planned: planned.flat(),
    joined: plan.joined.flatMap(({ sessionId, menteeId }) => {
      const session = agreed.get(sessionId);
      return session ? [placeIn(session, menteeId, run, now)] : [];
    }),
  };
}

/** Saves them with all that belongs to them: seats in venues and in sessions that stood before, and the audit. */
export async function savePlanRows(
  context: AuditContext,
  { wardId }: Run,
  { sessions, planned, joined }: PlanRows,
): Promise<void> {
  await insert(context.manager, Session, sessions);
  await takeVenueSeats(
    context.manager,
    planned.map(({ session }) => session),
  );
  await auditRows(context, 'session.plan', sessions);
  for (const { session } of joined) await takeSeat(context.manager, session, context.now);
  const bookings = [...planned, ...joined].map(({ booking }) => booking);
  await insert(context.manager, Booking, bookings);
  const told = bookings.map(({ id }) => ({ id, wardId }));
  await auditRows(context, 'booking.book', told);
  await assertOneHousehold(
    context.manager,
    joined.map(({ session }) => session),
  );
}

function plannedSession(
  run: Run,
  { mentorId, venueId, topic, startAt, endAt, menteeIds }: PlannedSession,
  seatsOf: ReadonlyMap<string, number>,
  now: number,
): Session {
  const room = venueId === null ? MAX_MENTEES_A_SESSION : (seatsOf.get(venueId) ?? 0);
  const seatsTaken = menteeIds.length;
  const seats = Math.max(seatsTaken, Math.min(MAX_MENTEES_A_SESSION, room));
  const place = { wardId: run.wardId, mentorId, venueId, topic, startAt, endAt };
  return newSession({ ...place, seats, seatsTaken, planRunId: run.id }, now);
}

function placeIn(session: Session, menteeId: string, run: Run, now: number): BookedSeat {
  const { id: sessionId, startAt, endAt } = session;
  const booking: Booking = {
    id: newId(),
    sessionId,
    menteeId,
    startAt,
    endAt,
    state: 'booked',
    heldUntil: null,
    bookedByKind: 'plan',
    bookedById: run.id,
    bookedBecause: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  return { booking, session };
}
