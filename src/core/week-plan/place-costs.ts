import { metresBetween, Place } from '../places/distance';

/**
 * What a plan weighs once as many mentees as possible are served. One unit is one metre that
 * somebody walks; the other amounts say how many metres a thing is worth.
 */
export const PLAN_COSTS = {
  /** One more session for the mentor: neighbours up to a few kilometres apart are taught together. */
  session: 4000,
  /** At home rather than at a venue: a hall within about a kilometre is preferred to a visit. */
  home: 1500,
  /** Each metre beyond this is felt three times: grandmothers walk in the dark. */
  easyWalkMetres: 1500,
  /** So much farther than the nearest hall nobody minds; each metre beyond it is felt four times. */
  easyDetourMetres: 500,
  /** For each elderly or disabled person, a session that begins at 20:00 or later. */
  late: 15_000,
  /** For each person, another weekday or hour than the week before. */
  otherTime: 300,
  /** The ambassador waits for an hour or more between two sessions of an evening. */
  hole: 1500,
  /** Each place further down among what the mentee could learn next: only to serve somebody more. */
  laterTopic: 20_000,
  /** For each further member of a household in the same session. */
  householdTogether: 1500,
  /** A seat that another mentor lacks. */
  wantedSeat: 20_000,
  /** A mentee who was left out in an earlier week goes before one who was served. */
  leftOutBefore: 100_000,
};

/** From this minute of the day on it is late for the elderly. */
export const LATE_MINUTE = 20 * 60;

/** Whole metres between two places. */
export function wholeMetresBetween(a: Place, b: Place): number {
  return Math.round(metresBetween(a, b));
}

/** What a walk of so many metres weighs for a mentee whose nearest hall is `nearest` metres away. */
export function walkCost(metres: number, nearest: number): number {
  const far = 2 * Math.max(0, metres - PLAN_COSTS.easyWalkMetres);
  return metres + far + 3 * Math.max(0, metres - nearest - PLAN_COSTS.easyDetourMetres);
}

/** The ambassador's own way counts half: they have a motorbike. */
export function rideCost(metres: number): number {
  return Math.round(metres / 2);
}

/** What it weighs that a mentee learns this topic now, which is one of `next`, the best first. */
export function topicCost(topic: string, next: readonly string[]): number {
  return next.indexOf(topic) * PLAN_COSTS.laterTopic;
}
