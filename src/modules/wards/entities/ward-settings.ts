import type { WeeklyWindow } from '../../../core/time/weekly-window';

/** What a ward may decide for itself; every field has a default in `defaultWardSettings`. */
export interface WardSettings {
  /** A mentor has 0 or at least this many mentees. */
  minMentees: number;
  /** At most this many mentees when a mentor's sheet names no maximum. */
  maxMentees: number;
  /** A mentee's mentor lives at most this far away. */
  maxMetres: number;
  /** People near the border may be paired with people of neighbouring wards that allow it too. */
  sharesAcrossBorder: boolean;
  /** When sessions may take place. */
  workingWindows: WeeklyWindow[];
  /** A mentee may move or cancel until so many minutes before the session. */
  changeDeadlineMinutes: number;
  /** When reminders go out; null leaves one out. Minutes of the evening before, local wall time. */
  eveningBeforeMinute: number | null;
  /** So long before the session. */
  leadMinutes: number | null;
  /** So long after the session the mentee is asked about it. */
  feedbackMinutes: number | null;
  /** When ambassadors are told of tomorrow, minutes of the day. */
  digestMinute: number | null;
}

const evening = (weekday: number): WeeklyWindow => ({
  weekday,
  startMinute: 18 * 60,
  endMinute: 21 * 60,
});

const weekend = (weekday: number): WeeklyWindow[] => [
  { weekday, startMinute: 8 * 60, endMinute: 11 * 60 + 30 },
  { weekday, startMinute: 14 * 60, endMinute: 21 * 60 },
];

export const defaultWardSettings: WardSettings = {
  minMentees: 5,
  maxMentees: 8,
  maxMetres: 5000,
  sharesAcrossBorder: false,
  workingWindows: [...[1, 2, 3, 4, 5].map(evening), ...weekend(6), ...weekend(7)],
  changeDeadlineMinutes: 120,
  eveningBeforeMinute: 19 * 60,
  leadMinutes: 120,
  feedbackMinutes: 30,
  digestMinute: 20 * 60,
};
