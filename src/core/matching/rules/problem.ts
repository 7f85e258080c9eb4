import type { Gender } from '../../vietnamese/gender';
import { WeeklyWindow } from '../../time/weekly-window';

/** A Digital Ambassador as the matching sees one. People without a pin stand at their hamlet. */
export interface MentorProfile {
  id: string;
  latitude: number;
  longitude: number;
  hamletId: string | null;
  gender: Gender | null;
  languages: readonly string[];
  /** Codes of the topics this person teaches. */
  topics: readonly string[];
  windows: readonly WeeklyWindow[];
  /** Codes of what this person was trained in. */
  trainings: readonly string[];
  /** Null takes the setting of the ward. */
  minMentees: number | null;
  maxMentees: number | null;
  /** The programme that they serve in; absent is that of the ambassadors, '' one in which nobody is paired. */
  programme?: string;
}

/** A learner as the matching sees one. */
export interface MenteeProfile {
  id: string;
  latitude: number;
  longitude: number;
  hamletId: string | null;
  householdId: string | null;
  languages: readonly string[];
  /** Codes of the topics this person still has to learn. */
  topics: readonly string[];
  /** Those of them that nothing else comes before: a mentor who teaches none of these cannot begin. */
  firstTopics: readonly string[];
  windows: readonly WeeklyWindow[];
  wishedGender: Gender | null;
  /** Elderly, disabled or blind: served first when places are short. */
  isPriority: boolean;
  /** Codes of what marks this person; the settings may put some of these first, too. */
  groups: readonly string[];
  hasConsent: boolean;
  currentMentorId: string | null;
  /** The programme that they learn in; absent is that of the ambassadors. */
  programme?: string;
}

/** What a programme decides. Costs are in units of one metre walked. */
export interface MatchSettings {
  /** A mentor has 0 or at least this many mentees, unless the profile says otherwise. */
  minMentees: number;
  maxMentees: number;
  /** Hard limit on the distance of a pair, in metres. */
  maxMetres: number;
  /** How many of the nearest mentors who could teach are considered for each mentee. */
  nearestMentors: number;
  /** How many of the nearest mentees are considered for each mentor, so that mentors can reach their minimum. */
  nearestMentees: number;
  /** Cost of leaving one person without a mentor. */
  unpairedCost: number;
  /** Added to it for people who are to be served first. */
  priorityBonus: number;
  /** Codes of the marks that are served first beside the elderly, disabled and blind. */
  priorityGroups: string[];
  /** Cost of taking a person away from the mentor they have today. */
  moveCost: number;
  /** Taken off the cost for every mentor who takes part. */
  activeMentorReward: number;
  /** A fair load: of a mentor's mentees above the minimum the first costs this, the second twice as much, and so on. */
  loadCost: number;
  otherHamletCost: number;
  /** For each needed topic the mentor does not teach. */
  missingTopicCost: number;
  /** For a mentor who teaches nothing that may be learned first: nothing can be taught until another has begun. */
  cannotBeginCost: number;
  /** Half-hours a week that are enough in common; each one less costs `fewHalfHoursCost`. */
  enoughHalfHours: number;
  fewHalfHoursCost: number;
  /**
   * Cost of a household whose people do not all end alike, with one mentor or with nobody. Null keeps households whole
   * at any price, unless nobody could take them whole; 0 lets everyone go alone.
   */
  householdSplitCost: number | null;
  /** Codes of the trainings without which a mentor gets nobody new; whoever they teach today stays. */
  requiredTrainings: readonly string[];
}

/** What a pairing weighs: settings that a trial may change. */
export type MatchWeights = Omit<MatchSettings, 'requiredTrainings'>;

export const defaultSettings: MatchSettings = {
  minMentees: 5,
  maxMentees: 8,
  maxMetres: 5000,
  nearestMentors: 20,
  nearestMentees: 12,
  unpairedCost: 1_000_000,
  priorityBonus: 500_000,
  priorityGroups: [],
  moveCost: 3000,
  activeMentorReward: 25_000,
  loadCost: 50,
  otherHamletCost: 300,
  missingTopicCost: 1000,
  cannotBeginCost: 20_000,
  enoughHalfHours: 4,
  fewHalfHoursCost: 150,
  householdSplitCost: 20_000,
  requiredTrainings: [],
};

/** A pair an officer fixed, forbade, or that exists today. */
export interface PairKey {
  mentorId: string;
  menteeId: string;
}
