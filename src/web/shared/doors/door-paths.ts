import { paths } from '../../kit/paths/paths';

/** Where the pages of a hamlet's doors stand, for whoever walks. */
export interface DoorPaths {
  /** All hamlets. */
  all: string;
  hamlet: string;
  learner: string;
  visits: (doorId: string) => string;
  visitBack: (doorId: string, visitId: string) => string;
  /** The page of a door, where there is one. */
  door?: (doorId: string) => string;
}

export function staffDoorPaths(code: string, hamletId: string): DoorPaths {
  const { ward } = paths;
  return {
    all: ward.doors(code),
    hamlet: ward.hamletDoors(code, hamletId),
    learner: ward.hamletLearner(code, hamletId),
    visits: (id) => ward.doorVisits(code, id),
    visitBack: (id, visitId) => ward.doorVisitBack(code, id, visitId),
    door: (id) => ward.door(code, id),
  };
}

export function mentorDoorPaths(me: string, hamletId: string): DoorPaths {
  const { mentor } = paths;
  return {
    all: mentor.doors(me),
    hamlet: mentor.hamletDoors(me, hamletId),
    learner: mentor.hamletLearner(me, hamletId),
    visits: (id) => mentor.doorVisits(me, id),
    visitBack: (id, visitId) => mentor.doorVisitBack(me, id, visitId),
  };
}
