import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import { Door } from '../entities/door.entity';
import { DoorVisit, type DoorOutcome, doorOutcomes } from '../entities/door-visit.entity';
import type { HamletWalk } from './door-queries';
import type { DoorWithVisits } from './door-rows';
import type { FilledDoors } from './doors.service';

// What the API answers, as classes, so that its description can name every field.

class CountedVisitView extends PickType(DoorVisit, ['id', 'note', 'at', 'menteeId'] as const) {
  @ApiProperty({ enum: doorOutcomes, enumName: 'DoorOutcome' })
  outcome!: DoorOutcome;
}

class LearnerAtDoorView {
  id!: string;
  fullName!: string;
}

/** A door with its visits, the last one first, and those of the household who are in the lists. */
export class DoorView extends OmitType(Door, ['outcome'] as const) implements DoorWithVisits {
  /** Of the last visit; null while nobody has knocked. */
  @ApiProperty({ enum: doorOutcomes, enumName: 'DoorOutcome', nullable: true })
  outcome!: DoorOutcome | null;
  visits!: CountedVisitView[];
  learners!: LearnerAtDoorView[];
}

class DoorOutcomesView implements Record<DoorOutcome, number> {
  wishes!: number;
  'nobody-home'!: number;
  'no-need'!: number;
  refused!: number;
}

/** How far a hamlet is walked: its doors by what came of the last visit. */
export class HamletWalkView implements HamletWalk {
  id!: string;
  name!: string;
  latitude!: number;
  longitude!: number;
  doors!: number;
  outcomes!: DoorOutcomesView;
  /** Where nobody has knocked yet. */
  unvisited!: number;
  /** Where somebody has to go: nobody has knocked, or nobody was at home. */
  left!: number;
  /** Doors where somebody wishes to learn and nobody is in the lists. */
  toRegister!: number;
}

export class FilledDoorsView implements FilledDoors {
  added!: number;
  /** Those that stood there already. */
  known!: number;
}

export class RemovedDoorView {
  id!: string;
}
