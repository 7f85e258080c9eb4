import { Inject, Injectable } from '@nestjs/common';
import { type BrokenPair, PairRules, PairsService } from '../../matching';
import { PeopleService } from '../../people';
import { WardsService } from '../../wards';
import { freeIntervals } from '../../../core/slots/windows';
import { covers } from '../../../core/time/intervals';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { select } from '../../../platform/database/select';
import { columns } from '../../../platform/database/result-columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Session } from '../entities/session.entity';
import { loadWardDays } from '../slots/ward-days';

const sessionRow = columns(Session, 'id', 'wardId', 'startAt', 'endAt', 'topic');

/** A lesson ahead that stands outside of the free time of somebody in it. */
export interface StandingSession {
  id: string;
  startAt: number;
  topic: string;
}

/** What no longer fits after somebody was changed; nothing of it is changed by itself. */
export interface Consequences {
  sessions: StandingSession[];
  pairs: BrokenPair[];
  /** How many mentees a mentor has beyond their maximum. */
  tooManyMentees: number;
}

/**
 * What a change of a person means for what is agreed: named, with links, for an officer to decide. Whatever will
 * settle it by itself one day begins with this.
 */
@Injectable()
export class ChangeConsequences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly rules: PairRules,
    private readonly wards: WardsService,
    @Inject(Env) private readonly env: Env,
  ) {}

  async of(side: 'mentor' | 'mentee', id: string): Promise<Consequences> {
    const sessions = await this.outsideFreeTime(side, id);
    const pairs = await this.rules.brokenOf(side, id);
    const tooManyMentees = side === 'mentor' ? await this.tooMany(id) : 0;
    return { sessions, pairs, tooManyMentees };
  }

  private async outsideFreeTime(side: 'mentor' | 'mentee', id: string): Promise<StandingSession[]> {
    const { read } = this.unitOfWork;
    const { windows } = await this.people[side](id);
    const sessions = await select(
      read,
      sessionRow,
      `SELECT s.id AS id, s.ward_id AS "wardId", s.start_at AS "startAt", s.end_at AS "endAt",
         s.topic AS topic
       FROM ${side === 'mentor' ? 'session s WHERE s.mentor_id' : "booking b JOIN session s ON s.id = b.session_id AND b.state = 'booked' WHERE b.mentee_id"} = $1
         AND s.start_at > $2 AND s.state IN ('planned', 'confirmed') AND s.class_id IS NULL
       ORDER BY s.start_at`,
      [id, this.clock.now()],
    );
    if (sessions.length === 0) return [];
    const zone = this.env.TIME_ZONE;
    const dates = [...new Set(sessions.map(({ startAt }) => localDateOf(startAt, zone)))];
    const { wardId } = sessions[0];
    const { settings } = await this.wards.get(wardId);
    const days = await loadWardDays(read, {
      wardId,
      workingWindows: settings.workingWindows,
      zone,
      dates,
      personIds: [id],
    });
    // The ward's own hours are no matter of the person's: staff may have agreed on another time.
    const free = freeIntervals(
      { days: days.days, hours: sessions },
      { windows, exceptions: days.exceptionsOf(id) },
    );
    return sessions
      .filter((session) => !covers(free, session))
      .map(({ id: sessionId, startAt, topic }) => ({ id: sessionId, startAt, topic }));
  }

  private async tooMany(mentorId: string): Promise<number> {
    const { maxMentees, wardId } = await this.people.mentor(mentorId);
    const { settings } = await this.wards.get(wardId);
    const taken = await this.pairs.ofMentor(mentorId);
    return Math.max(0, taken.length - (maxMentees ?? settings.maxMentees));
  }
}
