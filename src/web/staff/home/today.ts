import { Injectable } from '@nestjs/common';
import { dayInterval, localDateOf } from '../../../core/time/zone';
import type { Actor } from '../../../modules/access';
import { ImportDrafts } from '../../../modules/exchange';
import { RightsRequests } from '../../../modules/rights';
import {
  CallLines,
  FeedbackAnswers,
  FeedbackCalls,
  ReminderStatusQuery,
} from '../../../modules/reminders';
import {
  ClosedDaySessions,
  FallenSilent,
  StuckLearners,
  UnrecordedSessions,
  WalkInDay,
  WithoutLesson,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { standingOn } from './standing-on';

/** What needs somebody of the ward now: how many of each. */
export interface TodayCounts {
  /** The day of which all of it is said. */
  date: string;
  /** Numbers by which people have to be told what no message told them. */
  calls: number;
  /** Who said after a lesson that something was wrong, and was not called. */
  wrong: number;
  /** Who is asked by phone how their lessons were. */
  toAsk: number;
  /** Lessons, classes and walk-in days of today, as the week of the day says. */
  tonight: number;
  /** Past sessions of which nobody has written down who came. */
  unrecorded: number;
  walkInDays: number;
  silentMentors: number;
  absentMentees: number;
  /** Who cannot do a topic alone after many lessons in it. */
  stuckLearners: number;
  /** Who has an ambassador and no lesson ahead. */
  withoutLesson: number;
  /** Files that were read and wait for a decision, and what is doubtful in them. */
  files: number;
  failedFiles: number;
  /** In the next month, on days that are closed. */
  onClosedDays: number;
  /** What people ask for of what is kept of them; those of it that are late, and the others. */
  lateRequests: number;
  requests: number;
  /** The ward's number, which messages and pages tell people. */
  hasPhone: boolean;
  /** No provider is set up: nothing leaves the service. */
  sendsNothing: boolean;
  /** Whether people can reach the address that slips and messages tell. */
  isReachable: boolean;
}

@Injectable()
export class TodayQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly callLines: CallLines,
    private readonly feedback: FeedbackAnswers,
    private readonly feedbackCalls: FeedbackCalls,
    private readonly status: ReminderStatusQuery,
    private readonly unrecorded: UnrecordedSessions,
    private readonly silent: FallenSilent,
    private readonly stuck: StuckLearners,
    private readonly closed: ClosedDaySessions,
    private readonly drafts: ImportDrafts,
    private readonly withoutLesson: WithoutLesson,
    private readonly rightsRequests: RightsRequests,
  ) {}

  async of(actor: Actor, { id: wardId, settings }: Ward): Promise<TodayCounts> {
    const { read } = this.unitOfWork;
    const { TIME_ZONE: zone } = this.env;
    const now = this.clock.now();
    const today = localDateOf(now, zone);
    const { startAt: fromAt, endAt: toAt } = dayInterval(today, zone);
    const open = await this.drafts.open(wardId);
    const stuck = await this.stuck.of(actor, wardId);
    const asked = await this.rightsRequests.counts(wardId);
    return {
      date: today,
      calls: await this.callLines.count(wardId),
      wrong: (await this.feedback.wrong(wardId)).length,
      toAsk: (await this.feedbackCalls.list(wardId)).length,
      tonight: await standingOn(read, wardId, { fromAt, toAt }),
      unrecorded: await this.unrecorded.count(wardId),
      walkInDays: await read.countBy(WalkInDay, { wardId, date: today, state: 'open' }),
      silentMentors: (await this.silent.mentors(actor, wardId)).length,
      absentMentees: (await this.silent.mentees(actor, wardId)).length,
      stuckLearners: new Set(stuck.map(({ menteeId }) => menteeId)).size,
      withoutLesson: (await this.withoutLesson.mentees(wardId)).size,
      files: open.filter(({ state }) => state === 'read').length,
      failedFiles: open.filter(({ state }) => state === 'failed').length,
      onClosedDays: await this.closed.count(wardId),
      lateRequests: asked.late,
      requests: asked.open - asked.late,
      hasPhone: settings.contactPhone !== null,
      sendsNothing: this.status.sendsNothing,
      isReachable: this.env.isReachable,
    };
  }
}
