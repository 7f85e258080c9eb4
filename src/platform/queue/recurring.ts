import type { RecurringJobName } from './lanes/job-map';

/** Runs inside every worker process, `everyMs` after its last run ended; nothing is put in the queue. */
export interface EveryWorkerSchedule {
  job: RecurringJobName;
  runs: 'in-every-worker';
  everyMs: number;
}

/**
 * Runs once for the whole service at each `at` ('HH:mm' in TIME_ZONE), every day or on one `weekday`
 * (ISO: 1 is Monday). When the service was off at that time it runs at the next start, if that is at
 * most `lateByAtMostMinutes` later.
 */
export interface OnceSchedule {
  job: RecurringJobName;
  runs: 'once';
  at: string;
  weekday?: number;
  lateByAtMostMinutes: number;
}

export type Schedule = EveryWorkerSchedule | OnceSchedule;

/** Every schedule of the service; each line says for itself why it runs when it does. */
export const schedules: readonly Schedule[] = [
  // The sweep is what finds reminders when the queue forgot them, so it must not live in the queue.
  { job: 'reminders.sweep', runs: 'in-every-worker', everyMs: 1_000 },
  // A token that lasts 25 hours is renewed six hours before its end; one process does, by its row.
  { job: 'zalo.renew', runs: 'in-every-worker', everyMs: 5 * 60_000 },
  // What was written to the audit joins the chain soon, so that hardly any can be altered before; most looks find none.
  { job: 'audit.seal', runs: 'in-every-worker', everyMs: 20_000 },
  // Numbers of wards that have changed are counted from their rows until they are kept again; most looks find none.
  { job: 'figures.keep', runs: 'in-every-worker', everyMs: 20_000 },
  // After two hours the quiet hours have begun (21:30) and tomorrow's digest would come too late.
  { job: 'reminders.digest', runs: 'once', at: '19:30', lateByAtMostMinutes: 120 },
  // Thursday evening leaves the staff a working day to look before the plan publishes itself.
  // Until Sunday evening a plan for the coming week is still of use to a ward whose PC was off.
  { job: 'week-plan.all', runs: 'once', at: '19:00', weekday: 4, lateByAtMostMinutes: 3 * 24 * 60 },
  // Whoever had a first or last lesson is asked about it soon after; what is asked already is left alone.
  { job: 'reminders.feedback', runs: 'in-every-worker', everyMs: 5 * 60_000 },
  // Ambassadors are asked to write down who came some hours after; who was asked already is left alone.
  { job: 'reminders.attendance', runs: 'in-every-worker', everyMs: 10 * 60_000 },
  // A pairing whose worker died, or whose job was lost, is taken up again.
  { job: 'matching.resume', runs: 'in-every-worker', everyMs: 3_000 },
  // A file whose worker died, or whose job was lost, is read again; somebody waits for its preview.
  { job: 'imports.resume', runs: 'in-every-worker', everyMs: 3_000 },
  // A week plan whose worker died, or whose job was lost, is taken up again; one that is due is published.
  { job: 'week-plan.resume', runs: 'in-every-worker', everyMs: 3_000 },
  // Wards of a province whose job was lost, and the joining after the last of them.
  { job: 'province.resume', runs: 'in-every-worker', everyMs: 15_000 },
  // A seat that was held for somebody who went away is free again.
  { job: 'sessions.release-holds', runs: 'in-every-worker', everyMs: 10_000 },
  // Deletes old rows at night, when nobody waits for a write; a PC that was off does it in the morning.
  { job: 'retention.forget', runs: 'once', at: '03:10', lateByAtMostMinutes: 20 * 60 },
  // A copy of the day, before the night's forgetting; a PC that was off makes it when it is on.
  { job: 'backup.make', runs: 'once', at: '02:30', lateByAtMostMinutes: 23 * 60 },
  // Files that no lesson has any more go after the copy of the day, which may still speak of them.
  { job: 'lesson-videos.forget', runs: 'once', at: '03:40', lateByAtMostMinutes: 20 * 60 },
];
