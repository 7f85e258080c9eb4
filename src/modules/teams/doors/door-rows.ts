import { type EntityManager, In, IsNull } from 'typeorm';
import { accentKey } from '../../../core/vietnamese/text';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { type Actor, assertMay, scopeOf } from '../../access';
import { Mentee } from '../../people';
import { Hamlet } from '../../wards';
import { Door } from '../entities/door.entity';
import { DoorVisit } from '../entities/door-visit.entity';
import { Team } from '../entities/team.entity';
import { TeamMember } from '../entities/team-member.entity';

/** A visit that counts. */
export type CountedVisit = Pick<DoorVisit, 'id' | 'outcome' | 'note' | 'at' | 'menteeId'>;

/** A door with its visits, the last one first, and those of the household who are in the lists. */
export interface DoorWithVisits extends Door {
  visits: CountedVisit[];
  learners: { id: string; fullName: string }[];
}

/** @throws DomainError not-found */
export async function findDoor(manager: EntityManager, id: string): Promise<Door> {
  const door = await manager.findOneBy(Door, { id });
  if (!door) throw notFound('door');
  return door;
}

/** @throws DomainError not-found */
export async function hamletIn(
  manager: EntityManager,
  wardId: string,
  id: string,
): Promise<Hamlet> {
  const hamlet = await manager.findOneBy(Hamlet, { id, wardId });
  if (!hamlet) throw notFound('hamlet');
  return hamlet;
}

/** The teams that work and that somebody is in. */
export async function teamsOf(manager: EntityManager, mentorId: string): Promise<Team[]> {
  const member = await manager.findBy(TeamMember, { mentorId, leftAt: IsNull() });
  if (member.length === 0) return [];
  const ids = [...new Set(member.map(({ teamId }) => teamId))];
  return manager.findBy(Team, { id: In(ids), dissolvedAt: IsNull() });
}

/** An ambassador walks where a team serves that they are in. @throws DomainError not-found, forbidden */
export async function assertMayWalk(
  manager: EntityManager,
  actor: Actor,
  { wardId, hamletId }: Pick<Door, 'wardId' | 'hamletId'>,
): Promise<void> {
  const isOwn = scopeOf(actor, 'doors.walk') === 'charge' && actor.id !== null;
  const teams = isOwn ? await teamsOf(manager, actor.id ?? '') : [];
  const serves = teams.some((team) => team.wardId === wardId && team.hamletIds.includes(hamletId));
  const mentorIds = serves ? [actor.id] : [];
  assertMay(actor, 'doors.walk', { wardIds: [wardId], mentorIds }, 'hamlet');
}

/** Of one hamlet, as one walks: by lane and number, and those without an address by name. */
export async function withVisits(
  manager: EntityManager,
  doors: readonly Door[],
): Promise<DoorWithVisits[]> {
  if (doors.length === 0) return [];
  const counted = await manager.findBy(DoorVisit, {
    doorId: In(doors.map(({ id }) => id)),
    takenBackAt: IsNull(),
  });
  const visitsOf = grouped(counted, ({ doorId }) => doorId);
  const homes = [...new Set(doors.map(({ householdId }) => householdId ?? ''))];
  const [{ wardId }] = doors;
  const learners = await manager.find(Mentee, {
    where: [
      { wardId, householdId: In(homes), isActive: true },
      { id: In(counted.map(({ menteeId }) => menteeId ?? '')), isActive: true },
    ],
    select: { id: true, fullName: true, householdId: true, sortName: true },
    order: { sortName: 'ASC' },
  });
  return doors
    .map((door) => {
      const visits = (visitsOf.get(door.id) ?? []).sort((one, other) => other.at - one.at);
      const taken = new Set(visits.map(({ menteeId }) => menteeId));
      return {
        ...door,
        visits: visits.map(({ id, outcome, note, at, menteeId }) => {
          return { id, outcome, note, at, menteeId };
        }),
        learners: learners
          .filter(
            ({ id, householdId }) =>
              taken.has(id) || (householdId !== null && householdId === door.householdId),
          )
          .map(({ id, fullName }) => ({ id, fullName })),
      };
    })
    .sort(asOneWalks);
}

/** @throws DomainError not-found */
export async function doorWithVisits(manager: EntityManager, id: string): Promise<DoorWithVisits> {
  const [door] = await withVisits(manager, [await findDoor(manager, id)]);
  return door;
}

/** What tells two doors of a hamlet apart. */
export function doorKey({ label, address }: Pick<Door, 'label' | 'address'>): string {
  return `${accentKey(address ?? '')}|${accentKey(label ?? '')}`;
}

function asOneWalks(one: Door | DoorWithVisits, other: Door | DoorWithVisits): number {
  return (
    Number(one.address === null) - Number(other.address === null) ||
    inNaturalOrder(laneFirst(one.address), laneFirst(other.address)) ||
    inNaturalOrder(one.label ?? '', other.label ?? '') ||
    (one.id < other.id ? -1 : 1)
  );
}

/** “Số 3, ngõ 9” as “ngõ 9, Số 3”. */
function laneFirst(address: string | null): string {
  return (address ?? '')
    .split(',')
    .map((part) => part.trim())
    .reverse()
    .join(', ');
}
