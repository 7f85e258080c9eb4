/** What other modules may use of this one. */
export { DoorQueries, type HamletWalk } from './doors/door-queries';
export type { DoorWithVisits } from './doors/door-rows';
export { DoorVisits, type LearnerAtDoor } from './doors/door-visits.service';
export { DoorsService, type SaidOfDoor } from './doors/doors.service';
export { type DoorOutcome, doorOutcomes } from './entities/door-visit.entity';
export { Team } from './entities/team.entity';
export { type TeamRole, teamRoles } from './entities/team-member.entity';
export { TeamQueries } from './teams/team-queries';
export { type MemberOfTeam, present, type TeamWithMembers } from './teams/team-rows';
export { TeamsService } from './teams/teams.service';
export { teamsErasure } from './teams.erasure';
export { teamsRetention } from './teams.retention';
export { teamsEntities } from './teams.entities';
export { TeamsModule } from './teams.module';
export { keepTrainingsOf } from './trainings/given-trainings';
export { type TrainedPerson, TrainingsService } from './trainings/trainings.service';
