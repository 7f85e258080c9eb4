import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { missingBefore } from '../../../core/curriculum/course';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { inSavepoint } from '../../../platform/database/savepoint';
import { selectEntities } from '../../../platform/database/select-entities';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { loadCurriculum, SkillsService } from '../../learning';
import { Mentee } from '../../people';
import type { BookedSeat } from '../booking/bookings.views';
import { Holds } from '../booking/holds';
import { type BookingRequest, newBooking } from '../booking/new-booking';
import { retryOnConflict } from '../booking/retry-on-conflict';
import { Booking } from '../entities/booking.entity';
import type { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { type Learner, loadLearner, lockParties } from '../rules/learner';
import { loadProgress } from '../rules/progress';
import { isRefusal, refuse } from '../rules/refusals';
import { lockSession, takeSeat } from '../rules/seats';
import { assertMayBookFor, bookedByKind, isLookingAfterOthers } from '../rules/who-may';
import { audienceThere, isMeant } from './class-audience';
import { assertAhead, type FoundClass, findClass } from './class-rows';

type SeatRequest = Pick<BookingRequest, 'menteeId' | 'because' | 'byFamily'>;

/** Seats in a class: taken with one press until it begins, by whoever is invited or meant. */
@Injectable()
export class ClassSeats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly holds: Holds,
    private readonly listener: BookingListener,
    private readonly skills: SkillsService,
  ) {}

  /**
   * A seat; where none is left in the class or its hall, a place in the line. Whoever has one of both keeps it.
   * @throws DomainError not-in-audience, already-learned, learn-first, mentee-busy, already-over …
   */
  async take(actor: Actor, classId: string, request: SeatRequest): Promise<BookedSeat> {
    return retryOnConflict(
      () => this.holds.releaseExpired(),
      async () => {
        const now = this.clock.now();
        const { read } = this.unitOfWork;
        const learner = await loadLearner(read, request.menteeId);
        assertMayBookFor(actor, learner);
        const found = await findClass(read, classId);
        await this.assertMeant(actor, learner, found);
        assertAhead(found, now);
        return this.unitOfWork.write((manager) =>
          this.seat({ manager, actor, now }, learner, found.seating, request),
        );
      },
    );
  }

  private async assertMeant(
    actor: Actor,
    learner: Learner,
    { groupClass, seating }: FoundClass,
  ): Promise<void> {
    if (![learner.homeWardId, learner.wardId].includes(groupClass.wardId)) throw notFound('class');
    const { read } = this.unitOfWork;
    if (await standingIn(read, seating, learner.menteeId)) return;
    if (isLookingAfterOthers(actor)) return;
    const skills = await this.skills.of(read, learner.menteeId);
    if (skills.some(({ topic, level }) => topic === seating.topic && level === 'alone')) {
      throw refuse('already-learned');
    }
    const { groups, programme } = await read.findOneByOrFail(Mentee, { id: learner.menteeId });
    const isTaught = learner.mentor?.topics.includes(seating.topic) ?? false;
    const person = { hamletId: learner.hamletId, groups, programme, isTaught };
    const audience = await audienceThere(read, groupClass.wardId, groupClass);
    if (!isMeant(audience, person)) throw refuse('not-in-audience');
    await assertCanBegin(read, learner, seating.topic, this.clock.now());
  }

  private async seat(
    context: AuditContext,
    learner: Learner,
    seating: Session,
    request: SeatRequest,
  ): Promise<BookedSeat> {
    const { manager } = context;
    await lockParties(manager, [{ learner, mentorId: seating.mentorId }]);
    if (learner.holds > 0) await this.holds.letGo(context, learner);
    await lockSession(manager, seating.id);
    const mine = await standingIn(manager, seating, learner.menteeId);
    if (mine && mine.state !== 'invited') return { booking: mine, session: seating };
    if (mine) await this.listener.answered(manager, [mine]);
    const place = { context, seating, request, mine };
    let seated: Booking | undefined;
    const refused = await inSavepoint(manager, async () => {
      await takeSeat(manager, seating, context.now);
      seated = await write(place, 'booked');
    });
    if (seated && refused === null) {
      await this.listener.bookingsMade(manager, [{ booking: seated, session: seating }]);
      return { booking: seated, session: seating };
    }
    if (!isRefusal(refused?.refusedBy, 'seat-taken', 'venue-full')) throw refused?.refusedBy;
    return { booking: await write(place, 'waiting'), session: seating };
  }
}

/** What comes before the topic is learned first, by who needs both. @throws DomainError learn-first */
async function assertCanBegin(
  manager: EntityManager,
  { menteeId, topics }: Learner,
  topic: string,
  now: number,
): Promise<void> {
  const progress = (await loadProgress(manager, [menteeId], now)).get(menteeId) ?? new Map();
  const first = missingBefore(await loadCurriculum(manager), topic, topics, progress);
  if (first.length > 0) throw new DomainError('learn-first', { topics: first });
}

/** What somebody has in a class: a place, or an invitation. */
async function standingIn(
  manager: EntityManager,
  { id }: Session,
  menteeId: string,
): Promise<Booking | null> {
  const condition = `session_id = $1 AND mentee_id = $2 AND state <> 'cancelled'`;
  const [booking] = await selectEntities(manager, Booking, condition, [id, menteeId]);
  return booking ?? null;
}

interface PlaceToWrite {
  context: AuditContext;
  seating: Session;
  request: SeatRequest;
  mine: Booking | null;
}

/** The invitation becomes the place, where there is one. */
async function write(
  { context, seating, request, mine }: PlaceToWrite,
  state: 'booked' | 'waiting',
): Promise<Booking> {
  const { manager, actor, now } = context;
  const booking = newBooking(actor, request, seating, state, now);
  const told = {
    bookedByKind: bookedByKind(actor, request.byFamily),
    bookedById: actor.id,
    bookedBecause: booking.bookedBecause,
  };
  if (mine === null) await insert(manager, Booking, booking);
  const after = mine
    ? await compareAndSet(manager, Booking, mine, { ...told, state, updatedAt: now })
    : booking;
  const action = state === 'booked' ? 'booking.book' : 'booking.wait';
  await auditRows(context, action, [{ id: after.id, wardId: seating.wardId }]);
  return after;
}
