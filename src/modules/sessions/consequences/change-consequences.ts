import { Inject, Injectable } from '@nestjs/common';
import { type BrokenPair, PairRules, PairsService } from '../../matching';
import { PeopleService } from '../../people';
import { WardsService } from '../../wards';
import { freeIntervals } from '../../../core/slots/windows';
import { covers } from '../../../core/time/intervals';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { select } from '../../../platform/database/select';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { placesOfPair } from '../booking/places-of-pair';
import { Session } from '../entities/session.entity';
import { loadWardDays } from '../slots/ward-days';

const sessionRow = columns(Session, 'id', 'wardId', 'startAt', 'endAt', 'topic');
type Ahead = RowOf<typeof sessionRow>;

/** A lesson ahead that does not fit somebody in it any more, and why: the hour, or the topic. */
export interface StandingSession {
  id: string;
  startAt: number;
  topic: string;
  why: 'not-free' | 'not-wanted' | 'not-taught';
}

/** A pair that would not be made any more, and how many lessons ahead stand in it. */
export interface StandingPair extends BrokenPair {
  lessons: number;
}

/** What no longer fits after somebody was changed; nothing of it is changed by itself. */
export interface Consequences {
  sessions: StandingSession[];
  pairs: StandingPair[];
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
    const ahead = await this.ahead(side, id);
    const { windows, topics } = await this.people[side](id);
    const why = side === 'mentor' ? 'not-taught' : 'not-wanted';
    const otherTopics = ahead.filter(({ topic }) => !topics.includes(topic));
    const sessions = [
      ...(await this.outsideFreeTime(id, windows, ahead)).map(standing('not-free')),
      ...otherTopics.map(standing(why)),
    ].sort((one, other) => one.startAt - other.startAt);
    const pairs: StandingPair[] = [];
    for (const pair of await this.rules.brokenOf(side, id)) {
      const places = await placesOfPair(this.unitOfWork.read, pair, this.clock.now());
      pairs.push({ ...pair, lessons: places.length });
    }
    const tooManyMentees = side === 'mentor' ? await this.tooMany(id) : 0;
    return { sessions, pairs, tooManyMentees };
  }

  private ahead(side: 'mentor' | 'mentee', id: string): Promise<Ahead[]> {
    return select(
      this.unitOfWork.read,
      sessionRow,
      `SELECT s.id AS id, s.ward_id AS "wardId", s.start_at AS "startAt", s.end_at AS "endAt",
         s.topic AS topic
       FROM ${side === 'mentor' ? 'session s WHERE s.mentor_id' : "booking b JOIN session s ON s.id = b.session_id AND b.state = 'booked' WHERE b.mentee_id"} = $1
         AND s.start_at > $2 AND s.state IN ('planned', 'confirmed') AND s.class_id IS NULL
       ORDER BY s.start_at`,
      [id, this.clock.now()],
    );
  }

  private async outsideFreeTime(
    id: string,
    windows: WeeklyWindow[],
    sessions: readonly Ahead[],
  ): Promise<Ahead[]> {
    const { read } = this.unitOfWork;
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
    return sessions.filter((session) => !covers(free, session));
  }

  private async tooMany(mentorId: string): Promise<number> {
    const { maxMentees, wardId } = await this.people.mentor(mentorId);
    const { settings } = await this.wards.get(wardId);
    const taken = await this.pairs.ofMentor(mentorId);
    return Math.max(0, taken.length - (maxMentees ?? settings.maxMentees));
  }
}

const standing =
  (why: StandingSession['why']) =>
  ({ id, startAt, topic }: Ahead): StandingSession => ({ id, startAt, topic, why });
