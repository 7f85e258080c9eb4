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
  /** Each place further down among what the mentee could learn next: only to serve somebody more. */
  laterTopic: 20_000,
  /** For each further member of a household in the same session. */
  householdTogether: 1500,
  /** A seat that another mentor lacks. */
  wantedSeat: 20_000,
  /** A mentee who was left out in an earlier week goes before one who was served. */
  leftOutBefore: 100_000,
};

/** Whole metres between two places. */
export function wholeMetresBetween(a: Place, b: Place): number {
  return Math.round(metresBetween(a, b));
}

/** What a walk of so many metres weighs for a mentee. */
export function walkCost(metres: number): number {
  return metres + 2 * Math.max(0, metres - PLAN_COSTS.easyWalkMetres);
}

/** The ambassador's own way counts half: they have a motorbike. */
export function rideCost(metres: number): number {
  return Math.round(metres / 2);
}

/** What it weighs that a mentee learns this topic now, which is one of `next`, the best first. */
export function topicCost(topic: string, next: readonly string[]): number {
  return next.indexOf(topic) * PLAN_COSTS.laterTopic;
}
