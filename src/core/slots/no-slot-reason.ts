import { NoSlotReason, Unscheduled } from './plan-problem';
import { countFree, WeekBoard } from './week-board';

/** Half hours that count in one week: of the mentor, the mentee and both. */
export type SlotCounts = Unscheduled['data'];

/** Counts the half hours of a pair on a board. */
export function countSlots(board: WeekBoard, mentor: number, mentee: number): SlotCounts {
  const mentorFree = board.mentorFree[mentor];
  const menteeFree = board.menteeFree[mentee];
  return {
    mentorSlots: countFree(mentorFree),
    menteeSlots: countFree(menteeFree),
    sharedSlots: countFree(mentorFree.map((free, slot) => free & menteeFree[slot])),
  };
}

/**
 * The reason that binds, the nearest one to what somebody could change.
 * @param counts with holidays and everything agreed taken off
 * @param unbusy the same as if nothing had been agreed
 * @param everyDay the same as if there were no holidays either
 */
export function noSlotReason(
  hasTopic: boolean,
  counts: SlotCounts,
  unbusy: () => SlotCounts,
  everyDay: () => SlotCounts,
  lacksSeats: boolean,
): NoSlotReason {
  if (!hasTopic) return 'no-topic';
  if (counts.sharedSlots > 0) return lacksSeats ? 'venue-full' : 'mentor-full';
  const free = unbusy();
  if (free.sharedSlots > 0) return 'agreed-elsewhere';
  if (everyDay().sharedSlots > 0) return 'holiday';
  if (free.mentorSlots === 0) return 'mentor-no-time';
  return free.menteeSlots === 0 ? 'mentee-no-time' : 'no-shared-time';
}
