import type { Logger } from '@nestjs/common';
import { counter, gauge, histogram } from '../../../platform/watching/metrics/metrics';
import type { DeliveryRoute } from '../messages/fallback-chain';
import type { SendOutcome } from '../channels/channel';
import type { ChannelCounts } from './channel-counts';
import type { ClaimedMessage } from '../messages/due-message';

/** Kept in prom-client's default registry; every name starts with tung_ngo_reminder. */
const outcomes = counter('tung_ngo_reminder_outcomes_total', 'Tries by channel and outcome', [
  'channel',
  'outcome',
]);
const ended = counter(
  'tung_ngo_reminder_leases_ended_total',
  'Claims whose process fell silent',
  [],
);
const lateness = histogram(
  'tung_ngo_reminder_late_seconds',
  'Seconds from due to accepted on the first try',
  ['channel'],
  [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800],
);
const rowsGauge = gauge('tung_ngo_reminders', 'Reminders of today and to come, by state', [
  'state',
]);
const channelGauge = gauge(
  'tung_ngo_reminder_channel',
  'Reminders due in the last day: due, sent, late, ambiguous, failed by channel',
  ['channel', 'state'],
);
const sweepAgeGauge = gauge('tung_ngo_reminder_sweep_age_seconds', 'Seconds since a sweep', []);

export function countOutcome(due: ClaimedMessage, outcome: SendOutcome, now: number): void {
  outcomes.inc({ channel: due.route.channel, outcome: outcome.kind });
  if (outcome.kind === 'accepted' && due.attempts === 1) {
    lateness.observe({ channel: due.route.channel }, Math.max(0, now - due.dueAt) / 1000);
  }
}

export function countEndedLeases(count: number): void {
  ended.inc(count);
}

export function showRows(counts: ReadonlyMap<string, number>): void {
  rowsGauge.reset();
  for (const [state, count] of counts) rowsGauge.set({ state }, count);
}

export function showChannels(counts: ReadonlyMap<string, ChannelCounts>): void {
  channelGauge.reset();
  for (const [channel, states] of counts) {
    for (const [state, count] of Object.entries(states))
      channelGauge.set({ channel, state }, count);
  }
}

export function showSweepAge(seconds: number): void {
  sweepAgeGauge.set(seconds);
}

/** Says once in ten minutes that staff must act: balance, token, account; `alarms` knows what was said of which channel. */
export function raiseAlarm(
  logger: Logger,
  alarms: Map<string, number>,
  route: DeliveryRoute,
  outcome: { code: string; detail: string; untilAt: number },
): void {
  if ((alarms.get(route.channel) ?? 0) >= outcome.untilAt - 1) return;
  alarms.set(route.channel, outcome.untilAt);
  logger.error(
    `The channel ${route.channel} is out of order and needs somebody: ${outcome.code} ${outcome.detail}`,
  );
}
