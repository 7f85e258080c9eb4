import type { Door } from '../../src/modules/teams/entities/door.entity';
import type { DoorVisit } from '../../src/modules/teams/entities/door-visit.entity';
import type { Team } from '../../src/modules/teams/entities/team.entity';
import type { TeamMember } from '../../src/modules/teams/entities/team-member.entity';
import type { Training } from '../../src/modules/teams/entities/training.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** A team that works, under a name of its own. */
export function makeTeam(given: Given<Team, 'wardId' | 'hamletIds'>): Team {
  const id = newId();
  return {
    id,
    name: `Tổ công nghệ số ${id}`,
    dissolvedAt: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** Somebody of the youth union; no ambassador, unless a test says otherwise. */
export function makeTeamMember(given: Given<TeamMember, 'teamId'>): TeamMember {
  return {
    id: newId(),
    mentorId: null,
    fullName: given.mentorId ? null : 'Phạm Thị Mơ',
    phone: null,
    organisation: 'youth-union',
    role: 'member',
    leftAt: null,
    createdAt: 0,
    ...given,
  };
}

/** In safe conduct, by the police. */
export function makeTraining(given: Given<Training, 'wardId'>): Training {
  return {
    id: newId(),
    kind: 'safe-conduct',
    mentorId: null,
    memberId: null,
    heldOn: '2026-11-02',
    givenBy: 'Công an xã',
    createdAt: 0,
    ...given,
  };
}

/** A house where nobody has knocked. */
export function makeDoor(given: Given<Door, 'wardId' | 'hamletId'>): Door {
  return {
    id: newId(),
    householdId: null,
    label: 'Nhà ông Ba',
    address: 'Ngõ 3',
    phone: null,
    outcome: null,
    visitedAt: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** Nobody was at home. */
export function makeDoorVisit(given: Given<DoorVisit, 'doorId'>): DoorVisit {
  return {
    id: newId(),
    outcome: 'nobody-home',
    note: null,
    at: 0,
    byKind: 'officer',
    byId: null,
    menteeId: null,
    takenBackAt: null,
    ...given,
  };
}
