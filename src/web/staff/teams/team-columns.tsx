import { displayPhone } from '../../../core/vietnamese/phones';
import { type MemberOfTeam, present, type TeamWithMembers } from '../../../modules/teams';
import { termName, termNames } from '../../../texts';
import type { Column, FileColumn } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import type { View } from '../../kit/view/view';

/** The teams of a ward on their page. */
export function teamColumns({ t, language }: View, code: string): Column<TeamWithMembers>[] {
  const w = t.teams;
  const organisations = ({ members }: TeamWithMembers): string =>
    termNames(
      'organisation',
      [...new Set(present(members).map(({ organisation }) => organisation))],
      language,
    );
  return [
    { heading: w.name, cell: ({ id, name }) => <a href={paths.ward.team(code, id)}>{name}</a> },
    { heading: w.hamlets, cell: ({ hamlets }) => hamlets.map(({ name }) => name).join(', ') },
    { heading: w.leader, cell: ({ members }) => leaderOf(members)?.fullName ?? w.noLeader },
    { heading: w.members, cell: ({ members }) => w.membersOf(present(members).length) },
    { heading: w.organisation, cell: organisations },
    { heading: w.state, cell: ({ dissolvedAt }) => (dissolvedAt ? w.dissolved : w.works) },
  ];
}

/** A row of the teams' file: a member with their team, or a team without members. */
export interface MemberRow {
  team: TeamWithMembers;
  member: MemberOfTeam | null;
}

/** Each member of each team that works. */
export function memberRows(teams: readonly TeamWithMembers[]): MemberRow[] {
  return teams
    .filter(({ dissolvedAt }) => dissolvedAt === null)
    .flatMap((team): MemberRow[] => {
      const members = present(team.members);
      return members.length === 0
        ? [{ team, member: null }]
        : members.map((member) => ({ team, member }));
    });
}

export function memberColumns({ t, language }: View): FileColumn<MemberRow>[] {
  const w = t.teams;
  return [
    { heading: w.name, width: 34, text: ({ team }) => team.name },
    {
      heading: w.hamlets,
      width: 30,
      text: ({ team }) => team.hamlets.map(({ name }) => name).join(', '),
    },
    { heading: w.role, width: 12, text: ({ member }) => (member ? w.roles[member.role] : null) },
    {
      heading: t.fields.mentor.fullName,
      width: 26,
      text: ({ member }) => member?.fullName ?? null,
    },
    {
      heading: w.phone,
      width: 16,
      text: ({ member }) => (member?.phone ? displayPhone(member.phone) : null),
    },
    {
      heading: w.organisation,
      width: 26,
      text: ({ member }) =>
        member ? termName('organisation', member.organisation, language) : null,
    },
    {
      heading: w.whichMentor,
      width: 14,
      text: ({ member }) => (member ? (member.mentorId ? t.changes.yes : t.changes.no) : null),
    },
    {
      heading: w.trainedIn,
      width: 36,
      text: ({ member }) =>
        member ? termNames('training', member.trainings, language) || null : null,
    },
  ];
}

export function leaderOf(members: readonly MemberOfTeam[]): MemberOfTeam | undefined {
  return present(members).find(({ role }) => role === 'leader');
}
