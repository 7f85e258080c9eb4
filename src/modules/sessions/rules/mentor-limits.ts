import { DomainError } from '../../../platform/common/domain-error';
import type { MentorWeeks, StandingSession } from '../../../core/week-plan/by-hand';
import type { WeekLimits } from '../../../core/week-plan/week-limits';
import { refuse } from './refusals';

/**
 * Whether a mentor can hold one more session. `isAgreed`: they want to do more than the ward's limits
 * ask of them; a ride that does not fit is nothing to agree on.
 * @throws DomainError mentor-busy, mentor-on-the-way, mentor-day-full, mentor-week-full
 */
export function assertMentorCan(
  session: StandingSession,
  weeks: MentorWeeks,
  { limits, isAgreed }: { limits: WeekLimits; isAgreed: boolean },
): void {
  const obstacle = weeks.obstacleTo(session);
  if (obstacle === 'busy') throw refuse('mentor-busy');
  if (obstacle === 'ride') throw refuse('mentor-on-the-way');
  if (obstacle === null || isAgreed) return;
  const isDay = obstacle === 'day-full';
  throw new DomainError(isDay ? 'mentor-day-full' : 'mentor-week-full', {
    most: isDay ? limits.sessionsADay : limits.sessionsAWeek,
  });
}
