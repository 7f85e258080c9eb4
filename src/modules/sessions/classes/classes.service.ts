import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
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
import { Mentor, programmeIn } from '../../people';
import { Team } from '../../teams';
import { Hamlet, Ward } from '../../wards';
import { GroupClass } from '../entities/group-class.entity';
import { Session } from '../entities/session.entity';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type ClassHolding } from '../rules/booking-listener';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { newSession } from '../rules/new-session';
import { assertInProgramme } from '../rules/in-programme';
import { refuse } from '../rules/refusals';
import { assertMayIn } from '../rules/who-may';
import { sessionTime } from '../slots/session-times';
import type { Audience } from './class-audience';
import { ClassFitting } from './class-fitting';
import { ClassMentors, type ClassPlace, type ClassRoom } from './class-mentors';
import { SessionMoves } from '../leading/session-moves';
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

/** What is left out stays as it is. */
export type ChangedClass = ClassPlan &
  Partial<Audience & Pick<ClassPlace, 'topic'>> & { version: number };

/** Classes of a ward: made, changed and called off by staff. */
@Injectable()
export class ClassesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly mentors: ClassMentors,
    private readonly moves: SessionMoves,
    private readonly fitting: ClassFitting,
    private readonly listener: BookingListener,
  ) {}

  /**
   * Who can hold a class there and then, and whether it can be there at all, before its ambassadors are chosen.
   * @throws DomainError invalid-form, in-the-past, too-far-ahead, holiday, outside-hours, venue-closed …
   */
  async look(
    actor: Actor,
    wardId: string,
    plan: ClassPlace & Pick<ClassPlan, 'seats' | 'phone'> & Audience,
  ): Promise<ClassRoom> {
    assertMayIn(actor, 'classes.plan', wardId);
    await this.assertAudience(wardId, plan);
    await this.assertInProgramme(wardId, plan, plan);
    return this.room(wardId, plan, this.clock.now());
  }

  /** @throws DomainError invalid-form, mentor-busy, mentor-limit, mentor-travel, not-free, holiday … */
  async make(actor: Actor, wardId: string, plan: NewClass): Promise<ClassWithPeople> {
    assertMayIn(actor, 'classes.plan', wardId);
    const now = this.clock.now();
    const { audienceKind, audienceRef, topic, venueId, seats, startAt } = plan;
    await this.assertAudience(wardId, plan);
    await this.assertInProgramme(wardId, plan, plan);
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
      await this.mentors.assertStillOpen(context.manager, [seating, ...helping], plan);
      const facts = { topic, startAt, mentors: mentorIds.length, seats };
      await auditRows(context, 'class.make', [groupClass], facts);
      await this.notifyHolders(context, groupClass, 'given', [seating, ...helping]);
      return classWithPeople(context.manager, groupClass.id);
    });
  }

  /**
   * Another time, place, size, topic or audience, or other ambassadors: whoever was booked or invited is told, and
   * so are the ambassadors. Whom it does not fit any more loses the place, and hears why.
   */
  async change(
    actor: Actor,
    id: string,
    { version, ...plan }: ChangedClass,
  ): Promise<ClassWithPeople> {
    const now = this.clock.now();
    const found = await this.find(actor, id, now);
    const { groupClass, seating, helping } = found;
    const topic = plan.topic ?? seating.topic;
    const audience = await this.audienceOf(groupClass, plan);
    await this.assertInProgramme(groupClass.wardId, audience, { ...plan, topic });
    const mentorIds = await this.checked(groupClass.wardId, { ...plan, topic }, now, found);
    // Whoever has the seats keeps them: nobody who is booked changes to another session.
    const first = mentorIds.includes(seating.mentorId) ? seating.mentorId : mentorIds[0];
    const others = mentorIds.filter((mentorId) => mentorId !== first);
    return this.write(actor, now, async (context) => {
      const { manager } = context;
      const { venueId, seats, startAt } = plan;
      const place = { venueId, topic, ...sessionTime(startAt), updatedAt: now };
      const leaving = helping.filter(({ mentorId }) => !others.includes(mentorId));
      const staying = helping.filter(({ mentorId }) => others.includes(mentorId));
      await assertActive(manager, mentorIds);
      await this.moves.letGo(context, leaving);
      await this.fitting.letGo(context, groupClass, seating, { topic, startAt, ...audience });
      const next = { ...place, seats, mentorId: first };
      await this.moves.move(context, { ...seating, version }, next);
      await this.fitting.notifyOfTopic(context, seating, next);
      for (const session of staying) {
        await compareAndSet(manager, Session, session, place);
        await auditRows(context, 'session.class', [session]);
      }
      const known = helping.map(({ mentorId }) => mentorId);
      const joining = others
        .filter((mentorId) => !known.includes(mentorId))
        .map((mentorId) =>
          newSession(
            { ...place, wardId: groupClass.wardId, classId: id, mentorId, seats: 0, isOpen: true },
            now,
          ),
        );
      await insertSessions(context, joining);
      const held = [{ ...seating, ...next }, ...staying.map((one) => ({ ...one, ...place }))];
      await this.mentors.assertStillOpen(manager, [...held, ...joining], plan);
      const changed = { ...groupClass, ...audience, phone: phoneOf(plan) };
      await manager.update(GroupClass, { id }, { ...audience, phone: changed.phone });
      const facts = { from: seating.startAt, to: startAt, mentors: mentorIds.length, seats };
      await auditRows(context, 'class.change', [groupClass], facts);
      await this.notifyOfChange(context, changed, {
        before: [seating, ...helping],
        after: [...held, ...joining],
      });
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
      await this.moves.callOff(context, { ...found.seating, version }, { reason });
      await this.moves.letGo(context, found.helping, reason);
      await auditRows(context, 'class.cancel', [found.groupClass], { reason });
      await this.notifyHolders(
        context,
        found.groupClass,
        'off',
        [found.seating, ...found.helping],
        reason,
      );
      return classWithPeople(context.manager, id);
    });
  }

  /**
   * Takes a cancellation back, where hall and ambassadors are still free; whoever is free then as well has
   * their place or invitation again. @throws DomainError not-cancelled, already-over, venue-full, mentor-busy …
   */
  async restore(
    actor: Actor,
    id: string,
    { version }: { version: number },
  ): Promise<ClassWithPeople> {
    const now = this.clock.now();
    const found = await findClass(this.unitOfWork.read, id);
    assertMayClass(actor, 'classes.plan', found);
    const { groupClass, seating, helping } = found;
    const sessions = [seating, ...helping];
    if (seating.state !== 'cancelled') throw refuse('not-cancelled');
    if (seating.startAt <= now) throw refuse('already-over');
    const { topic, startAt, seats } = seating;
    const plan = { topic, startAt, seats, venueId: seating.venueId ?? '', agreed: true };
    const mentorIds = sessions.map(({ mentorId }) => mentorId);
    await this.checked(groupClass.wardId, { ...plan, mentorIds }, now, found);
    return this.write(actor, now, async (context) => {
      await assertActive(context.manager, mentorIds);
      await this.fitting.restore(context, { ...seating, version }, helping);
      await this.mentors.assertStillOpen(context.manager, sessions, {});
      await auditRows(context, 'class.restore', [groupClass]);
      await this.notifyHolders(context, groupClass, 'given', sessions);
      return classWithPeople(context.manager, id);
    });
  }

  /** Ambassadors who join, go along or leave. */
  private async notifyOfChange(
    context: AuditContext,
    groupClass: GroupClass,
    { before, after }: { before: Session[]; after: Session[] },
  ): Promise<void> {
    const was = new Map(before.map((session) => [session.mentorId, session]));
    const is = new Set(after.map(({ mentorId }) => mentorId));
    const isMoved = (session: Session) => {
      const old = was.get(session.mentorId);
      return old !== undefined && whatChanges.some((name) => old[name] !== session[name]);
    };
    await this.notifyHolders(
      context,
      groupClass,
      'off',
      before.filter(({ mentorId }) => !is.has(mentorId)),
    );
    await this.notifyHolders(
      context,
      groupClass,
      'given',
      after.filter(({ mentorId }) => !was.has(mentorId)),
    );
    await this.notifyHolders(context, groupClass, 'moved', after.filter(isMoved));
  }

  private async notifyHolders(
    { manager }: AuditContext,
    { phone }: GroupClass,
    change: ClassHolding['change'],
    sessions: readonly Session[],
    reason: string | null = null,
  ): Promise<void> {
    const holdings = sessions.map((session) => ({ change, session, phone, reason }));
    await this.listener.classesHeld(manager, holdings);
  }

  private async audienceOf(
    { wardId, ...known }: GroupClass,
    { audienceKind = known.audienceKind, audienceRef }: Partial<Audience>,
  ): Promise<Audience> {
    const isKept = audienceKind === known.audienceKind && audienceRef === undefined;
    const audience = {
      audienceKind,
      audienceRef: isKept ? known.audienceRef : (audienceRef ?? null),
    };
    await this.assertAudience(wardId, audience);
    return audience;
  }

  private async find(actor: Actor, id: string, now: number): Promise<FoundClass> {
    const found = await findClass(this.unitOfWork.read, id);
    assertMayClass(actor, 'classes.plan', found);
    assertAhead(found, now);
    return found;
  }

  /** The ambassadors, each once; `standing` is a class that is made already. */
  private async checked(
    wardId: string,
    plan: ClassPlan & ClassPlace,
    now: number,
    standing?: FoundClass,
  ): Promise<string[]> {
    const { agreed = false } = plan;
    const mentorIds = [...new Set(plan.mentorIds)];
    if (mentorIds.length === 0) throw invalid({ mentorIds: 'choose-one' });
    const { mentors } = await this.room(wardId, plan, now, standing);
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

  private async room(
    wardId: string,
    plan: ClassPlace & Pick<ClassPlan, 'seats' | 'phone'>,
    now: number,
    standing?: FoundClass,
  ): Promise<ClassRoom> {
    const { startAt, seats } = plan;
    if (startAt <= now) throw refuse('in-the-past');
    if (startAt !== standing?.seating.startAt) {
      const { settings } = await this.unitOfWork.read.findOneByOrFail(Ward, { id: wardId });
      assertWithinHorizon(startAt, settings, now);
    }
    if (!Number.isInteger(seats) || seats < fewestInClass || seats > mostInClass) {
      throw invalid({ seats: 'class-seats' });
    }
    phoneOf(plan);
    const parts = standing ? [standing.seating, ...standing.helping] : [];
    const besides = parts.map(({ id }) => id);
    const room = await this.mentors.room(wardId, plan, besides);
    if (seats > room.venue.seats) throw invalid({ seats: 'more-than-seats' });
    return room;
  }

  private async assertAudience(
    wardId: string,
    { audienceKind, audienceRef }: Audience,
  ): Promise<void> {
    if (audienceKind === 'group' && !GROUPS.codes.includes(audienceRef ?? '')) {
      throw invalid({ audience: 'choose-one' });
    }
    if (audienceKind === 'team') {
      const team = { id: audienceRef ?? '', wardId, dissolvedAt: IsNull() };
      if (!(await this.unitOfWork.read.existsBy(Team, team))) throw notFound('team');
    }
    if (audienceKind === 'programme') programmeIn(await this.wardOf(wardId), audienceRef ?? '');
    if (audienceKind !== 'hamlet') return;
    const where = { id: audienceRef ?? '', wardId };
    if (!(await this.unitOfWork.read.existsBy(Hamlet, where))) throw notFound('hamlet');
  }

  /** A class of a programme is on its days, in its halls and of its topics. @throws DomainError programme-… */
  private async assertInProgramme(
    wardId: string,
    { audienceKind, audienceRef }: Audience,
    { topic, venueId, startAt }: { topic: string; venueId: string; startAt: number },
  ): Promise<void> {
    if (audienceKind !== 'programme') return;
    const programme = programmeIn(await this.wardOf(wardId), audienceRef ?? '');
    assertInProgramme(programme, { date: this.mentors.dateOf(startAt), venueId, topic });
  }

  private wardOf(id: string): Promise<Ward> {
    return this.unitOfWork.read.findOneByOrFail(Ward, { id });
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

/** What of a class its ambassadors are told again. */
const whatChanges = ['startAt', 'venueId', 'topic'] as const;

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
