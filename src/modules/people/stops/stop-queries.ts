import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { PersonStop } from '../entities/person-stop.entity';
import { standingStop, standingStops } from './person-stops';

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
}
