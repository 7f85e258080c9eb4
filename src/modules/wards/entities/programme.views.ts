import { ApiProperty } from '@nestjs/swagger';
import {
  type Programme,
  type ProgrammeKind,
  programmeKinds,
} from '../../../core/programme/programmes';

/**
 * A programme that runs in a ward beside that of the ambassadors, in which everybody is whose row names no other. The
 * rows of people name it; so its name does not change.
 */
export class ProgrammeView implements Programme {
  id!: string;
  name!: string;
  /** Whether its people are paired, or learn in classes alone. */
  @ApiProperty({ enum: programmeKinds, enumName: 'ProgrammeKind' })
  kind!: ProgrammeKind;
  /** Mentees of each of its ambassadors, who have none or at least so many; null takes the ward's. */
  minMentees!: number | null;
  /** Null takes the ward's; an ambassador's own number holds where it is smaller. */
  maxMentees!: number | null;
  /** Codes of the topics that are taught in it; empty is all. */
  topics!: string[];
  /** Where its lessons are, beside homes; empty is everywhere. */
  venueIds!: string[];
  /** Its first day, 'YYYY-MM-DD' … */
  fromDate!: string | null;
  /** … and its last, both included; null is without an end. */
  untilDate!: string | null;
  /** Counts the changes. */
  version!: number;
}
