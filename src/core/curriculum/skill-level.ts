/** How somebody does a thing: not yet, when helped, or alone. In rising order. */
export const skillLevels = ['never', 'with-help', 'alone'] as const;

export type SkillLevel = (typeof skillLevels)[number];

/** At least with help: enough to go on to what comes after it. */
export function isBegun(level: SkillLevel | undefined): boolean {
  return level === 'with-help' || level === 'alone';
}
