import { ApiProperty } from '@nestjs/swagger';
import { LeftShort } from '../../matching';
import type { ChangeEffect } from '../entities/change-effect.entity';

/** A mentee or a lesson that could not go to the successor. */
export class NotHandedOver {
  /** Of a mentee. */
  menteeId!: string | null;
  menteeName!: string | null;
  /** Of a lesson. */
  sessionId!: string | null;
  startAt!: number | null;
  /** The code of the rule that does not allow it. */
  why!: string;
}

/** What stopping somebody did, or would do. */
export class DepartureView {
  stopId!: string;
  /** Pairs that ended without a successor. */
  pairsEnded!: number;
  pairsHandedOver!: number;
  /** Lessons with nobody to hold them. */
  sessionsCancelled!: number;
  sessionsHandedOver!: number;
  /** Places that somebody lost, in lessons that were called off or went on without them. */
  placesFreed!: number;
  /** Classes that go on without the mentor, and those that do not. */
  classesLeft!: number;
  classesCancelled!: number;
  walkInDays!: number;

  /** Numbers of walk-in days that are called no more. */
  numbersEnded!: number;
  /** Different mentees whom any of it concerns. */
  people!: number;
  /** That go out because of it. */
  messages!: number;
  /** People whom no message reaches: somebody calls them. */
  calls!: number;
  notHandedOver!: NotHandedOver[];
  /** Ambassadors whom it leaves with fewer mentees than the ward wants each to have. */
  @ApiProperty({ type: () => LeftShort, isArray: true })
  leftShort!: LeftShort[];
}

/** How much changes, where several people leave. */
export type DepartureCount = Omit<DepartureView, 'stopId' | 'people' | 'notHandedOver'>;

/** Something that did not come back with the person, and the code of what was in the way. */
export class NotBack {
  kind!: ChangeEffect['kind'];
  subjectId!: string;
  /** Of a pair: the other one. */
  name!: string | null;
  /** Of a lesson or a place. */
  startAt!: number | null;
  why!: string;
}

/** What came back with somebody. */
export class ReturnView {
  stopId!: string;
  pairs!: number;
  sessions!: number;
  places!: number;
  notBack!: NotBack[];
}

/** Since when somebody's consent is withdrawn. */
export class WithdrawalView {
  personId!: string;
  withdrawnOn!: string;
}
