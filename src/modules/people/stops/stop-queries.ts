import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { PersonStop } from '../entities/person-stop.entity';
import { mergedStops, standingStop, standingStops } from './person-stops';

/** Who takes part no more, and why. */
@Injectable()
export class StopQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What keeps somebody away now. */
  standing(personId: string): Promise<PersonStop | null> {
    return standingStop(this.unitOfWork.read, personId);
  }

  /** The same of many, by the person. */
  standingOf(personIds: readonly string[]): Promise<Map<string, PersonStop>> {
    return standingStops(this.unitOfWork.read, personIds);
  }

  /** The records that were merged into this one and have not been taken apart, the latest first. */
  mergedInto(keptId: string): Promise<PersonStop[]> {
    return mergedStops(this.unitOfWork.read, keptId);
  }
}
