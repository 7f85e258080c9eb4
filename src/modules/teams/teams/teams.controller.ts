import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { TeamQueries } from './team-queries';
import {
  ChangedMemberDto,
  ChangedTeamDto,
  NewMemberDto,
  NewTeamDto,
  TeamVersionDto,
} from './teams.dto';
import { TeamsService } from './teams.service';
import { TeamView } from './teams.views';

@ApiTags('teams')
@Controller('api/v1')
@Allow('teams.read')
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly queries: TeamQueries,
  ) {}

  /** Community technology teams, those that were dissolved last. */
  @Get('wards/:wardId/teams')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<TeamView[]> {
    return this.queries.list(actor, wardId);
  }

  @Allow('teams.change')
  @Post('wards/:wardId/teams')
  make(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewTeamDto,
  ): Promise<TeamView> {
    return this.teams.make(actor, wardId, body);
  }

  @Get('teams/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TeamView> {
    return this.queries.one(actor, id);
  }

  @Allow('teams.change')
  @Patch('teams/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangedTeamDto,
  ): Promise<TeamView> {
    return this.teams.change(actor, id, body);
  }

  @Allow('teams.change')
  @Post('teams/:id/dissolution')
  @HttpCode(200)
  dissolve(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: TeamVersionDto,
  ): Promise<TeamView> {
    return this.teams.dissolve(actor, id, body);
  }

  /** A team that was dissolved works again, with its members. */
  @Allow('teams.change')
  @Post('teams/:id/restoration')
  @HttpCode(200)
  restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: TeamVersionDto,
  ): Promise<TeamView> {
    return this.teams.restore(actor, id, body);
  }

  /** An ambassador of the ward joins, or somebody who is none. */
  @Allow('teams.change')
  @Post('teams/:id/members')
  addMember(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewMemberDto,
  ): Promise<TeamView> {
    return this.teams.addMember(actor, id, body);
  }

  @Allow('teams.change')
  @Patch('teams/:id/members/:memberId')
  changeMember(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
    @Body() body: ChangedMemberDto,
  ): Promise<TeamView> {
    return this.teams.changeMember(actor, id, memberId, body);
  }
}
