import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import type {
  MatchSettings,
  MenteeProfile,
  MentorProfile,
  PairKey,
} from '../core/matching/problem';
import { defaultSettings } from '../core/matching/problem';
import { Mentee } from '../people/mentee.entity';
import { Mentor } from '../people/mentor.entity';
import type { Ward } from '../wards/ward.entity';
import { ForbiddenPair } from './forbidden-pair.entity';
import { Pair } from './pair.entity';

/** Everything a pairing of a ward is computed from. */
export interface MatchInput {
  mentors: MentorProfile[];
  mentees: MenteeProfile[];
  locks: PairKey[];
  forbidden: PairKey[];
  settings: MatchSettings;
}

/** Loads the people of a ward who take part, with today's pairs, locks and forbidden pairs. */
export async function loadMatchInput(
  manager: EntityManager,
  ward: Ward,
  locks: PairKey[] = [],
): Promise<MatchInput> {
  const where = { wardId: ward.id, isActive: true };
  const mentors = await manager.find(Mentor, { where, order: { id: 'ASC' } });
  const mentees = await manager.find(Mentee, { where, order: { id: 'ASC' } });
  const pairs = await manager.find(Pair, { where: { wardId: ward.id, endedAt: IsNull() } });
  const forbidden = await manager.find(ForbiddenPair, { where: { wardId: ward.id } });
  const currentMentorOf = new Map(pairs.map((pair) => [pair.menteeId, pair.mentorId]));
  const lockedByHand = new Map(
    [...pairs.filter((pair) => pair.isLocked), ...locks].map((p) => [p.menteeId, p]),
  );

  return {
    mentors: mentors.map(mentorProfile),
    mentees: mentees.map((mentee) => menteeProfile(mentee, currentMentorOf.get(mentee.id) ?? null)),
    locks: [...lockedByHand.values()].map(pairKey),
    forbidden: forbidden.map(pairKey),
    settings: matchSettingsOf(ward),
  };
}

/** The programme's settings with what the ward decided for itself. */
export function matchSettingsOf(ward: Ward): MatchSettings {
  const { minMentees, maxMentees, maxMetres } = ward.settings;
  return { ...defaultSettings, minMentees, maxMentees, maxMetres };
}

/** Changes whenever people, today's pairs, forbidden pairs or settings change; locks are the proposal's own. */
export function fingerprintOf({ mentors, mentees, forbidden, settings }: MatchInput): string {
  return createHash('sha256')
    .update(JSON.stringify({ mentors, mentees, forbidden, settings }))
    .digest('hex');
}

export function mentorProfile(mentor: Mentor): MentorProfile {
  const { id, latitude, longitude, hamletId, gender, languages, topics, windows, maxMentees } =
    mentor;
  return {
    id,
    latitude,
    longitude,
    hamletId,
    gender,
    languages,
    topics,
    windows,
    minMentees: null,
    maxMentees,
  };
}

export function menteeProfile(mentee: Mentee, currentMentorId: string | null): MenteeProfile {
  return {
    id: mentee.id,
    latitude: mentee.latitude,
    longitude: mentee.longitude,
    hamletId: mentee.hamletId,
    householdId: mentee.householdId,
    languages: mentee.languages,
    topics: mentee.topics,
    windows: mentee.windows,
    wishedGender: mentee.wishedGender,
    isPriority: mentee.isPriority,
    hasConsent: mentee.consentOn !== null,
    currentMentorId,
  };
}

function pairKey({ mentorId, menteeId }: PairKey): PairKey {
  return { mentorId, menteeId };
}
