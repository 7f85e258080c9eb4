import { ProgrammesByName } from '../../../core/programme/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { type BrokenPair, PairRules, PairsService } from '../../matching';
import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import type { Actor } from '../../access';
import { PeopleService, type PersonToChange } from '../../people';
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

  /**
   * What would not fit any more once somebody is changed, beside what does not fit today: it is changed, and undone.
   * @throws DomainError as the change
   */
  async ofChange(
    actor: Actor,
    side: Side,
    seen: { id: string; version: number },
    changes: PersonToChange['changes'],
  ): Promise<Consequences> {
    const today = await this.of(side, seen.id);
    const see = (manager: EntityManager) => this.of(side, seen.id, manager);
    return beside(today, await this.people.afterChange(actor, { side, seen, changes }, see));
  }

  async of(
    side: Side,
    id: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<Consequences> {
    const ahead = await this.ahead(manager, side, id);
    const { windows, topics } = await this.people[side](id, manager);
    const why = side === 'mentor' ? 'not-taught' : 'not-wanted';
    const otherTopics = ahead.filter(({ topic }) => !topics.includes(topic));
    const sessions = [
      ...(await this.outsideFreeTime(manager, id, windows, ahead)).map(standing('not-free')),
      ...otherTopics.map(standing(why)),
    ].sort((one, other) => one.startAt - other.startAt);
    const pairs: StandingPair[] = [];
    for (const pair of await this.rules.brokenOf(side, id, manager)) {
      const places = await placesOfPair(manager, pair, this.clock.now());
      pairs.push({ ...pair, lessons: places.length });
    }
    const tooManyMentees = side === 'mentor' ? await this.tooMany(manager, id) : 0;
    return { sessions, pairs, tooManyMentees };
  }

  private ahead(manager: EntityManager, side: Side, id: string): Promise<Ahead[]> {
    return select(
      manager,
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
    manager: EntityManager,
    id: string,
    windows: WeeklyWindow[],
    sessions: readonly Ahead[],
  ): Promise<Ahead[]> {
    if (sessions.length === 0) return [];
    const zone = this.env.TIME_ZONE;
    const dates = [...new Set(sessions.map(({ startAt }) => localDateOf(startAt, zone)))];
    const { wardId } = sessions[0];
    const { settings } = await this.wards.get(wardId);
    const days = await loadWardDays(manager, {
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

  private async tooMany(manager: EntityManager, mentorId: string): Promise<number> {
    const mentor = await this.people.mentor(mentorId, manager);
    const { settings, programmes } = await this.wards.get(mentor.wardId);
    const { maxMentees } = new ProgrammesByName(programmes).limitsOf(mentor, settings);
    const taken = await this.pairs.ofMentor(mentorId, manager);
    return Math.max(0, taken.length - maxMentees);
  }
}

const standing =
  (why: StandingSession['why']) =>
  ({ id, startAt, topic }: Ahead): StandingSession => ({ id, startAt, topic, why });

/** What is so after and was not before. */
function beside(before: Consequences, after: Consequences): Consequences {
  const known = new Set([...before.sessions.map(keyOfSession), ...before.pairs.map(keyOfPair)]);
  const isMore = after.tooManyMentees > before.tooManyMentees;
  return {
    sessions: after.sessions.filter((one) => !known.has(keyOfSession(one))),
    pairs: after.pairs.filter((one) => !known.has(keyOfPair(one))),
    tooManyMentees: isMore ? after.tooManyMentees : 0,
  };
}

const keyOfSession = ({ id, why }: StandingSession): string => `${id} ${why}`;
const keyOfPair = ({ mentorId, menteeId, rule }: BrokenPair): string =>
  `${mentorId} ${menteeId} ${rule}`;
