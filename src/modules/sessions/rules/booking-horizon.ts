import { DomainError } from '../../../platform/common/domain-error';
import { DAY_MS } from '../../../core/time/durations';
import type { WardSettings } from '../../wards';

type Horizon = Pick<WardSettings, 'bookingHorizonDays'>;

/** The latest session that anybody may agree on at an instant (epoch milliseconds). */
export function latestStart({ bookingHorizonDays }: Horizon, now: number): number {
  return now + bookingHorizonDays * DAY_MS;
}

/** Nobody knows today what they do in years. @throws DomainError too-far-ahead */
export function assertWithinHorizon(startAt: number, settings: Horizon, now: number): void {
  if (startAt <= latestStart(settings, now)) return;
  throw new DomainError('too-far-ahead', { days: settings.bookingHorizonDays });
}
