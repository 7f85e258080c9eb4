import { ApiProperty } from '@nestjs/swagger';
import type { Side } from '../../../core/people/fields';
import type { StopReason } from '../../../core/people/stops';
import { NotBack } from '../departures/departures.views';

/** Somebody who does not go back with the others, or would not, and the code of what is in the way. */
export class PersonWhoStays {
  personId!: string;
  name!: string;
  why!: string;
}

/** Somebody who came back without all that they had; their page tells it of this stop. */
export class PartlyBack {
  personId!: string;
  name!: string;
  stopId!: string;
}

/** What one press did to many people, and what became of it when it was taken back, or would. */
export class PeopleActView {
  id!: string;
  wardId!: string;

  @ApiProperty({ enum: ['import', 'stop'], enumName: 'PeopleActKind' })
  kind!: 'import' | 'stop';

  side!: Side;
  /** Whom it added, changed and stopped. */
  people!: number;
  added!: number;
  changed!: number;
  stopped!: number;
  /** Why they all stopped; of an import null. */
  @ApiProperty({ type: 'string', nullable: true })
  reason!: StopReason | null;
  /** Epoch milliseconds. */
  madeAt!: number;
  /** Null while it stands. */
  takenBackAt!: number | null;
  /** Added by it, and gone again. */
  gone!: number;
  /** Who say again what they said before. */
  changedBack!: number;
  /** Stopped by it, and back. */
  returned!: number;
  /** Pairs, lessons and places that came back with them. */
  pairs!: number;
  sessions!: number;
  places!: number;
  /** Who came back without some of that. */
  partly!: PartlyBack[];
  /** What of it did not come back, as it is told when it is taken back or looked at. */
  notBack!: NotBack[];
  stayed!: PersonWhoStays[];
  /** That go out because it is taken back, and people to be called; 0 while it stands. */
  messages!: number;
  calls!: number;
}
