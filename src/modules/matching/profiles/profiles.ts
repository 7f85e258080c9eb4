import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import type {
  MatchSettings,
  MenteeProfile,
  MentorProfile,
  PairKey,
} from '../../../core/matching/rules/problem';
import { defaultSettings } from '../../../core/matching/rules/problem';
import { Mentee, Mentor, type Person } from '../../people';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';
import { waitingPairs } from './waiting-pairs';
import { type LearningNeeds, NeedsReader } from './learning-needs';
import {
  column,
  columns,
  type ResultColumns,
  type RowOf,
  shared,
} from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';

/** Everything a pairing of a ward is computed from. */
export interface MatchInput {
  mentors: MentorProfile[];
  mentees: MenteeProfile[];
  locks: PairKey[];
  forbidden: PairKey[];
  settings: MatchSettings;
}

/** Few lists are different ones: people who share one share the object too, in the thread as well. */
const listsOf = (side: new () => Person) => ({
  languages: shared(column(side, 'languages')),
  topics: shared(column(side, 'topics')),
  windows: shared(column(side, 'windows')),
});
const mentorRow = {
  ...columns(Mentor, 'id', 'latitude', 'longitude', 'hamletId', 'gender', 'maxMentees'),
  ...columns(Mentor, 'programme'),
  trainings: shared(column(Mentor, 'trainings')),
  ...listsOf(Mentor),
};
const menteeRow = {
  ...columns(Mentee, 'id', 'latitude', 'longitude', 'hamletId', 'householdId', 'wishedGender'),
  ...columns(Mentee, 'isPriority', 'consentOn', 'programme'),
  groups: shared(column(Mentee, 'groups')),
  ...listsOf(Mentee),
};

/**
 * Loads the people of a ward who take part and have something to learn, with today's pairs, locks and forbidden pairs. A mentee
 * taught across the border takes part where the mentor lives, and not at home; one whose mentor pauses waits for
 * them, and a lock of somebody who takes no part holds nobody. Whose programme teaches in classes is paired with nobody.
 */
export async function loadMatchInput(
  manager: EntityManager,
  ward: Ward,
  locks: PairKey[] = [],
): Promise<MatchInput> {
  const programmes = new ProgrammesByName(ward.programmes);
  const mentors = await mentorsOf(manager, ward);
  const pairs = await manager.find(Pair, { where: { wardId: ward.id, endedAt: IsNull() } });
  const isWaiting = await waitingPairs(manager, ward.id);
  const waiting = new Set(pairs.filter(isWaiting).map(({ menteeId }) => menteeId));
  const mentees = (await menteesOf(manager, ward.id)).filter(({ id }) => !waiting.has(id));
  const forbidden = await manager.find(ForbiddenPair, { where: { wardId: ward.id } });
  const needs = await NeedsReader.load(
    manager,
    mentees.map(({ id }) => id),
    programmes,
  );
  const currentMentorOf = new Map(pairs.map((pair) => [pair.menteeId, pair.mentorId]));
  const lockedByHand = new Map(
    [...pairs.filter((pair) => pair.isLocked), ...locks].map((p) => [p.menteeId, p]),
  );

  const programmeOf = new Map(
    [...mentors, ...mentees].map((one) => [one.id, one.programme ?? null]),
  );
  return {
    mentors,
    mentees: mentees
      .map((mentee) =>
        menteeProfile(mentee, needs.of(mentee), currentMentorOf.get(mentee.id) ?? null),
      )
      .filter(
        (mentee) =>
          mentee.currentMentorId !== null ||
          (mentee.topics.length > 0 && !learnsInClasses(mentee, programmes)),
      ),
    locks: [...lockedByHand.values()]
      .filter(({ mentorId, menteeId }) => programmeOf.has(mentorId) && programmeOf.has(menteeId))
      // Whoever was put into another programme since is not held where they were.
      .filter(({ mentorId, menteeId }) => programmeOf.get(mentorId) === programmeOf.get(menteeId))
      .map(pairKey),
    forbidden: forbidden.map(pairKey),
    settings: matchSettingsOf(ward),
  };
}

/** The same for a run, at the weights that it was asked for with. */
export async function loadRunInput(
  manager: EntityManager,
  ward: Ward,
  { weights }: { weights: Partial<MatchSettings> | null },
  locks: PairKey[] = [],
): Promise<MatchInput> {
  const input = await loadMatchInput(manager, ward, locks);
  return weights === null ? input : { ...input, settings: { ...input.settings, ...weights } };
}

/** Those of a ward who take part. */
export async function mentorsOf(
  manager: EntityManager,
  { id, programmes }: Pick<Ward, 'id' | 'programmes'>,
): Promise<MentorProfile[]> {
  const known = new ProgrammesByName(programmes);
  const mentors = await activePeople(manager, 'mentor', mentorRow, id);
  return mentors
    .filter((one) => !learnsInClasses(one, known))
    .map((one) => mentorProfile(one, known));
}

function learnsInClasses(
  { programme = null }: { programme?: string | null },
  programmes: ProgrammesByName,
): boolean {
  return programmes.of({ programme })?.kind === 'classes';
}

/** These mentors and mentees, whether they take part or not. */
export async function profilesOf(
  manager: EntityManager,
  pairs: readonly PairKey[],
): Promise<{ mentors: Map<string, MentorProfile>; mentees: Map<string, MenteeProfile> }> {
  const idsOf = (side: keyof PairKey) => [...new Set(pairs.map((pair) => pair[side]))];
  const menteeIds = idsOf('menteeId');
  const programmes = await programmesOfPeople(manager, menteeIds);
  const mentors = await peopleById(manager, 'mentor', mentorRow, idsOf('mentorId'));
  const mentees = await peopleById(manager, 'mentee', menteeRow, menteeIds);
  const needs = await NeedsReader.load(manager, menteeIds, programmes);
  return {
    mentors: new Map(mentors.map((one) => [one.id, mentorProfile(one, programmes)])),
    mentees: new Map(mentees.map((one) => [one.id, menteeProfile(one, needs.of(one))])),
  };
}

/** The programme's settings with what the ward decided for itself. */
export function matchSettingsOf({ settings }: Ward): MatchSettings {
  const own = Object.keys(defaultSettings).filter((name) => Object.hasOwn(settings, name));
  return {
    ...defaultSettings,
    ...Object.fromEntries(own.map((name) => [name, settings[name as keyof Ward['settings']]])),
  };
}

/** Changes whenever people, today's pairs, forbidden pairs or settings change; locks are the proposal's own. */
export function fingerprintOf({ mentors, mentees, forbidden, settings }: MatchInput): string {
  return createHash('sha256')
    .update(JSON.stringify({ mentors, mentees, forbidden, settings }))
    .digest('hex');
}

export function mentorProfile(
  mentor: RowOf<typeof mentorRow>,
  programmes: ProgrammesByName,
): MentorProfile {
  const { id, latitude, longitude, hamletId, gender, languages, topics, windows } = mentor;
  const { trainings } = mentor;
  const programme = learnsInClasses(mentor, programmes) ? '' : mentor.programme;
  return {
    id,
    latitude,
    longitude,
    hamletId,
    gender,
    languages,
    topics,
    windows,
    trainings,
    ...programmes.ownLimitsOf(mentor),
    ...(programme === null ? {} : { programme }),
  };
}

export function menteeProfile(
  mentee: RowOf<typeof menteeRow>,
  { topics, firstTopics }: LearningNeeds,
  currentMentorId: string | null = null,
): MenteeProfile {
  return {
    id: mentee.id,
    latitude: mentee.latitude,
    longitude: mentee.longitude,
    hamletId: mentee.hamletId,
    householdId: mentee.householdId,
    languages: mentee.languages,
    topics,
    firstTopics,
    windows: mentee.windows,
    wishedGender: mentee.wishedGender,
    isPriority: mentee.isPriority,
    groups: mentee.groups,
    hasConsent: mentee.consentOn !== null,
    currentMentorId,
    ...(mentee.programme === null ? {} : { programme: mentee.programme }),
  };
}

const programmesRow = columns(Ward, 'programmes');

/** Of the wards of these mentees, where there are any. */
async function programmesOfPeople(
  manager: EntityManager,
  menteeIds: readonly string[],
): Promise<ProgrammesByName> {
  const wards = await select(
    manager,
    programmesRow,
    `SELECT w.programmes AS programmes FROM ward w WHERE w.id IN (
       SELECT e.ward_id FROM mentee e WHERE e.id IN ${idList(manager, '$1')})`,
    [JSON.stringify(menteeIds)],
  );
  return new ProgrammesByName(wards.flatMap(({ programmes }) => programmes));
}

function pairKey({ mentorId, menteeId }: PairKey): PairKey {
  return { mentorId, menteeId };
}

const taughtBy = (where: string) =>
  `EXISTS (SELECT 1 FROM pair b WHERE b.mentee_id = p.id AND b.ended_at IS NULL AND ${where})`;

async function menteesOf(manager: EntityManager, wardId: string) {
  const own = `p.ward_id = $1 AND NOT ${taughtBy('b.ward_id <> $1')}`;
  const guests = `p.ward_id <> $1 AND p.id IN (
    SELECT b.mentee_id FROM pair b WHERE b.ward_id = $1 AND b.ended_at IS NULL)`;
  const people = await activePeople(manager, 'mentee', menteeRow, wardId, own);
  const visitors = await activePeople(manager, 'mentee', menteeRow, wardId, guests);
  return visitors.length === 0
    ? people
    : [...people, ...visitors].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Plain rows by id: a province reads 138,000 people, for whom TypeORM's entities take too long. */
function activePeople<Columns extends ResultColumns>(
  manager: EntityManager,
  side: 'mentor' | 'mentee',
  row: Columns,
  wardId: string,
  where = 'p.ward_id = $1',
): Promise<RowOf<Columns>[]> {
  return select(
    manager,
    row,
    `SELECT ${sharedOf}, ${ownOf[side]} FROM ${side} p WHERE p.is_active AND ${where} ORDER BY p.id`,
    [wardId],
  );
}

function peopleById<Columns extends ResultColumns>(
  manager: EntityManager,
  side: 'mentor' | 'mentee',
  row: Columns,
  ids: readonly string[],
): Promise<RowOf<Columns>[]> {
  return select(
    manager,
    row,
    `SELECT ${sharedOf}, ${ownOf[side]} FROM ${side} p WHERE p.id IN ${idList(manager, '$1')}`,
    [JSON.stringify(ids)],
  );
}

const sharedOf = `p.id, p.latitude, p.longitude, p.hamlet_id AS "hamletId", p.languages, p.topics, p.windows,
  p.programme`;

const ownOf = {
  mentor: `p.gender, p.max_mentees AS "maxMentees", p.trainings`,
  mentee: `p.household_id AS "householdId", p.wished_gender AS "wishedGender",
    p.is_priority AS "isPriority", p.groups, p.consent_on AS "consentOn"`,
};
