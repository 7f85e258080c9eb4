import { load } from './lab.mjs';

/** Claim, send and record of one process, in this process, with a channel of one's own. */
export function openDispatching(unitOfWork, channel) {
  const { Env } = load('config/env');
  const { Clock } = load('common/clock');
  const { Channels } = load('reminders/channels/channels');
  const { ReminderClaims } = load('reminders/reminder-claims');
  const { ReminderLeases } = load('reminders/reminder-leases');
  const { OutcomeRecorder } = load('reminders/outcome-recorder');
  const { ReminderDispatcher } = load('reminders/reminder-dispatcher');
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
