import { load } from './lab.mjs';

/** Claim, send and record of one process, in this process, with a channel of one's own. */
export function openDispatching(unitOfWork, channel) {
  const { Env } = load('platform/config/env');
  const { Clock } = load('platform/common/clock');
  const { Channels } = load('modules/reminders/channels/channels');
  const { ReminderClaims } = load('modules/reminders/dispatch/reminder-claims');
  const { ReminderLeases } = load('modules/reminders/dispatch/reminder-leases');
  const { OutcomeRecorder } = load('modules/reminders/dispatch/outcome-recorder');
  const { ReminderDispatcher } = load('modules/reminders/dispatch/reminder-dispatcher');
  const clock = new Clock();
  const env = new Env();
  const channels = new Channels(env, clock, {});
  channels.use([channel]);
  const claims = new ReminderClaims(unitOfWork, clock, channels, env);
  const leases = new ReminderLeases(unitOfWork, clock, channels);
  const recorder = new OutcomeRecorder(unitOfWork, clock, channels);
  const links = { linksFor: () => Promise.resolve(new Map()) };
  return new ReminderDispatcher(claims, leases, recorder, channels, links, clock, env);
}
