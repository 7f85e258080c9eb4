import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SESSION_MINUTES } from '../../../core/slots/generate';
import { localDateOf, localMinuteOf } from '../../../core/time/zone';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { Mentor } from '../../people';
import type { ChangeView } from '../changes/changes.views';
import { PlannedChanges } from '../changes/planned-changes.service';
import { Session } from '../entities/session.entity';
import type { Ground } from '../grounds/ground';
import type { Hit } from '../grounds/hit';
import { assertLesson, refuse } from '../rules/refusals';
import { assertMayLead } from '../rules/who-may';
import { type Placed, SessionPlacing, type SessionWanted } from './session-placing';
import type { MentorThenView, SessionLook } from './session-changes.views';

/** Another time, place or ambassador of one lesson: a change after planning like all others. */
@Injectable()
export class SessionChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: PlannedChanges,
    private readonly placing: SessionPlacing,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** What it would do, to the last message, and what it means for each who is in it; nothing is changed. */
  async look(actor: Actor, wanted: SessionWanted): Promise<SessionLook> {
    let placed: Placed | undefined;
    const ground = await this.ground(actor, wanted, (done) => (placed = done));
    const view = await this.changes.look(actor, ground, resolutionOf(wanted));
    const { seated = [], joining = [], notes = [] } = placed ?? {};
    return { ...view, mentors: await this.mentorsOf(wanted), seated, joining, notes };
  }

  /**
   * @throws DomainError not-found, invalid-form, stale-version, nothing-changed, already-over, session-closed,
   * mentor-busy, mentor-on-the-way, mentor-day-full, mentor-week-full, not-free, venue-closed, venue-full …
   */
  async make(actor: Actor, wanted: SessionWanted): Promise<ChangeView> {
    return this.changes.make(actor, await this.ground(actor, wanted), resolutionOf(wanted));
  }

  private async mentorsOf({ sessionId, mentorId }: SessionWanted): Promise<MentorThenView[]> {
    const { read } = this.unitOfWork;
    const session = await read.findOneByOrFail(Session, { id: sessionId });
    const ids = [...new Set([session.mentorId, mentorId ?? session.mentorId])];
    const mentors = await read.findBy(Mentor, { id: In(ids) });
    return ids.flatMap((id) => {
      const mentor = mentors.find((one) => one.id === id);
      if (!mentor) return [];
      const { fullName, phone, otherPhone } = mentor;
      return [{ id, fullName, phone: phone ?? otherPhone, isNew: id !== session.mentorId }];
    });
  }

  private async ground(
    actor: Actor,
    wanted: SessionWanted,
    whenPlaced: (placed: Placed) => void = () => undefined,
  ): Promise<Ground> {
    const seen = await this.unitOfWork.read.findOneBy(Session, { id: wanted.sessionId });
    if (!seen) throw notFound('session');
    assertMayLead(actor, seen, 'sessions.reassign');
    assertLesson(seen);
    const { TIME_ZONE: zone } = this.env;
    const { id, wardId, startAt } = seen;
    const date = localDateOf(startAt, zone);
    const startMinute = localMinuteOf(startAt, zone);
    const hours = { startMinute, endMinute: startMinute + SESSION_MINUTES };
    return {
      kind: 'session',
      wardId,
      mentorId: null,
      told: 'everybody',
      find: async (manager): Promise<Hit> => {
        const lessons = await manager.findBy(Session, { id });
        return {
          lessons,
          classes: [],
          walkIns: [],
          pairs: [],
          because: new Map(),
          leaving: new Map(),
        };
      },
      apply: () => Promise.resolve({ what: { from: date, to: date, ...hours }, isNew: true }),
      resolve: async (context, { lessons: [session] }) => {
        assertStands(session, wanted, context.now);
        const placed = await this.placing.place(context, session, wanted);
        whenPlaced(placed);
        return placed.left;
      },
    };
  }
}

const resolutionOf = ({ reason }: SessionWanted) => ({ act: 'move', reason }) as const;

/** @throws DomainError stale-version, session-closed, already-over */
function assertStands(
  { version, state, startAt }: Session,
  wanted: SessionWanted,
  now: number,
): void {
  if (state === 'cancelled') throw refuse('session-closed');
  if (state === 'completed' || startAt <= now) throw refuse('already-over');
  if (version !== wanted.version) throw refuse('stale-version');
}
