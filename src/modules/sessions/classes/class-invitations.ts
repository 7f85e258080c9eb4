import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { selectForShare } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../people';
import { Venue } from '../../wards';
import { Booking } from '../entities/booking.entity';
import type { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { lockSession } from '../rules/seats';
import { bookedByKind } from '../rules/who-may';
import { type Learning, whoCouldCome } from './class-audience';
import { assertAhead, assertMayClass, type FoundClass, findClass } from './class-rows';

/** Not everybody who is invited comes; who comes too late for a seat waits for one. */
const INVITED_A_SEAT = 2;

/** Who of a class's audience is invited, told by a message each. */
@Injectable()
export class ClassInvitations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly listener: BookingListener,
  ) {}

  /** Whoever would be invited next, the first ones first; nobody while nobody more is to be. */
  async next(actor: Actor, classId: string): Promise<Learning[]> {
    const { read } = this.unitOfWork;
    const found = await findClass(read, classId);
    assertMayClass(actor, 'classes.plan', found);
    return nextOf(read, found, this.clock.now());
  }

  /** Invites them; tells how many. Asked again, those who come next. */
  async invite(actor: Actor, classId: string): Promise<{ invited: number }> {
    const now = this.clock.now();
    assertMayClass(actor, 'classes.plan', await findClass(this.unitOfWork.read, classId));
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now };
      const { seating: known } = await findClass(manager, classId);
      await lockSession(manager, known.id);
      // Only now does it stand still.
      const found = await findClass(manager, classId);
      assertAhead(found, now);
      const { seating } = found;
      const people = await stillActive(manager, await nextOf(manager, found, now));
      const bookings = people.map(({ id }) => invitation(context, seating, id));
      await insert(manager, Booking, bookings);
      const rows = bookings.map(({ id }) => ({ id, wardId: seating.wardId }));
      await auditRows(context, 'booking.invite', rows);
      await this.listener.invited(
        manager,
        bookings.map((booking) => ({ booking, session: seating })),
      );
      return { invited: bookings.length };
    });
  }
}

const activeRow = columns(Mentee, 'id');

/** Whoever stops one of them waits for us. */
async function stillActive(manager: EntityManager, people: Learning[]): Promise<Learning[]> {
  const active = await selectForShare(
    manager,
    activeRow,
    `SELECT e.id AS id FROM mentee e WHERE e.id IN ${idList(manager, '$1')} AND e.is_active`,
    [JSON.stringify(people.map(({ id }) => id))],
  );
  const ids = new Set(active.map(({ id }) => id));
  return people.filter(({ id }) => ids.has(id));
}

/** Whoever was asked before is not asked again, not even after a no. */
async function nextOf(
  manager: EntityManager,
  { groupClass, seating, helping }: FoundClass,
  now: number,
): Promise<Learning[]> {
  const { startAt, topic, venueId } = seating;
  const { isStepFree } = await manager.findOneByOrFail(Venue, { id: venueId ?? '' });
  const asked = await manager.findBy(Booking, { sessionId: seating.id });
  const standing = asked.filter(({ state }) => state !== 'cancelled').length;
  const room = Math.max(0, seating.seats * INVITED_A_SEAT - standing);
  const known = new Set(asked.map(({ menteeId }) => menteeId));
  const { audienceKind, audienceRef } = groupClass;
  const holders = [seating, ...helping].map(({ mentorId }) => mentorId);
  const languages = (await manager.findBy(Mentor, { id: In(holders) })).flatMap(
    (mentor) => mentor.languages,
  );
  const about = { topic, startAt, isStepFree, languages, now, audienceKind, audienceRef };
  const people = await whoCouldCome(manager, groupClass.wardId, about);
  return people.filter(({ id }) => !known.has(id)).slice(0, room);
}

function invitation({ actor, now }: AuditContext, seating: Session, menteeId: string): Booking {
  return {
    id: newId(),
    sessionId: seating.id,
    menteeId,
    startAt: seating.startAt,
    endAt: seating.endAt,
    state: 'invited',
    heldUntil: null,
    bookedByKind: bookedByKind(actor),
    bookedById: actor.id,
    bookedBecause: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
