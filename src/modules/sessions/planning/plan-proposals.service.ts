import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Env } from '../../../platform/config/env';
import { notFound } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { grouped } from '../../../platform/common/grouped';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import type { NoSlotReason } from '../../../core/week-plan/plan-problem';
import { PeopleService } from '../../people';
import { WeekPlanProposal } from '../entities/week-plan-proposal.entity';
import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import { WeekPlanRuns } from './week-plan-runs.service';

/** What a plan would do once it is published, before anybody hears of it. */
export interface ProposedWeeks {
  sessions: number;
  /** How many mentees would have at least one session. */
  served: number;
  /** How many places they would have, over all weeks. */
  places: number;
  /** How many mentees would go without in at least one week. */
  unserved: number;
  /** Why, the commonest reason first. */
  reasons: UnservedFor[];
  days: ProposedDay[];
  /** What would be sent, and its price. */
  messages: number;
  smsParts: number;
  /** How many people no message reaches. */
  calls: number;
  /** How many mentees hear of it later, with a reminder. */
  toldLater: number;
  /** How many hear nothing by message, because of the limits. */
  held: number;
}

export interface UnservedFor {
  because: NoSlotReason;
  mentees: UnservedMentee[];
}

export interface UnservedMentee {
  menteeId: string;
  fullName: string;
  /** First days of the weeks without a session, local dates. */
  weeks: LocalDate[];
}

export interface ProposedDay {
  date: LocalDate;
  sessions: number;
  places: number;
}

/** Tells what a proposed plan comes to. */
@Injectable()
export class PlanProposals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(Env) private readonly env: Env,
    private readonly runs: WeekPlanRuns,
    private readonly people: PeopleService,
  ) {}

  async get(actor: Actor, wardId: string, id: string): Promise<ProposedWeeks> {
    return this.of(await this.runs.get(actor, wardId, id));
  }

  /** @throws DomainError not-found when the run proposes nothing (any more) */
  async of({ id }: WeekPlanRun): Promise<ProposedWeeks> {
    const proposal = await this.unitOfWork.read.findOneBy(WeekPlanProposal, { runId: id });
    if (!proposal) throw notFound('planning');
    const { sessions, joined, unscheduled } = proposal.plan;
    const seated = [
      ...sessions.flatMap(({ menteeIds }) => menteeIds),
      ...joined.map(({ menteeId }) => menteeId),
    ];
    const without = [...new Set(unscheduled.map(({ menteeId }) => menteeId))];
    return {
      sessions: sessions.length,
      served: new Set(seated).size,
      places: seated.length,
      unserved: without.length,
      reasons: reasonsOf(proposal, await this.people.namesOf(without)),
      days: this.daysOf(proposal),
      messages: proposal.messages,
      smsParts: proposal.smsParts,
      calls: proposal.calls,
      toldLater: proposal.toldLater,
      held: proposal.held,
    };
  }

  private daysOf({ plan }: WeekPlanProposal): ProposedDay[] {
    const byDate = grouped(plan.sessions, ({ startAt }) =>
      localDateOf(startAt, this.env.TIME_ZONE),
    );
    return [...byDate]
      .map(([date, sessions]) => ({
        date,
        sessions: sessions.length,
        places: sessions.reduce((sum, { menteeIds }) => sum + menteeIds.length, 0),
      }))
      .sort((one, other) => one.date.localeCompare(other.date));
  }
}

function reasonsOf({ plan }: WeekPlanProposal, names: ReadonlyMap<string, string>): UnservedFor[] {
  const byReason = grouped(plan.unscheduled, ({ reason }) => reason);
  return [...byReason.values()]
    .map((all) => ({
      because: all[0].reason,
      mentees: [...grouped(all, ({ menteeId }) => menteeId)]
        .map(([menteeId, weeks]) => ({
          menteeId,
          fullName: names.get(menteeId) ?? '',
          weeks: weeks.map(({ weekStart }) => weekStart),
        }))
        .sort((one, other) => one.fullName.localeCompare(other.fullName, 'vi')),
    }))
    .sort((one, other) => other.mentees.length - one.mentees.length);
}
