import { type EntityManager, In } from 'typeorm';
import { compareNames } from '../../../core/vietnamese/names';
import { notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { Mentor } from '../../people';
import { Hamlet } from '../../wards';
import { Team } from '../entities/team.entity';
import { TeamMember, type TeamRole, teamRoles } from '../entities/team-member.entity';
import { Training } from '../entities/training.entity';

/** Somebody in a team, by the name and number that hold today. */
export interface MemberOfTeam {
  id: string;
  /** Null of who is no ambassador. */
  mentorId: string | null;
  fullName: string;
  /** E.164. */
  phone: string | null;
  /** A code of core/vietnamese/organisations. */
  organisation: string;
  role: TeamRole;
  /** Codes of what they were trained in. */
  trainings: string[];
  leftAt: number | null;
}

/** A team with its hamlets and members: the leader, the deputies, the others, then those who left. */
export interface TeamWithMembers extends Pick<
  Team,
  'id' | 'wardId' | 'name' | 'dissolvedAt' | 'version'
> {
  hamlets: { id: string; name: string }[];
  members: MemberOfTeam[];
}

/** @throws DomainError not-found */
export async function findTeam(manager: EntityManager, id: string): Promise<Team> {
  const team = await manager.findOneBy(Team, { id });
  if (!team) throw notFound('team');
  return team;
}

/** As it stands in the caller's transaction. @throws DomainError not-found */
export async function teamWithMembers(
  manager: EntityManager,
  id: string,
): Promise<TeamWithMembers> {
  const [team] = await withMembers(manager, [await findTeam(manager, id)]);
  return team;
}

/** In the order of the teams. */
export async function withMembers(
  manager: EntityManager,
  teams: readonly Team[],
): Promise<TeamWithMembers[]> {
  if (teams.length === 0) return [];
  const among = (ids: readonly (string | null)[]) => In([...new Set(ids.map((id) => id ?? ''))]);
  const members = await manager.findBy(TeamMember, { teamId: among(teams.map(({ id }) => id)) });
  const hamlets = await manager.findBy(Hamlet, {
    id: among(teams.flatMap(({ hamletIds }) => hamletIds)),
  });
  const mentors = await manager.findBy(Mentor, { id: among(members.map((one) => one.mentorId)) });
  const memberId = among(members.map(({ id }) => id));
  const trainings = await manager.findBy(Training, { memberId });
  const mentorOf = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  const trainedIn = grouped(trainings, (training) => training.memberId ?? '');
  const membersOf = grouped(members, ({ teamId }) => teamId);
  return teams.map(({ id, wardId, name, dissolvedAt, version, hamletIds }) => ({
    id,
    wardId,
    name,
    dissolvedAt,
    version,
    hamlets: hamlets.filter((one) => hamletIds.includes(one.id)).map(idAndName),
    members: (membersOf.get(id) ?? [])
      .map((member) => {
        const kinds = (trainedIn.get(member.id) ?? []).map(({ kind }) => kind);
        return named(member, mentorOf.get(member.mentorId ?? ''), kinds);
      })
      .sort(inOrder),
  }));
}

/** Those who are in it today. */
export function present(members: readonly MemberOfTeam[]): MemberOfTeam[] {
  return members.filter(({ leftAt }) => leftAt === null);
}

function named(
  { id, mentorId, fullName, phone, organisation, role, leftAt }: TeamMember,
  mentor: Mentor | undefined,
  kinds: readonly string[],
): MemberOfTeam {
  return {
    id,
    mentorId,
    fullName: mentor?.fullName ?? fullName ?? '',
    phone: mentor ? (mentor.phone ?? mentor.otherPhone) : phone,
    organisation,
    role,
    trainings: mentor ? mentor.trainings : [...new Set(kinds)].sort(),
    leftAt,
  };
}

function inOrder(one: MemberOfTeam, other: MemberOfTeam): number {
  return (
    Number(one.leftAt !== null) - Number(other.leftAt !== null) ||
    teamRoles.indexOf(one.role) - teamRoles.indexOf(other.role) ||
    compareNames(one.fullName, other.fullName)
  );
}

const idAndName = ({ id, name }: Hamlet) => ({ id, name });
