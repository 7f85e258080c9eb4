import type { EntityManager } from 'typeorm';
import {
  type FamilyMember,
  type FamilyRule,
  type FamilyStanding,
  familyStanding,
} from '../../../core/programme/families';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { grouped } from '../../../platform/common/grouped';
import { column, columns, number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Skill } from '../../learning';
import { Household, Mentee } from '../../people';
import { Hamlet, type Ward } from '../../wards';
import { FamilyGuide } from '../entities/family-guide.entity';

/** Somebody of a household, with what they can do alone. */
export interface PersonOfFamily extends FamilyMember {
  fullName: string;
  birthYear: number | null;
}

/** A household and how it stands by the ward's rule. */
export interface Family extends FamilyStanding {
  /** The household's. */
  id: string;
  /** In the ward's own books. */
  code: string;
  hamletId: string;
  hamletName: string;
  members: PersonOfFamily[];
}

const memberRow = {
  ...columns(Mentee, 'id', 'fullName', 'birthYear', 'hamletId'),
  householdId: column(Household, 'id'),
  code: column(Household, 'code'),
  hamletName: column(Hamlet, 'name'),
};
const skillRow = { ...columns(Skill, 'menteeId', 'topic'), at: column(Skill, 'seenAt') };
const guideRow = columns(FamilyGuide, 'householdId', 'menteeId', 'since');
const learnedRow = {
  ...columns(Mentee, 'id', 'wardId'),
  householdId: column(Household, 'id'),
  at: column(Skill, 'seenAt'),
};
const sizeRow = { householdId: column(Household, 'id'), people: number };

/** Whoever takes part, or has finished, and agrees: who moved away or died is nobody's member. */
const isMember = `(m.consent_on IS NOT NULL AND (m.is_active OR EXISTS (SELECT 1 FROM person_stop s
  WHERE s.person_id = m.id AND s.reason = 'finished' AND s.ended_at IS NULL)))`;

/** Every household of a ward, or one of them, in the order of the first member's hamlet and name. */
export async function familiesOf(
  manager: EntityManager,
  { id: wardId, settings }: Pick<Ward, 'id' | 'settings'>,
  zone: string,
  only?: string,
): Promise<Family[]> {
  const asked = only === undefined ? [wardId] : [wardId, only];
  const isAsked = (id: string): string => (only === undefined ? '' : ` AND ${id} = $2`);
  const members = await select(
    manager,
    memberRow,
    `SELECT m.id AS id, m.full_name AS "fullName", m.birth_year AS "birthYear", m.hamlet_id AS "hamletId",
       h.id AS "householdId", h.code AS code, t.name AS "hamletName"
     FROM mentee m JOIN household h ON h.id = m.household_id JOIN hamlet t ON t.id = m.hamlet_id
     WHERE m.ward_id = $1 AND m.household_id IS NOT NULL${isAsked('m.household_id')} AND ${isMember}
     ORDER BY m.sort_name, m.id`,
    asked,
  );
  const skills = await select(
    manager,
    skillRow,
    `SELECT s.mentee_id AS "menteeId", s.topic AS topic, COALESCE(s.reached_at, s.seen_at) AS at
     FROM mentee m JOIN skill s ON s.mentee_id = m.id
     WHERE m.ward_id = $1 AND m.household_id IS NOT NULL${isAsked('m.household_id')}
       AND s.level = 'alone'`,
    asked,
  );
  const guides = await select(
    manager,
    guideRow,
    `SELECT g.household_id AS "householdId", g.mentee_id AS "menteeId", g.since AS since
     FROM household h JOIN family_guide g ON g.household_id = h.id
     WHERE h.ward_id = $1${isAsked('h.id')} AND g.ended_at IS NULL`,
    asked,
  );
  const skillsOf = grouped(skills, ({ menteeId }) => menteeId);
  const guideOf = new Map(guides.map((one) => [`${one.householdId} ${one.menteeId}`, one.since]));
  members.sort((one, other) => inNaturalOrder(one.hamletName, other.hamletName));
  return [...grouped(members, ({ householdId }) => householdId)].map(([id, people]) => {
    const [{ code, hamletId, hamletName }] = people;
    const own = people.map((one): PersonOfFamily => ({
      id: one.id,
      fullName: one.fullName,
      birthYear: one.birthYear,
      alone: new Map(
        (skillsOf.get(one.id) ?? []).map(({ topic, at }) => [topic, localDateOf(at, zone)]),
      ),
      guidesSince: guideOf.get(`${id} ${one.id}`) ?? null,
    }));
    return { id, code, hamletId, hamletName, members: own, ...familyStanding(own, settings) };
  });
}

/** By what households are counted; another whenever `familyDaysOf` counts them another way, so that kept numbers are void. */
export const familiesDefinition = 1;

/** The households of many wards that are Digital Families by the rule of theirs, and since when. */
export async function familyDaysOf(
  manager: EntityManager,
  wards: readonly Pick<Ward, 'id' | 'settings'>[],
  zone: string,
): Promise<FamilyDay[]> {
  const days: FamilyDay[] = [];
  for (const alike of grouped(wards, ({ settings }) => ruleOf(settings)).values()) {
    days.push(...(await daysByOneRule(manager, alike, zone)));
  }
  return days;
}

/** A household that is a Digital Family. */
interface FamilyDay {
  wardId: string;
  since: LocalDate;
}

function ruleOf({ familyTopics, familyMembers, familyNeedsGuide }: FamilyRule): string {
  return JSON.stringify([familyTopics, familyMembers, familyNeedsGuide]);
}

/** Of whoever can do all that the rule asks for, and of how many are in their households, without the others. */
async function daysByOneRule(
  manager: EntityManager,
  wards: readonly Pick<Ward, 'id' | 'settings'>[],
  zone: string,
): Promise<FamilyDay[]> {
  const [{ settings }] = wards;
  const topics = [...new Set(settings.familyTopics)];
  const learned = await select(
    manager,
    learnedRow,
    `SELECT m.id AS id, m.household_id AS "householdId", m.ward_id AS "wardId",
       MAX(COALESCE(s.reached_at, s.seen_at)) AS at
     FROM mentee m JOIN skill s ON s.mentee_id = m.id
     WHERE m.ward_id IN ${idList(manager, '$1')} AND m.household_id IS NOT NULL AND ${isMember}
       AND s.level = 'alone' AND s.topic IN ${idList(manager, '$2')}
     GROUP BY m.id, m.household_id, m.ward_id HAVING COUNT(*) = $3`,
    [JSON.stringify(wards.map(({ id }) => id)), JSON.stringify(topics), topics.length],
  );
  const homes = grouped(learned, ({ householdId }) => householdId);
  const households = JSON.stringify([...homes.keys()]);
  const sizes = await select(
    manager,
    sizeRow,
    `SELECT m.household_id AS "householdId", COUNT(*) AS people
     FROM mentee m WHERE m.household_id IN ${idList(manager, '$1')} AND ${isMember}
     GROUP BY m.household_id`,
    [households],
  );
  const guides = await select(
    manager,
    guideRow,
    `SELECT g.household_id AS "householdId", g.mentee_id AS "menteeId", g.since AS since
     FROM family_guide g WHERE g.household_id IN ${idList(manager, '$1')} AND g.ended_at IS NULL`,
    [households],
  );
  const guideOf = new Map(guides.map((one) => [`${one.householdId} ${one.menteeId}`, one.since]));
  return sizes.flatMap(({ householdId, people }) => {
    const able = homes.get(householdId) ?? [];
    const own = able.map(({ id, at }): FamilyMember => {
      const day = localDateOf(at, zone);
      return {
        id,
        alone: new Map(topics.map((topic) => [topic, day])),
        guidesSince: guideOf.get(`${householdId} ${id}`) ?? null,
      };
    });
    const others = Array.from({ length: people - own.length }, (_, nth): FamilyMember => {
      return { id: `-${nth}`, alone: new Map(), guidesSince: null };
    });
    const { since } = familyStanding([...own, ...others], settings);
    return since === null ? [] : [{ wardId: able[0].wardId, since }];
  });
}
