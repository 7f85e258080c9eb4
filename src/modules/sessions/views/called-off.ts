import { Injectable } from '@nestjs/common';
import { type Actor, AuditWords } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { select } from '../../../platform/database/select';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentor } from '../../people';
import { Venue } from '../../wards';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { BookingListener } from '../rules/booking-listener';
import { type Learner, loadLearner } from '../rules/learner';
import { assertMayBookFor } from '../rules/who-may';

/** A place that somebody else took away, before its time has come. */
export interface CalledOff {
  id: string;
  startAt: number;
  endAt: number;
  topic: string;
  mentorName: string;
  /** Null is at home. */
  venueName: string | null;
  /** In the words of whoever did it; null when they gave none. */
  reason: string | null;
}

const row = {
  ...columns(Booking, 'id', 'startAt', 'endAt'),
  topic: column(Session, 'topic'),
  sessionReason: column(Session, 'cancelReason'),
  mentorName: column(Mentor, 'fullName'),
  venueName: orNull(column(Venue, 'name')),
  words: orNull(column(AuditWords, 'words')),
};

/** Sessions that will not be: a mentee who has noted one down must not stand before a locked hall. */
@Injectable()
export class CalledOffSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly listener: BookingListener,
  ) {}

  /**
   * Those to come, in order of time; what the mentee gave up themselves, or never knew of, is not among them. Whoever is
   * to be there and then all the same, since it was agreed on again, is not told that they need not come.
   */
  async ofMentee(actor: Actor, menteeId: string): Promise<CalledOff[]> {
    return this.ofLearner(actor, await loadLearner(this.unitOfWork.read, menteeId));
  }

  /** The same for whoever has read them already. */
  async ofLearner(actor: Actor, learner: Learner): Promise<CalledOff[]> {
    const { read } = this.unitOfWork;
    assertMayBookFor(actor, learner);
    const rows = await select(
      read,
      row,
      `SELECT b.id AS id, b.start_at AS "startAt", b.end_at AS "endAt", s.topic AS topic,
         s.cancel_reason AS "sessionReason",
         t.full_name AS "mentorName", v.name AS "venueName", w.words AS words
       FROM booking b
       JOIN session s ON s.id = b.session_id
       JOIN mentor t ON t.id = s.mentor_id
       LEFT JOIN venue v ON v.id = s.venue_id
       JOIN audit_entry a ON a.subject_id = b.id AND a.action = 'booking.cancel'
         AND a.actor_kind <> 'mentee'
       LEFT JOIN audit_words w ON w.entry_id = a.id
       WHERE b.mentee_id = $1 AND b.state = 'cancelled' AND b.end_at > $2
         AND NOT EXISTS (SELECT 1 FROM booking o JOIN session z ON z.id = o.session_id
           WHERE o.mentee_id = b.mentee_id AND o.start_at = b.start_at AND o.state = 'booked'
             AND COALESCE(z.venue_id, '') = COALESCE(s.venue_id, ''))
       ORDER BY b.start_at, b.id, a.at DESC`,
      [learner.menteeId, this.clock.now()],
    );
    const off = rows.filter(
      ({ id, words }, index) => rows[index - 1]?.id !== id && !wasOnlyHeld(words),
    );
    const ids = off.map(({ id }) => id);
    // What nobody ever heard of would only frighten them.
    const known = await this.listener.menteesWhoKnow(read, ids);
    return off
      .filter(({ id }) => known.has(id))
      .filter((one, nth, all) => !all.slice(nth + 1).some((later) => isThereAndThen(one, later)))
      .map(({ words, sessionReason, ...place }) => ({
        ...place,
        reason: inWords(words?.reason) ?? inWords(sessionReason),
      }));
  }
}

/** Called off twice, it is told once, as it was called off last. */
function isThereAndThen(
  one: Pick<CalledOff, 'startAt' | 'venueName'>,
  other: Pick<CalledOff, 'startAt' | 'venueName'>,
): boolean {
  return one.startAt === other.startAt && one.venueName === other.venueName;
}

/** A seat that was only kept while somebody read, and never theirs: so `Holds` lets go of it. */
function wasOnlyHeld(words: Record<string, string> | null): boolean {
  return words?.reason === 'expired' || words?.reason === 'another';
}

/** Nobody was left in the session: that is for programs, and tells the mentee nothing. */
function inWords(reason: unknown): string | null {
  return typeof reason === 'string' && reason !== '' && reason !== 'empty' ? reason : null;
}
