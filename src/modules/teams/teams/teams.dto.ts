import { IsBoolean, IsOptional } from 'class-validator';
import { Id, Ids, OneOf, Text, Version } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { Code } from '../../people';
import { type TeamRole, teamRoles } from '../entities/team-member.entity';

/** A ward has no more hamlets than this. */
const mostHamlets = 200;

export class NewTeamDto {
  @Text(120)
  name!: string;

  /** Whose people it serves. */
  @Ids(mostHamlets, 1)
  hamletIds!: string[];
}

/** What is left out stays. */
export class ChangedTeamDto {
  @Version()
  version!: number;

  @MayBeLeftOut()
  @Text(120)
  name?: string;

  @MayBeLeftOut()
  @Ids(mostHamlets, 1)
  hamletIds?: string[];
}

export class TeamVersionDto {
  @Version()
  version!: number;
}

class SaidOfMemberDto {
  /** Of who is no ambassador. */
  @MayBeLeftOut()
  @Text(120)
  fullName?: string;

  /** In any spelling; of who is no ambassador. */
  @MayBeLeftOut()
  @Text(30, 0)
  phone?: string;
}

export class NewMemberDto extends SaidOfMemberDto {
  /** The ambassador; left out or null, it is somebody who is none, by name. */
  @IsOptional()
  @Id()
  mentorId?: string | null;

  @Code('organisation')
  organisation!: string;

  /** A new leader takes the place of the one before. */
  @OneOf(teamRoles, 'TeamRole')
  role!: TeamRole;
}

/** What is left out stays. */
export class ChangedMemberDto extends SaidOfMemberDto {
  @MayBeLeftOut()
  @Code('organisation')
  organisation?: string;

  @MayBeLeftOut()
  @OneOf(teamRoles, 'TeamRole')
  role?: TeamRole;

  /** True takes them out of the team, false brings them back. */
  @MayBeLeftOut()
  @IsBoolean()
  hasLeft?: boolean;
}
