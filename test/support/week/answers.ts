/** What the API answers an officer, of which a reader makes use. */
export type AskGet = <T>(path: string) => Promise<T>;

export interface Window {
  weekday: number;
  startMinute: number;
  endMinute: number;
}

export interface Spot {
  latitude: number;
  longitude: number;
}

export interface Person extends Spot {
  id: string;
  fullName: string;
  topics: string[];
  windows: Window[];
  isActive: boolean;
}

export interface Learner extends Person {
  householdId: string | null;
  groups: string[];
  support: string[];
  birthYear: number | null;
  isHomebound: boolean;
  isPriority: boolean;
}

export interface Hall extends Spot {
  id: string;
  seats: number;
  isStepFree: boolean;
  openings: Window[] | null;
  openFrom: string | null;
  openUntil: string | null;
}

export interface Exception {
  date: string;
  kind: 'free' | 'busy';
  startMinute: number;
  endMinute: number;
}

export interface Lesson {
  id: string;
  mentorId: string;
  venueId: string | null;
  topic: string;
  startAt: number;
  endAt: number;
  state: string;
  seats: number;
  classId: string | null;
  bookings: { menteeId: string; state: string; bookedByKind: string; level: string | null }[];
}

export interface Seen {
  topic: string;
  level: string;
  lessons: number;
}

export interface Topic {
  topic: string;
  after: string[];
  lessons: number;
}

export interface Named {
  menteeId: string;
  mentorId: string;
  reason: string;
}

export interface Settings {
  sessionsADay: number;
  sessionsAWeek: number;
  kilometresAnHour: number;
  changeMinutes: number;
  workingWindows: Window[];
}
