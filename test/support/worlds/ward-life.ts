import type { Actor } from '../../../src/modules/access/policies/actor';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { FeedbackQuestions } from '../../../src/modules/reminders/feedback/feedback-questions';
import { grouped } from '../../../src/platform/common/grouped';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { MatchTrials } from '../../../src/modules/matching/trials/match-trials.service';
import { MatchingJobs } from '../../../src/modules/matching/trials/matching.jobs';
import { ProvinceJobs } from '../../../src/modules/matching/provinces/province.jobs';
import { ProvincePublisher } from '../../../src/modules/matching/provinces/province-publisher';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import type { SendOutcome } from '../../../src/modules/reminders/channels/channel';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { ReminderDispatcher } from '../../../src/modules/reminders/dispatch/reminder-dispatcher';
import { RemindersJobs } from '../../../src/modules/reminders/dispatch/reminders.jobs';
import { WeekPlanJobs } from '../../../src/modules/sessions/planning/week-plan.jobs';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import type { TestDatabase } from '../databases/databases';
import type { PagesApp } from '../pages/pages-app';
import { settleWard } from './province-wards';
import { MemoryChannel } from './reminder-desk';
import {
  type Versioned,
  type PairRow,
  type Listed,
  type Couple,
  WardSteps,
  at,
} from './ward-steps';

interface PossibleMentor {
  mentorId: string;
  mentees: number;
  maxMentees: number;
}

/** How a provider takes messages, in turn. */
const answers: ((key: string) => SendOutcome)[] = [
  (key) => ({ kind: 'accepted', messageId: key }),
  () => ({ kind: 'unreachable', code: '99', detail: 'no such number' }),
  () => ({ kind: 'ambiguous', code: 'timeout', detail: '' }),
];

const keyOf = ({ mentorId, menteeId }: PairRow): PairRow => ({ mentorId, menteeId });

/** The provider who takes the messages of the ward. */
export function useChannel({ app }: PagesApp): MemoryChannel {
  const sms = new MemoryChannel('sms', false);
  sms.answer = ({ key }) => answers[sms.sent.length % answers.length](key);
  app.get(Channels).use([sms]);
  return sms;
}

/** What people do in a ward over a fortnight, each step through the API or by a job of the service. */
export class WardLife extends WardSteps {
  async pairAndPlan(): Promise<void> {
    const path = `wards/${this.ward.id}`;
    const run = await this.ask<Versioned>('POST', `${path}/proposals`);
    await this.pages.app.get(MatchRunsService).execute(run.id);
    await this.ask('POST', `proposals/${run.id}/publication`, { acceptBelowMinimum: false });
    const plan = await this.plan({ fromDate: '2026-11-23', weeks: 2 });
    await this.publish(plan);
  }

  /** Pairs are released, given by hand and computed again; gives an open proposal. */
  async correctPairs(): Promise<string> {
    const { app } = this.pages;
    const { id: wardId } = this.ward;
    const pairs = await this.pairs();
    const last = pairs.at(-1) as PairRow;
    await this.ask('DELETE', `wards/${wardId}/pairs/${last.menteeId}?forbid=true`);
    const path = `wards/${wardId}/mentees/${last.menteeId}/possible-mentors`;
    const possible = await this.ask<PossibleMentor[]>('GET', path);
    const another = possible.find(
      ({ mentorId, mentees, maxMentees }) => mentorId !== last.mentorId && mentees < maxMentees,
    );
    const mentorId = another?.mentorId;
    await this.ask('PUT', `wards/${wardId}/pairs/${last.menteeId}`, { mentorId });
    await this.ask('POST', `wards/${wardId}/what-if`, {
      locks: [keyOf(pairs[1])],
      forbids: [keyOf(pairs[0])],
    });

    this.clock.at += 1000;
    const run = await this.ask<Versioned>('POST', `wards/${wardId}/proposals`);
    await app.get(MatchingJobs).resume();
    await app.get(MatchRunsService).execute(run.id);
    const proposed = await this.ask<Listed<PairRow>>('GET', `proposals/${run.id}/pairs`);
    const changes = { locks: [keyOf(proposed.items[0])], forbids: [keyOf(proposed.items[1])] };
    await this.ask('POST', `proposals/${run.id}/what-if`, changes);
    const { version } = await this.ask<Versioned>('GET', `proposals/${run.id}`);
    await this.ask('POST', `proposals/${run.id}/changes`, { ...changes, version });
    const move = { mentorId: proposed.items[2].mentorId };
    await this.ask('PUT', `proposals/${run.id}/pairs/${proposed.items[2].menteeId}`, move);
    await this.ask('POST', `proposals/${run.id}/publication`, { acceptBelowMinimum: true });

    this.clock.at += 1000;
    const discarded = await this.ask<Versioned>('POST', `wards/${wardId}/proposals`);
    await this.ask('DELETE', `proposals/${discarded.id}`);
    this.clock.at += 1000;
    const open = await this.ask<Versioned>('POST', `wards/${wardId}/proposals`);
    await app.get(MatchRunsService).execute(open.id);
    return open.id;
  }

  /** Other weights, and what one more ambassador costs in the proposal; gives the trial of weights. */
  async tryOut(proposal: string): Promise<string> {
    const { app } = this.pages;
    const { officer } = this.staff;
    const trials = app.get(MatchTrials);
    const { id } = await trials.tryWeights(officer, this.ward.id, { activeMentorReward: 6_000 });
    await trials.execute(id);
    const run = await app.get(MatchRunsService).get(proposal);
    await trials.execute((await trials.askCurve(officer, run)).id);
    return id;
  }

  /** The two of whom the rest tells: the ambassador who has most mentees, and one of these. */
  async choosePair(): Promise<Couple> {
    const teams = [...grouped(await this.pairs(), ({ mentorId }) => mentorId).values()];
    const [[{ mentorId, menteeId }]] = teams.sort((one, other) => other.length - one.length);
    const { id: wardId } = this.ward;
    return {
      mentor: { kind: 'mentor', id: mentorId, wardId },
      mentee: { kind: 'mentee', id: menteeId, wardId },
    };
  }

  async places(): Promise<{ venue: string; hamlet: string }> {
    const { id, latitude, longitude } = this.ward;
    await this.ask('POST', `wards/${id}/venues`, {
      name: 'Nhà văn hóa thôn 1',
      hamletName: 'Thôn 1',
      kind: 'hall',
      latitude,
      longitude,
      seats: 30,
      hasWifi: true,
      isStepFree: true,
      openings: null,
    });
    const [venue] = await this.ask<Versioned[]>('GET', `wards/${id}/venues`);
    const [hamlet] = await this.ask<Versioned[]>('GET', `wards/${id}/hamlets`);
    await this.ask('PUT', `wards/${id}/holidays/2026-12-24`, { name: 'Hội làng', isHoliday: true });
    await this.ask('DELETE', `wards/${id}/holidays/2026-12-24`);
    return { venue: venue.id, hamlet: hamlet.id };
  }

  /** One message to several people: looked at, sent, taken back, and sent after all. */
  async announce({ mentor, mentee }: Couple): Promise<string> {
    const path = `wards/${this.ward.id}/announcements`;
    const text = 'Mai nhà văn hóa mất điện.';
    await this.ask('POST', `${path}-preview`, { side: 'mentee', personIds: [mentee.id], text });
    const { version } = await this.ask<Versioned>('GET', `mentors/${mentor.id}`);
    const phone = '+84912345699';
    await this.ask('PATCH', `mentors/${mentor.id}`, { version, phone });
    const toMentor = { side: 'mentor', personIds: [mentor.id], text };
    const first = await this.ask<{ id: string }>('POST', path, toMentor);
    await this.ask('POST', `announcements/${first.id}/taking-back`, {});
    const { id } = await this.ask<{ id: string }>('POST', path, toMentor);
    return id;
  }

  /** Messages leave, arrive, are refused and stay unclear; somebody calls instead. */
  async remind({ mentee }: Couple): Promise<string> {
    const { app } = this.pages;
    const sms = useChannel(this.pages);
    const jobs = app.get(RemindersJobs);
    for (const hour of [17, 18, 19, 20]) {
      this.clock.at = at('2026-11-30', hour, 45);
      await app.get(ReminderDispatcher).sendDue();
      await jobs.sweep();
    }
    await jobs.digest();
    await jobs.renewToken();
    this.clock.at = at('2026-12-01', 8);
    await app.get(ReminderDispatcher).sendDue();
    const sent = sms.sent.at(-1)?.key ?? '';
    const report = `SMSID=${sent}&RequestId=${sent}&SendStatus=5&SendSuccess=1`;
    await this.ask('POST', `provider-reports/sms?${report}`);

    const { items } = await this.ask<Listed<{ reminderId: string }>>('GET', 'call-list');
    const { reminderId } = items[0];
    await this.ask('POST', `reminders/${reminderId}/calls`, { note: 'con gái nghe máy' });
    await this.ask('DELETE', `reminders/${reminderId}/calls`);
    const messages = `mentees/${mentee.id}/messages`;
    const address = 'hoc.vien@example.vn';
    await this.ask('PATCH', messages, { email: address });
    await this.ask('POST', 'opt-outs', { address, channel: 'email' });
    await this.ask('DELETE', `opt-outs?address=${encodeURIComponent(address)}&channel=email`);
    await this.ask('PATCH', messages, { email: null });
    await this.ask('PATCH', messages, { isStopped: true });
    await this.ask('PATCH', messages, { isStopped: false, language: 'en' });
    return reminderId;
  }

  /** Whoever was there is asked about their first lesson; gives one question and its code, as after a course. */
  async askWhatTheyThink(): Promise<{ question: string; feedback: string }> {
    const before = this.clock.at;
    // On the evening of the first lessons: later nobody is asked about them any more.
    this.clock.at = at('2026-11-24', 21);
    await this.pages.app.get(FeedbackQuestions).ask();
    this.clock.at = before;
    const unitOfWork = this.pages.app.get(UnitOfWork);
    const [{ id, code }] = await unitOfWork.read.findBy(Feedback, { wardId: this.ward.id });
    await unitOfWork.write((manager) => manager.update(Feedback, { id }, { occasion: 'last' }));
    return { question: code, feedback: id };
  }

  /** The ward and a new neighbour are paired and published together. */
  async pairProvince(database: TestDatabase): Promise<string> {
    const { app } = this.pages;
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: this.ward.id }, { provinceCode: '37' }),
    );
    await settleWard({ app, database }, '00001', 105.92, [1, 6], true);
    const jobs = app.get(ProvinceJobs);
    const provinces = app.get(ProvinceRunsService);
    const run = await this.as(this.staff.operator, () =>
      this.ask<Versioned>('POST', 'provinces/37/proposals'),
    );
    for (const { runId, wardIds } of await provinces.unattended()) {
      for (const provinceWardId of wardIds) await jobs.ward({ provinceWardId });
      await provinces.join(runId);
    }
    await this.as(this.staff.operator, () =>
      this.ask('POST', `provinces/37/proposals/${run.id}/publication`),
    );
    await jobs.resume();
    await app.get(ProvincePublisher).execute(run.id);
    return run.id;
  }

  /** What the schedules do on their own, and a plan by hand; gives one that waits to be published. */
  async planNextWeek(): Promise<string> {
    const { app } = this.pages;
    const plans = app.get(WeekPlanJobs);
    await plans.makeAll();
    await plans.resume();
    const runs = `wards/${this.ward.id}/week-plan-runs`;
    const { items } = await this.ask<Listed<{ id: string; publishAt: number }>>('GET', runs);
    const [{ id: weekly, publishAt }] = items;
    const before = this.clock.at;
    this.clock.at = publishAt;
    await plans.resume();
    await plans.publish({ runId: weekly });
    this.clock.at = before;
    await this.ask('POST', `${runs}/${weekly}/withdrawal`, { reason: 'Mưa to' });
    const again = { fromDate: '2026-12-07', weeks: 1, again: true };
    await this.ask('DELETE', `${runs}/${await this.plan(again)}`);
    const waiting = await this.plan(again);
    await app.get(MatchingJobs).resume();
    await app.get(ProvinceJobs).resume();
    await app.get(RemindersJobs).sweep();
    return waiting;
  }

  async anotherThan({ id }: Actor): Promise<string> {
    const pairs = await this.pairs();
    return pairs.find(({ menteeId }) => menteeId !== id)?.menteeId ?? '';
  }

  private async publish(id: string): Promise<void> {
    const run = `wards/${this.ward.id}/week-plan-runs/${id}`;
    const { version } = await this.ask<Versioned>('GET', run);
    await this.ask('POST', `${run}/publication`, { version });
  }

  /** Asks for a plan and has it made, as a worker does; gives the run. */
  private async plan(weeks: object): Promise<string> {
    const run = await this.ask<{ id: string }>('POST', `wards/${this.ward.id}/week-plans`, weeks);
    await this.pages.app.get(WeekPlanJobs).run({ runId: run.id });
    return run.id;
  }
}
