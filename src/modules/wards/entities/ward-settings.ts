import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { defaultNumberSettings, type NumberSettings } from './number-settings';

/** What a ward may decide for itself; every field has a default in `defaultWardSettings`. */
export interface WardSettings extends NumberSettings {
  /** People near the border may be paired with people of neighbouring wards that allow it too. */
  sharesAcrossBorder: boolean;
  /** Codes of the trainings without which an ambassador gets no new mentee. */
  requiredTrainings: string[];
  /** Codes of the marks that come first beside the elderly, disabled and blind. */
  priorityGroups: string[];
  /** Codes of the topics that a member of a Digital Family can do alone. */
  familyTopics: string[];
  /** A Digital Family of several has named who of these guides the others. */
  familyNeedsGuide: boolean;
  /** Whom people call when they need help, E.164; null while the ward has named nobody. */
  contactPhone: string | null;
  /** When sessions may take place. */
  workingWindows: WeeklyWindow[];
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
  ...defaultNumberSettings,
  sharesAcrossBorder: false,
  requiredTrainings: [],
  priorityGroups: [],
  familyTopics: ['smartphone', 'vneid', 'public-services', 'cashless'],
  familyNeedsGuide: true,
  contactPhone: null,
  workingWindows: [...[1, 2, 3, 4, 5].map(evening), ...weekend(6), ...weekend(7)],
};
