import { ApiProperty, PickType } from '@nestjs/swagger';
import { Team } from '../entities/team.entity';
import { type TeamRole, teamRoles } from '../entities/team-member.entity';
import type { MemberOfTeam, TeamWithMembers } from './team-rows';

// What the API answers, as classes, so that its description can name every field.

class HamletOfTeamView {
  id!: string;
  name!: string;
}

class MemberOfTeamView implements MemberOfTeam {
  id!: string;
  /** Null of who is no ambassador. */
  mentorId!: string | null;
  fullName!: string;
  phone!: string | null;
  organisation!: string;
  @ApiProperty({ enum: teamRoles, enumName: 'TeamRole' })
  role!: TeamRole;
  /** What they were trained in. */
  trainings!: string[];
  /** Since when they are in it no more, epoch milliseconds. */
  leftAt!: number | null;
}

/** A team with its hamlets and members: the leader, the deputies, the others, then those who left. */
export class TeamView
  extends PickType(Team, ['id', 'wardId', 'name', 'dissolvedAt', 'version'] as const)
  implements TeamWithMembers
{
  hamlets!: HamletOfTeamView[];
  members!: MemberOfTeamView[];
}
