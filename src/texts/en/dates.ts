import { partOrHours } from '../../core/vietnamese/window-words';
import type { dates as vi } from '../vi/dates';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const parts = { morning: 'morning', noon: 'noon', afternoon: 'afternoon', evening: 'evening' };

export const dates: typeof vi = {
  weekdays,
  weekdayInList: (weekday) => weekdays[weekday - 1],
  windows: (windows) =>
    windows.map((one) => `${weekdays[one.weekday - 1]} ${partOrHours(one, parts)}`).join(', '),
  spoken: (hour, minute) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
};
