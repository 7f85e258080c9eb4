import type { EntityManager } from 'typeorm';
import { comesFirst } from '../../../core/people/standing';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { missingBefore, remainingNeeds } from '../../../core/curriculum/course';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { loadCurriculum } from '../../learning';
import { Mentee, Mentor } from '../../people';
import { Team } from '../../teams';
import { Hamlet, Ward } from '../../wards';
import type { GroupClass } from '../entities/group-class.entity';
import { loadProgress } from '../rules/progress';
import { sessionTime } from '../slots/session-times';

/** Whom a class is for. */
export type Audience = Pick<GroupClass, 'audienceKind' | 'audienceRef'>;

/** The same with the hamlets that its team serves today, of others none, and what its programme is called. */
export type AudienceThere = Audience & {
  hamletIds: readonly string[];
  programme: string | null;
};

/** Somebody who needs a topic and has not reached it. */
export interface Learning {
  id: string;
  fullName: string;
  phone: string | null;
  hamletId: string;
  hamletName: string;
  groups: string[];
  /** In which they are; null is that of the ambassadors. */
  programme: string | null;
  languages: string[];
  isPriority: boolean;
  /** Cannot leave home, so that no class is for them. */
  isHomebound: boolean;
  needsStepFree: boolean;
  /** Of today; null for who has none. */
  mentorName: string | null;
  /** Their ambassador teaches it. */
  isTaught: boolean;
  /** Codes of their needs that have to come before it; empty for who can begin now. */
  first: string[];
}

const row = {
  ...columns(Mentee, 'id', 'fullName', 'phone', 'hamletId', 'groups', 'support', 'topics'),
  ...columns(Mentee, 'isPriority', 'isHomebound', 'languages', 'programme'),
  hamletName: column(Hamlet, 'name'),
  mentorName: orNull(column(Mentor, 'fullName')),
  taught: orNull(column(Mentor, 'topics')),
};

/** Instants, epoch milliseconds: today, and when a topic would be taught. */
interface Moments {
  now: number;
  at: number;
}

/**
 * Whoever of a ward needs the topic, will not have reached it by then, and has what comes before it today, for a
 * lesson that lies ahead may bring nobody further; those first who come first everywhere, then those whom nobody
 * else teaches it.
 */
export async function whoNeeds(
  manager: EntityManager,
  wardId: string,
  topic: string,
  moments: Moments,
): Promise<Learning[]> {
  const needs = await whoNeedsEach(manager, wardId, [topic], moments);
  return (needs.get(topic) ?? []).filter(({ first }) => first.length === 0);
}

/** The same for several topics, read once, with those who have to learn something else first. */
export async function whoNeedsEach(
  manager: EntityManager,
  wardId: string,
  topics: readonly string[],
  { now, at }: Moments,
): Promise<Map<string, Learning[]>> {
  const { settings, programmes } = await manager.findOneByOrFail(Ward, { id: wardId });
  const known = new ProgrammesByName(programmes);
  const everybody = (await select(manager, row, everybodySql, [wardId])).map((person) => ({
    ...person,
    topics: known.topicsOf(person),
  }));
  const wanting = everybody.filter((person) => person.topics.some((one) => topics.includes(one)));
  const ids = wanting.map(({ id }) => id);
  const today = await loadProgress(manager, ids, now);
  const byThen = at === now ? today : await loadProgress(manager, ids, at, { now });
  const curriculum = await loadCurriculum(manager);
  const needs = new Map(topics.map((topic): [string, Learning[]] => [topic, []]));
  for (const { taught, support, topics: wanted, ...person } of wanting) {
    const progress = today.get(person.id) ?? new Map();
    for (const topic of remainingNeeds(curriculum, wanted, byThen.get(person.id) ?? progress)) {
      needs.get(topic)?.push({
        ...person,
        isPriority: comesFirst(person, settings),
        needsStepFree: support.includes('mobility'),
        isTaught: taught?.includes(topic) ?? false,
        first: missingBefore(curriculum, topic, wanted, progress),
      });
    }
  }
  for (const people of needs.values()) people.sort((a, b) => rank(a) - rank(b));
  return needs;
}

const everybodySql = `
  SELECT m.id AS id, m.full_name AS "fullName", COALESCE(m.phone, m.other_phone) AS phone, m.hamlet_id AS "hamletId",
    m.groups AS groups, m.support AS support, m.topics AS topics, m.is_priority AS "isPriority",
    m.languages AS languages, m.programme AS programme,
    m.is_homebound AS "isHomebound", h.name AS "hamletName", t.full_name AS "mentorName",
    t.topics AS taught
  FROM mentee m JOIN hamlet h ON h.id = m.hamlet_id
  LEFT JOIN pair p ON p.mentee_id = m.id AND p.ended_at IS NULL
  LEFT JOIN mentor t ON t.id = p.mentor_id
  WHERE m.ward_id = $1 AND m.is_active AND m.consent_on IS NOT NULL
  ORDER BY m.sort_name, m.id`;

function rank({ isPriority, isTaught }: Learning): number {
  return (isPriority ? 0 : 2) + (isTaught ? 1 : 0);
}

/** Where the people live whom the class is for, as far as it says so by its team, or in which programme they are. */
export async function audienceThere(
  manager: EntityManager,
  wardId: string,
  { audienceKind, audienceRef }: Audience,
): Promise<AudienceThere> {
  const team =
    audienceKind === 'team' ? await manager.findOneBy(Team, { id: audienceRef ?? '' }) : null;
  const ward = audienceKind === 'programme' ? await manager.findOneBy(Ward, { id: wardId }) : null;
  const programme = ward?.programmes.find(({ id }) => id === audienceRef)?.name ?? null;
  return { audienceKind, audienceRef, hamletIds: team?.hamletIds ?? [], programme };
}

/** True for whom the class is open to. */
export function isMeant(
  { audienceKind, audienceRef, hamletIds, programme }: AudienceThere,
  person: Pick<Learning, 'hamletId' | 'groups' | 'isTaught' | 'programme'>,
): boolean {
  if (audienceKind === 'hamlet') return person.hamletId === audienceRef;
  if (audienceKind === 'team') return hamletIds.includes(person.hamletId);
  if (audienceKind === 'programme') {
    return programme !== null && person.programme === programme;
  }
  if (audienceKind === 'group') return person.groups.includes(audienceRef ?? '');
  return audienceKind === 'ward' || !person.isTaught;
}

const busyRow = { menteeId: column(Mentee, 'id') };

/** Of those who need the topic, whoever the class is open to and who could come. */
export async function whoCouldCome(
  manager: EntityManager,
  wardId: string,
  { topic, startAt, isStepFree, languages, now, ...audience }: Audience & ClassTime,
): Promise<Learning[]> {
  const { endAt } = sessionTime(startAt);
  const elsewhere = await select(
    manager,
    busyRow,
    `SELECT DISTINCT b.mentee_id AS "menteeId"
     FROM mentee m JOIN booking b ON b.mentee_id = m.id
     WHERE m.ward_id = $1 AND b.start_at > $2 AND b.start_at < $3 AND b.end_at > $4
       AND b.state IN ('held', 'booked', 'attended', 'absent')`,
    [wardId, startAt - (endAt - startAt), endAt, startAt],
  );
  const there = await audienceThere(manager, wardId, audience);
  const busy = new Set(elsewhere.map(({ menteeId }) => menteeId));
  return (await whoNeeds(manager, wardId, topic, { now, at: startAt })).filter(
    (person) =>
      isMeant(there, person) &&
      person.languages.some((one) => languages.includes(one)) &&
      !person.isHomebound &&
      (isStepFree || !person.needsStepFree) &&
      !busy.has(person.id),
  );
}

interface ClassTime {
  topic: string;
  startAt: number;
  /** Of its venue. */
  isStepFree: boolean;
  /** Codes of what its ambassadors speak. */
  languages: string[];
  now: number;
}
