import { Door } from './entities/door.entity';
import { DoorVisit } from './entities/door-visit.entity';
import { Team } from './entities/team.entity';
import { TeamMember } from './entities/team-member.entity';
import { Training } from './entities/training.entity';

/** The tables of this module. */
export const teamsEntities = [Team, TeamMember, Training, Door, DoorVisit];
