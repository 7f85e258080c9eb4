import { Injectable } from '@nestjs/common';
import type { ChangeAct, Outcome } from '../../../core/changes/acts';
import type { Ward } from '../../wards';
import type { Before } from '../entities/change-effect.entity';
import type { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import type { Told } from '../rules/booking-listener';
import { CallingOff } from './calling-off';
import type { Left } from './effects';
import { type Hit, peopleIn, sessionIdsOf } from './hit';
import { type Moved, Moving } from './moving';

/** What is to become of everything that a change hits. */
export interface Resolution {
  act: ChangeAct;
  /** As mentees read it. */
  reason: string;
}

/** What became of it, and whom it concerned. */
export interface Resolved {
  left: Left[];
  /** Different mentees. */
  people: number;
}

/** Does what was chosen with all that a change hits: what cannot be moved is called off. */
@Injectable()
export class Resolving {
  constructor(
    private readonly callingOff: CallingOff,
    private readonly moving: Moving,
  ) {}

  /** The caller holds the mentors and the sessions. */
  async all(
    context: AuditContext,
    ward: Ward,
    hit: Hit,
    { act, reason, told }: Resolution & { told: Told },
  ): Promise<Resolved> {
    const people = await peopleIn(context.manager, sessionIdsOf(hit));
    const before = (session: Session): Before => ({
      startAt: session.startAt,
      mentorId: session.mentorId,
      venueId: session.venueId,
      people: people.get(session.id)?.size ?? 0,
    });
    const moved: Moved = act === 'move' ? await this.moving.all(context, ward, hit) : new Map();
    const fate = (id: string, session: Session): Before => {
      const to = moved.get(id);
      if (to && 'to' in to) {
        const { startAt, venueId } = to.to;
        const { mentorId } = session;
        return { ...before(session), outcome: 'moved', to: { startAt, venueId, mentorId } };
      }
      const outcome: Outcome = act === 'keep' ? 'kept' : 'cancelled';
      return { ...before(session), outcome, ...(to ? { why: to.why } : {}) };
    };
    const left: Left[] = [];
    for (const found of hit.classes) {
      const { id } = found.groupClass;
      const was = fate(id, found.seating);
      if (was.outcome === 'cancelled') await this.callingOff.class(context, found, reason);
      left.push({ kind: 'class', subjectId: id, was });
    }
    const lessons = hit.lessons.map((lesson) => ({ lesson, was: fate(lesson.id, lesson) }));
    const off = lessons.filter(({ was }) => was.outcome === 'cancelled');
    await this.callingOff.lessons(
      context,
      off.map(({ lesson }) => lesson),
      reason,
      told,
    );
    for (const { lesson, was } of lessons) {
      left.push({ kind: 'session', subjectId: lesson.id, was });
    }
    for (const day of hit.walkIns) {
      if (act !== 'keep') await this.callingOff.walkIn(context, day, reason);
      const { startAt, venueId } = day;
      const outcome = act === 'keep' ? 'kept' : 'cancelled';
      left.push({ kind: 'walk-in', subjectId: day.id, was: { startAt, venueId, outcome } });
    }
    const everybody = new Set([...people.values()].flatMap((some) => [...some]));
    return { left, people: everybody.size };
  }
}
