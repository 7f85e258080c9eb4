import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { GROUPS } from '../../../core/vietnamese/groups';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { violates } from '../../../platform/database/violations';
import { Mentor } from '../../people';
import { Hamlet } from '../../wards';
import { GroupClass } from '../entities/group-class.entity';
import { Session } from '../entities/session.entity';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { newSession } from '../rules/new-session';
import { refuse } from '../rules/refusals';
import { assertMayIn } from '../rules/who-may';
import { sessionTime } from '../slots/session-times';
import type { Audience } from './class-audience';
import { ClassMentors, type ClassPlace } from './class-mentors';
import { ClassMoves } from './class-moves';
import { classWithPeople, type ClassWithPeople } from './class-queries';
import { fewestInClass, mostInClass } from './class-size';
import { assertAhead, assertMayClass, type FoundClass, findClass } from './class-rows';

/** What can be changed of a class as long as it lies ahead. */
export interface ClassPlan {
  venueId: string;
  /** Epoch milliseconds, on the half hour. */
  startAt: number;
  seats: number;
  /** The first one is named to those who come. */
  mentorIds: string[];
  /** The ambassadors agreed to a time outside their weekly windows. */
  agreed?: boolean;
  /** Whom to call about it, in any spelling. */
  phone?: string;
}

export type NewClass = ClassPlan & Audience & Pick<ClassPlace, 'topic'>;

/** Classes of a ward: made, changed and called off by staff. */
@Injectable()
export class ClassesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly mentors: ClassMentors,
    private readonly moves: ClassMoves,
  ) {}

  /** @throws DomainError invalid-form, mentor-busy, mentor-limit, mentor-travel, not-free, holiday … */
  async make(actor: Actor, wardId: string, plan: NewClass): Promise<ClassWithPeople> {
    assertMayIn(actor, 'classes.plan', wardId);
    const now = this.clock.now();
    const { audienceKind, audienceRef, topic, venueId, seats, startAt } = plan;
    await this.assertAudience(wardId, plan);
    const mentorIds = await this.checked(wardId, { ...plan, topic }, now);
    const groupClass: GroupClass = {
      id: newId(),
      wardId,
      audienceKind,
      audienceRef,
      phone: phoneOf(plan),
      createdAt: now,
    };
    const place = { wardId, venueId, topic, ...sessionTime(startAt), classId: groupClass.id };
    const [seating, ...helping] = mentorIds.map((mentorId, index) =>
      newSession({ ...place, mentorId, seats: index === 0 ? seats : 0, isOpen: true }, now),
    );
    return this.write(actor, now, async (context) => {
      await insert(context.manager, GroupClass, groupClass);
      await insertSessions(context, [seating, ...helping]);
      const facts = { topic, startAt, mentors: mentorIds.length, seats };
      await auditRows(context, 'class.make', [groupClass], facts);
      return classWithPeople(context.manager, groupClass.id);
    });
  }

  /** Another time, place, size, or other ambassadors: whoever was booked or invited is told. */
  async change(
    actor: Actor,
    id: string,
    { version, ...plan }: ClassPlan & { version: number },
  ): Promise<ClassWithPeople> {
    const now = this.clock.now();
    const found = await this.find(actor, id, now);
    const { groupClass, seating, helping } = found;
    const besides = [seating, ...helping].map((session) => session.id);
    const checking = { ...plan, topic: seating.topic };
    const mentorIds = await this.checked(groupClass.wardId, checking, now, besides);
    // Whoever has the seats keeps them: nobody who is booked changes to another session.
    const first = mentorIds.includes(seating.mentorId) ? seating.mentorId : mentorIds[0];
    const others = mentorIds.filter((mentorId) => mentorId !== first);
    return this.write(actor, now, async (context) => {
      const { manager } = context;
      const { venueId, seats, startAt } = plan;
      const place = { venueId, ...sessionTime(startAt), updatedAt: now };
      await this.moves.letGo(
        context,
        helping.filter(({ mentorId }) => !others.includes(mentorId)),
      );
      await this.moves.move(context, { ...seating, version }, { ...place, seats, mentorId: first });
      for (const session of helping.filter(({ mentorId }) => others.includes(mentorId))) {
        await compareAndSet(manager, Session, session, place);
        await auditRows(context, 'session.class', [session]);
      }
      const known = helping.map(({ mentorId }) => mentorId);
      const joining = others
        .filter((mentorId) => !known.includes(mentorId))
        .map((mentorId) =>
          newSession(
            {
              ...place,
              wardId: groupClass.wardId,
              topic: seating.topic,
              classId: id,
              mentorId,
              seats: 0,
              isOpen: true,
            },
            now,
          ),
        );
      await insertSessions(context, joining);
      await manager.update(GroupClass, { id }, { phone: phoneOf(plan) });
      const facts = { from: seating.startAt, to: startAt, mentors: mentorIds.length, seats };
      await auditRows(context, 'class.change', [groupClass], facts);
      return classWithPeople(manager, id);
    });
  }

  /** Calls the class off: whoever was booked, waits or was invited is told why. */
  async cancel(
    actor: Actor,
    id: string,
    { version, reason }: { version: number; reason: string },
  ): Promise<ClassWithPeople> {
    const now = this.clock.now();
    const found = await this.find(actor, id, now);
    return this.write(actor, now, async (context) => {
      await this.moves.callOff(context, { ...found.seating, version }, reason);
      await this.moves.letGo(context, found.helping, reason);
      await auditRows(context, 'class.cancel', [found.groupClass], { reason });
      return classWithPeople(context.manager, id);
    });
  }

  private async find(actor: Actor, id: string, now: number): Promise<FoundClass> {
    const found = await findClass(this.unitOfWork.read, id);
    assertMayClass(actor, 'classes.plan', found);
    assertAhead(found, now);
    return found;
  }

  /** The ambassadors, each once. */
  private async checked(
    wardId: string,
    plan: ClassPlan & ClassPlace,
    now: number,
    besides: string[] = [],
  ): Promise<string[]> {
    const { startAt, seats, agreed = false } = plan;
    const mentorIds = [...new Set(plan.mentorIds)];
    if (startAt <= now) throw refuse('in-the-past');
    if (mentorIds.length === 0) throw invalid({ mentorIds: 'choose-one' });
    if (!Number.isInteger(seats) || seats < fewestInClass || seats > mostInClass) {
      throw invalid({ seats: 'class-seats' });
    }
    phoneOf(plan);
    const { venue, mentors } = await this.mentors.room(wardId, plan, besides);
    if (seats > venue.seats) throw invalid({ seats: 'more-than-seats' });
    for (const id of mentorIds) {
      const mentor = mentors.find((one) => one.id === id);
      if (!mentor) throw refuse('topic-not-shared');
      const isAgreed = agreed && mentor.whyNot === 'not-free';
      if (mentor.whyNot && !isAgreed) {
        throw refuse(mentor.whyNot, {
          fields: { mentorIds: `${mentor.whyNot}|${mentor.fullName}` },
        });
      }
    }
    return mentorIds;
  }

  private async assertAudience(
    wardId: string,
    { audienceKind, audienceRef }: Audience,
  ): Promise<void> {
    if (audienceKind === 'group' && !GROUPS.codes.includes(audienceRef ?? '')) {
      throw invalid({ audience: 'choose-one' });
    }
    if (audienceKind !== 'hamlet') return;
    const where = { id: audienceRef ?? '', wardId };
    if (!(await this.unitOfWork.read.existsBy(Hamlet, where))) throw notFound('hamlet');
  }

  private async write<T>(
    actor: Actor,
    now: number,
    work: (context: AuditContext) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.unitOfWork.write((manager) => work({ manager, actor, now }));
    } catch (error) {
      if (violates(error, 'mentor_in_one_place')) throw refuse('mentor-busy');
      if (violates(error, 'session_seats')) throw refuse('seats-below-taken');
      throw error;
    }
  }
}

/** Whoever switches one of the ambassadors off waits for us. @throws DomainError mentor-inactive */
async function insertSessions(context: AuditContext, sessions: readonly Session[]): Promise<void> {
  if (sessions.length === 0) return;
  const { manager } = context;
  await assertActive(
    manager,
    sessions.map(({ mentorId }) => mentorId),
  );
  await insert(manager, Session, sessions);
  await auditRows(context, 'session.open', sessions);
}

async function assertActive(manager: EntityManager, mentorIds: readonly string[]): Promise<void> {
  await lockRows(manager, Mentor, mentorIds);
  for (const id of mentorIds) {
    if (!(await manager.existsBy(Mentor, { id, isActive: true }))) throw refuse('mentor-inactive');
  }
}

/** E.164, or null. @throws DomainError invalid-form */
function phoneOf({ phone = '' }: Pick<ClassPlan, 'phone'>): string | null {
  if (phone.trim() === '') return null;
  const read = readPhoneNumber(phone);
  if (!read) throw invalid({ phone: 'bad-phone' });
  return read.number;
}

function invalid(fields: Record<string, string>): DomainError {
  return new DomainError('invalid-form', {}, { fields });
}
