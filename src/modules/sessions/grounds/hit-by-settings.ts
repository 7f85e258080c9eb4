import { ProgrammesByName } from '../../../core/programme/programmes';
import type { EntityManager } from 'typeorm';
import type { HitReason } from '../../../core/changes/acts';
import { beyondLimits } from '../../../core/changes/beyond-limits';
import { pairsBeyond } from '../../../core/changes/pairs-beyond';
import { isTrained } from '../../../core/matching/rules/constraints';
import { weeklyCover } from '../../../core/slots/weekly-cover';
import { grouped } from '../../../platform/common/grouped';
import type { PairsService } from '../../matching';
import { Mentor } from '../../people';
import { Ward, type WardSettings } from '../../wards';
import type { Session } from '../entities/session.entity';
import type { WalkInDay } from '../entities/walk-in-day.entity';
import { loadSessionsOfMentors, weeksAround } from '../slots/mentor-sessions';
import { loadStays } from '../slots/walk-in-stays';
import { findHitBy, type Hit, hitNothing } from './hit';

/** The settings of a ward as they were and as they are, and of what they may hit something. */
export interface ChangedSettings {
  wardId: string;
  zone: string;
  before: WardSettings;
  after: WardSettings;
  pairs: PairsService;
}

/** No instant lies after it, epoch milliseconds. */
export const farAhead = 8.64e15;

/** The settings that may hit something: lessons by their hours, an ambassador's week, pairs. */
const ofHours = ['workingWindows'] as const;
const ofWeeks = ['sessionsADay', 'sessionsAWeek', 'kilometresAnHour', 'changeMinutes'] as const;
const ofPairs = ['minMentees', 'maxMentees', 'maxMetres', 'requiredTrainings'] as const;

/** What stands ahead outside the new hours, beyond the new limits of a week, or against the new rules of pairs. */
export async function hitBySettings(
  manager: EntityManager,
  now: number,
  changed: ChangedSettings,
): Promise<Hit> {
  const { wardId, before, after } = changed;
  if (same(before, after, [...ofHours, ...ofWeeks, ...ofPairs])) return hitNothing;
  const scope = { wardId, fromAt: now, toAt: farAhead, now };
  const hit = await findHitBy(manager, scope, async ({ sessions, walkIns }) => {
    const beyond = await overLimits(manager, now, sessions, changed);
    return new Map([...beyond, ...outsideHours(sessions, walkIns, changed)]);
  });
  if (same(before, after, ofPairs)) return hit;
  const standing = await changed.pairs.current(wardId, manager);
  // As far apart as people live today, not as they did when they were paired.
  const pairs = await changed.pairs.withFactsToday(standing, manager);
  const mentors = await manager.findBy(Mentor, { wardId });
  const { programmes } = await manager.findOneByOrFail(Ward, { id: wardId });
  const known = new ProgrammesByName(programmes);
  const whose = (number: 'minMentees' | 'maxMentees'): Set<string> =>
    new Set(mentors.filter((one) => known.ownLimitsOf(one)[number] !== null).map(({ id }) => id));
  const isNewlyBarred = (mentor: Mentor): boolean =>
    isTrained(mentor, before) && !isTrained(mentor, after);
  const untrained = new Set(mentors.filter(isNewlyBarred).map(({ id }) => id));
  const broken = pairsBeyond(
    pairs,
    { before, after },
    whose('maxMentees'),
    untrained,
    whose('minMentees'),
  );
  return {
    ...hit,
    pairs: pairs.filter(({ id }) => broken.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    because: new Map([...hit.because, ...broken]),
  };
}

function outsideHours(
  sessions: readonly Session[],
  walkIns: readonly WalkInDay[],
  { before, after, zone }: ChangedSettings,
): Map<string, HitReason> {
  if (same(before, after, ofHours)) return new Map();
  const was = weeklyCover(before.workingWindows, zone);
  const is = weeklyCover(after.workingWindows, zone);
  const asPlanned = walkIns.filter(({ isOutsideHours }) => !isOutsideHours);
  // What staff agreed on outside the old hours stays so.
  const out = [...sessions, ...asPlanned].filter((one) => was(one) && !is(one));
  return new Map(out.map(({ id }) => [id, 'hours'] as const));
}

async function overLimits(
  manager: EntityManager,
  now: number,
  standing: readonly Session[],
  { before, after, zone }: ChangedSettings,
): Promise<Map<string, HitReason>> {
  const last = standing.at(-1);
  if (!last || same(before, after, ofWeeks)) return new Map();
  const span = weeksAround(now, last.startAt, zone);
  const mentorIds = [...new Set(standing.map(({ mentorId }) => mentorId))];
  const sessions = await loadSessionsOfMentors(manager, mentorIds, span);
  const stays = grouped(await loadStays(manager, mentorIds, span), ({ mentorId }) => mentorId);
  const ahead = new Set(standing.map(({ id }) => id));
  const over = mentorIds.flatMap((mentorId) => {
    const held = (sessions.get(mentorId) ?? []).map((one) => ({
      ...one,
      isAhead: ahead.has(one.id),
    }));
    return beyondLimits(held, { before, after }, zone, stays.get(mentorId));
  });
  return new Map(over.map((id) => [id, 'limits'] as const));
}

function same(
  before: WardSettings,
  after: WardSettings,
  names: readonly (keyof WardSettings)[],
): boolean {
  return names.every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
}
