import { weekdayWords, windowWords } from '../../core/vietnamese/window-words';

export const dates = {
  /** Monday first. */
  weekdays: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  /** The day of the week in a list; Monday is 1. */
  weekdayInList: weekdayWords,
  /** Weekly windows, as the lists that officers fill in have them. */
  windows: windowWords,
  /** The hour as it is said. */
  spoken: (hour: number, minute: number) =>
    minute === 0 ? `${hour} giờ` : `${hour} giờ ${minute}`,
};
