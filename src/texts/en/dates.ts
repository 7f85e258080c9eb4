import type { dates as vi } from '../vi/dates';

export const dates: typeof vi = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  spoken: (hour, minute) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
};
