import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import type {
  MatchSettings,
  MenteeProfile,
  MentorProfile,
  PairKey,
} from '../../../core/matching/rules/problem';
import { defaultSettings } from '../../../core/matching/rules/problem';
import { Mentee, Mentor } from '../../people';
import type { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';

/** Everything a pairing of a ward is computed from. */
export interface MatchInput {
  mentors: MentorProfile[];
  mentees: MenteeProfile[];
  locks: PairKey[];
  forbidden: PairKey[];
  settings: MatchSettings;
}

const mentorFields = [
  'id',
  'latitude',
  'longitude',
  'hamletId',
  'gender',
  'languages',
  'topics',
  'windows',
  'maxMentees',
] as const;
const menteeFields = [
  'id',
  'latitude',
  'longitude',
  'hamletId',
  'householdId',
  'languages',
  'topics',
  'windows',
  'wishedGender',
  'isPriority',
  'consentOn',
] as const;

/**
 * Loads the people of a ward who take part, with today's pairs, locks and forbidden pairs. A mentee
 * taught across the border takes part where the mentor lives, and not at home.
 */
export async function loadMatchInput(
  manager: EntityManager,
  ward: Ward,
  locks: PairKey[] = [],
): Promise<MatchInput> {
  const mentors = await activePeople(manager, Mentor, mentorFields, ward.id);
  const mentees = await menteesOf(manager, ward.id);
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

export function mentorProfile(mentor: Pick<Mentor, (typeof mentorFields)[number]>): MentorProfile {
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

export function menteeProfile(
  mentee: Pick<Mentee, (typeof menteeFields)[number]>,
  currentMentorId: string | null,
): MenteeProfile {
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

const taughtBy = (where: string) =>
  `EXISTS (SELECT 1 FROM pair b WHERE b.mentee_id = p.id AND b.ended_at IS NULL AND ${where})`;

async function menteesOf(manager: EntityManager, wardId: string) {
  const fields = [Mentee, menteeFields] as const;
  const own = `p.wardId = :wardId AND NOT ${taughtBy('b.ward_id <> :wardId')}`;
  const guests = `p.wardId <> :wardId AND p.id IN (
    SELECT b.mentee_id FROM pair b WHERE b.ward_id = :wardId AND b.ended_at IS NULL)`;
  const people = await activePeople(manager, ...fields, wardId, own);
  const visitors = await activePeople(manager, ...fields, wardId, guests);
  return visitors.length === 0
    ? people
    : [...people, ...visitors].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Plain rows by id: a province reads 138,000 people, for whom TypeORM's entities take too long. */
async function activePeople<T extends Mentor | Mentee, Field extends string & keyof T>(
  manager: EntityManager,
  side: new () => T,
  fields: readonly Field[],
  wardId: string,
  where = 'p.wardId = :wardId',
): Promise<Pick<T, Field>[]> {
  const query = manager.createQueryBuilder().from(side, 'p').select([]);
  for (const field of fields) query.addSelect(`p.${field}`, field);
  const rows = await query
    .where(`p.isActive AND ${where}`, { wardId })
    .orderBy('p.id')
    .getRawMany<Record<string, unknown>>();
  // Few lists are different ones: people who share one share the object too, in the thread as well.
  const lists = new Map<string, unknown>();
  for (const row of rows) {
    for (const field of ['languages', 'topics', 'windows']) {
      const text = row[field] as string;
      if (!lists.has(text)) lists.set(text, JSON.parse(text));
      row[field] = lists.get(text);
    }
    // SQLite keeps 0 and 1.
    if ('isPriority' in row) row.isPriority = Boolean(row.isPriority);
  }
  return rows as Pick<T, Field>[];
}
