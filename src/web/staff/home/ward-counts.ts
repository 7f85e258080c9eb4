import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { MatchRun, Pair, PairsService } from '../../../modules/matching';
import { Mentee, Mentor } from '../../../modules/people';
import { Session, type WeekPlanRun, WeekPlanRuns } from '../../../modules/sessions';
import { Hamlet, Venue, Ward } from '../../../modules/wards';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { localDateOf } from '../../../core/time/zone';
import { Env } from '../../../platform/config/env';
import { weekFrom } from '../../shared/sessions/week-days';
import { standingOn } from './standing-on';

/** Where a ward stands: the numbers of its home page. */
export interface WardCounts {
  hamlets: number;
  venues: number;
  mentors: number;
  mentees: number;
  pairs: number;
  /** Who waits for an ambassador. */
  unpaired: number;
  /** Lessons, classes and walk-in days of the seven days from today on, as the week that begins today has them. */
  sessions: number;
  /** Today. */
  from: string;
  /** Free places with ambassadors who have mentees, while somebody waits for one. */
  places: number;
  /** Sessions were planned once: what a ward begins with is done. */
  hasPlanned: boolean;
  /** A proposal that waits to be published. */
  proposalId: string | null;
  /** A week plan that does. */
  plan: Pick<WeekPlanRun, 'id' | 'publishAt'> | null;
}

const placesRow = { places: number };

@Injectable()
export class WardCountsQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly pairs: PairsService,
    private readonly plans: WeekPlanRuns,
    private readonly env: Env,
  ) {}

  async of(wardId: string): Promise<WardCounts> {
    const { read } = this.unitOfWork;
    const { TIME_ZONE: zone } = this.env;
    const from = localDateOf(this.clock.now(), zone);
    const active = { wardId, isActive: true };
    const mentees = await read.countBy(Mentee, active);
    const pairs = await read.countBy(Pair, { wardId, endedAt: IsNull() });
    const proposal = await read.findOne(MatchRun, {
      select: { id: true },
      where: { wardId, state: 'proposed' },
      order: { createdAt: 'DESC' },
    });
    const { length: unpaired } = await this.pairs.unpaired(wardId);
    return {
      hamlets: await read.countBy(Hamlet, { wardId }),
      venues: await read.countBy(Venue, { wardId }),
      mentors: await read.countBy(Mentor, active),
      mentees,
      pairs,
      unpaired,
      places: pairs > 0 && unpaired > 0 ? await this.places(wardId) : 0,
      sessions: await standingOn(read, wardId, weekFrom(from, zone)),
      from,
      hasPlanned: await read.existsBy(Session, { wardId }),
      proposalId: proposal?.id ?? null,
      plan: await this.plans.latest(wardId, ['proposed']),
    };
  }

  /** Free with ambassadors who have mentees: a place that a finished course left. */
  private async places(wardId: string): Promise<number> {
    const { read } = this.unitOfWork;
    const { settings } = await read.findOneByOrFail(Ward, { id: wardId });
    const [{ places }] = await select(
      read,
      placesRow,
      `SELECT COALESCE(SUM(CASE WHEN free > 0 THEN free ELSE 0 END), 0) AS places FROM (
         SELECT COALESCE(mentor.max_mentees, $1) - COUNT(*) AS free FROM mentor
         JOIN pair ON pair.mentor_id = mentor.id AND pair.ended_at IS NULL
         WHERE mentor.ward_id = $2 AND mentor.is_active
         GROUP BY mentor.id, mentor.max_mentees) AS taken`,
      [settings.maxMentees, wardId],
    );
    return places;
  }
}
