import { Interval } from '../time/intervals';
import { commonSlots, SlotPerson } from '../slots/generate';
import { NoSlotReason, Unscheduled } from './plan-problem';
import { OpenDays } from '../slots/windows';

/** Half hours of one week: of the mentor, the mentee and both. */
export type SlotCounts = Unscheduled['data'];

/** Whether there is a topic for the two, and if not why. */
export type TopicState = 'some' | 'none-shared' | 'all-reached' | 'others-first';

const reasonsByTopic = {
  'none-shared': 'no-topic',
  'all-reached': 'topics-reached',
  'others-first': 'prerequisite',
} as const satisfies Record<Exclude<TopicState, 'some'>, NoSlotReason>;

/** A pair in one week, as the reason sees it. */
export interface LeftOutPair {
  mentor: SlotPerson;
  mentee: SlotPerson;
  /** What sessions agreed before take of the two, beside what they said themselves. */
  agreedOfMentor: readonly Interval[];
  agreedOfMentee: readonly Interval[];
  topics: TopicState;
  /** A seat at a venue would have made the difference. */
  lacksSeats: boolean;
}

/**
 * The reason that binds, the one nearest to what somebody could change, and the half hours that the
 * pair has this week. `everyDay` are the same days as if there were no holidays.
 */
export function noSlotReason(
  pair: LeftOutPair,
  days: OpenDays,
  everyDay: OpenDays,
  notBefore: number,
): { reason: NoSlotReason; data: SlotCounts } {
  const mentor = { ...pair.mentor, busy: [...(pair.mentor.busy ?? []), ...pair.agreedOfMentor] };
  const mentee = { ...pair.mentee, busy: [...(pair.mentee.busy ?? []), ...pair.agreedOfMentee] };
  const data = countSlots(days, mentor, mentee, notBefore);
  const isShared = (on: OpenDays) => countSlots(on, idle(mentor), idle(mentee), notBefore);
  if (pair.topics !== 'some') return { reason: reasonsByTopic[pair.topics], data };
  if (data.sharedSlots > 0) return { reason: pair.lacksSeats ? 'venue-full' : 'mentor-full', data };
  const free = isShared(days);
  if (free.sharedSlots > 0) return { reason: 'agreed-elsewhere', data };
  if (isShared(everyDay).sharedSlots > 0) return { reason: 'holiday', data };
  if (free.mentorSlots === 0) return { reason: 'mentor-no-time', data };
  return { reason: free.menteeSlots === 0 ? 'mentee-no-time' : 'no-shared-time', data };
}

function countSlots(
  days: OpenDays,
  mentor: SlotPerson,
  mentee: SlotPerson,
  notBefore: number,
): SlotCounts {
  const count = (people: SlotPerson[]) =>
    commonSlots(days, people).filter(({ startAt }) => startAt >= notBefore).length;
  return {
    mentorSlots: count([mentor]),
    menteeSlots: count([mentee]),
    sharedSlots: count([mentor, mentee]),
  };
}

function idle(person: SlotPerson): SlotPerson {
  return { ...person, busy: [] };
}
