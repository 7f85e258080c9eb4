/** What other modules may use of this one. */
export { Team } from './entities/team.entity';
export { type TeamRole, teamRoles } from './entities/team-member.entity';
export { TeamQueries } from './teams/team-queries';
export { type MemberOfTeam, present, type TeamWithMembers } from './teams/team-rows';
export { TeamsService } from './teams/teams.service';
export { teamsErasure } from './teams.erasure';
export { teamsEntities } from './teams.entities';
export { TeamsModule } from './teams.module';
export { keepTrainingsOf } from './trainings/held-trainings';
export { type TrainedPerson, TrainingsService } from './trainings/trainings.service';
