import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';
import { DateExceptionDto } from '../views/sessions.dto';
import type { PersonAvailability } from './availability.service';

/** When a person can meet; `version` is the person's. */
export class AvailabilityView implements PersonAvailability {
  windows!: WeeklyWindowDto[];
  exceptions!: DateExceptionDto[];
  version!: number;
}
