/** A job that needs to be told nothing: it finds its work in the rows. */
export type NoData = Record<string, never>;

/**
 * Every job of the service and what it carries: ids and dates only, never people's data, because the
 * rows are the truth and a job may be lost, late or done twice.
 */
export interface JobMap {
  'reminders.sweep': NoData;
  'reminders.dispatch': { reminderId: string };
  'reminders.digest': NoData;
  'reminders.feedback': NoData;
  'reminders.attendance': NoData;
  'zalo.renew': NoData;
  'audit.seal': NoData;
  'figures.keep': NoData;
  'week-plan.all': NoData;
  'week-plan.make': { wardId: string; weekStart: string };
  'week-plan.run': { runId: string };
  'week-plan.publish': { runId: string };
  'week-plan.resume': NoData;
  'matching.run': { runId: string };
  'matching.try': { trialId: string };
  'matching.resume': NoData;
  'imports.read': { draftId: string };
  'imports.resume': NoData;
  'province.ward': { provinceWardId: string };
  'province.join': { provinceRunId: string };
  'province.publish': { provinceRunId: string };
  'province.resume': NoData;
  'sessions.release-holds': NoData;
  'sign-in-codes.send': { codeId: string };
  'lesson-videos.forget': NoData;
  'retention.forget': NoData;
  'backup.make': NoData;
}

export type JobName = keyof JobMap;

/** The jobs a schedule may start. */
export type RecurringJobName = {
  [Name in JobName]: JobMap[Name] extends NoData ? Name : never;
}[JobName];

/** `prompt` jobs last milliseconds and must not wait behind `heavy` ones, which compute for seconds. */
export type Lane = 'prompt' | 'heavy';

export const lanes: readonly Lane[] = ['prompt', 'heavy'];

export const laneOfJob: Readonly<Record<JobName, Lane>> = {
  'reminders.sweep': 'prompt',
  'reminders.dispatch': 'prompt',
  'reminders.digest': 'prompt',
  'reminders.feedback': 'prompt',
  'reminders.attendance': 'prompt',
  'zalo.renew': 'prompt',
  'audit.seal': 'prompt',
  'figures.keep': 'heavy',
  'week-plan.all': 'heavy',
  'week-plan.make': 'heavy',
  'week-plan.run': 'heavy',
  'week-plan.publish': 'heavy',
  'week-plan.resume': 'prompt',
  'matching.run': 'heavy',
  'matching.try': 'heavy',
  'matching.resume': 'prompt',
  'imports.read': 'heavy',
  'imports.resume': 'prompt',
  'province.ward': 'heavy',
  'province.join': 'heavy',
  'province.publish': 'heavy',
  'province.resume': 'prompt',
  'sessions.release-holds': 'prompt',
  'sign-in-codes.send': 'prompt',
  'lesson-videos.forget': 'prompt',
  'retention.forget': 'heavy',
  'backup.make': 'heavy',
};

export const jobNames = Object.keys(laneOfJob) as JobName[];
