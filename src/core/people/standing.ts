import type { LocalDate } from '../time/local-dates';
import { targetGroupOf } from '../vietnamese/target-groups';

/** From this age on people are elderly in Vietnamese law (Law on the Elderly 2009, article 2). */
const ELDERLY_AGE = 60;
/** Marks that come first in every ward. */
export const ALWAYS_FIRST: ReadonlySet<string> = new Set(['elderly', 'disabled']);
const PRIORITY_SUPPORT: ReadonlySet<string> = new Set(['blind', 'deaf', 'mobility', 'speech']);

/** What somebody's standing follows from. */
export interface StandingGrounds {
  birthYear: number | null;
  /** Codes of core/vietnamese/groups, as they were said. */
  groups: readonly string[];
  /** Codes of core/vietnamese/support. */
  support: readonly string[];
  /** A code of core/vietnamese/target-groups, where somebody said it outright. */
  targetGroup?: string | null;
}

export interface Standing {
  /** Those that were said, and the elderly by their year of birth. */
  groups: string[];
  /** One of the framework's four. */
  targetGroup: string;
  /** Comes first when places are short. */
  isPriority: boolean;
  /** Cannot come to a venue. */
  isHomebound: boolean;
}

/** Who counts as elderly, comes first or is taught at home, whichever way they came; `today` is the ward's. */
export function standingOf(
  { birthYear, groups, support, targetGroup }: StandingGrounds,
  today: LocalDate,
): Standing {
  const isElderly = birthYear !== null && Number(today.slice(0, 4)) - birthYear >= ELDERLY_AGE;
  const all = [...new Set([...groups, ...(isElderly ? ['elderly'] : [])])];
  return {
    groups: all,
    targetGroup: targetGroup ?? targetGroupOf(all),
    isPriority:
      all.some((group) => ALWAYS_FIRST.has(group)) ||
      support.some((need) => PRIORITY_SUPPORT.has(need)),
    isHomebound: support.includes('mobility'),
  };
}

/** Who comes first in a ward: by the rule or an officer's word, or by a mark that the ward puts first as well. */
export function comesFirst(
  { isPriority, groups }: Readonly<{ isPriority: boolean; groups: readonly string[] }>,
  { priorityGroups }: Readonly<{ priorityGroups: readonly string[] }>,
): boolean {
  return isPriority || groups.some((group) => priorityGroups.includes(group));
}

/** What is stored of somebody's standing; staff may have decided otherwise than the rule. */
export type StoredStanding = StandingGrounds & Omit<Standing, 'targetGroup'>;

/**
 * The standing of somebody known of whom a list or a form says something new. Where it says neither group
 * nor support, what staff decided stays, except for whoever has become elderly since.
 */
export function nextStanding(
  before: StoredStanding,
  said: Partial<Pick<StandingGrounds, 'groups' | 'support' | 'targetGroup'>>,
  today: LocalDate,
): Standing {
  const { birthYear } = before;
  const groups = said.groups ?? before.groups;
  const support = said.support ?? before.support;
  const rule = standingOf({ birthYear, groups, support }, today);
  const turnedElderly = rule.groups.includes('elderly') && !before.groups.includes('elderly');
  const isSaid = said.groups !== undefined || said.support !== undefined;
  return {
    groups: rule.groups,
    targetGroup: said.targetGroup ?? nextTargetGroup(before, groups),
    isPriority: isSaid || turnedElderly ? rule.isPriority : before.isPriority,
    isHomebound: said.support === undefined ? before.isHomebound : rule.isHomebound,
  };
}

/** What was said outright stays until the groups say another of the four. */
function nextTargetGroup(before: StoredStanding, groups: readonly string[]): string {
  const rule = targetGroupOf(groups);
  return rule === targetGroupOf(before.groups) ? (before.targetGroup ?? rule) : rule;
}
