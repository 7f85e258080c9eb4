import type { EntityManager } from 'typeorm';
import {
  type FamilyMember,
  type FamilyStanding,
  familyStanding,
} from '../../../core/programme/families';
import { localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { column, columns } from '../../../platform/database/result-columns';
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

/** Whoever takes part, or has finished: who moved away, died or agrees no more is nobody's member. */
const isThere = `(m.is_active OR EXISTS (SELECT 1 FROM person_stop s
  WHERE s.person_id = m.id AND s.reason = 'finished' AND s.ended_at IS NULL))`;

/** Every household of a ward, in the order of the first member's hamlet and name. */
export async function familiesOf(
  manager: EntityManager,
  { id: wardId, settings }: Pick<Ward, 'id' | 'settings'>,
  zone: string,
): Promise<Family[]> {
  const members = await select(
    manager,
    memberRow,
    `SELECT m.id AS id, m.full_name AS "fullName", m.birth_year AS "birthYear", m.hamlet_id AS "hamletId",
       h.id AS "householdId", h.code AS code, t.name AS "hamletName"
     FROM mentee m JOIN household h ON h.id = m.household_id JOIN hamlet t ON t.id = m.hamlet_id
     WHERE m.ward_id = $1 AND m.household_id IS NOT NULL AND m.consent_on IS NOT NULL AND ${isThere}
     ORDER BY t.name, m.sort_name, m.id`,
    [wardId],
  );
  const skills = await select(
    manager,
    skillRow,
    `SELECT s.mentee_id AS "menteeId", s.topic AS topic, COALESCE(s.reached_at, s.seen_at) AS at
     FROM mentee m JOIN skill s ON s.mentee_id = m.id
     WHERE m.ward_id = $1 AND m.household_id IS NOT NULL AND s.level = 'alone'`,
    [wardId],
  );
  const guides = await select(
    manager,
    guideRow,
    `SELECT g.household_id AS "householdId", g.mentee_id AS "menteeId", g.since AS since
     FROM household h JOIN family_guide g ON g.household_id = h.id
     WHERE h.ward_id = $1 AND g.ended_at IS NULL`,
    [wardId],
  );
  const skillsOf = grouped(skills, ({ menteeId }) => menteeId);
  const guideOf = new Map(guides.map((one) => [`${one.householdId} ${one.menteeId}`, one.since]));
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
