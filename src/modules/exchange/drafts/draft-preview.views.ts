import { ApiProperty } from '@nestjs/swagger';
import type { StopReason } from '../../../core/people/stops';
import { FieldChange } from '../../people';
import {
  LeftSheetRow,
  SheetIssue,
  SheetNotice,
  UnreadSheetTab,
} from '../people/sheet-import.entity';

/** What a row would do; `gone` says of somebody whom nobody knows that they stopped. */
export const draftOutcomes = [
  'doubtful',
  'rejected',
  'stopped',
  'gone',
  'changed',
  'added',
] as const;
export type DraftOutcome = (typeof draftOutcomes)[number];

/** How many rows do what; of those that say nothing new there is no more than their number. */
export class DraftCounts implements Record<DraftOutcome, number> {
  added!: number;
  changed!: number;
  unchanged!: number;
  doubtful!: number;
  stopped!: number;
  gone!: number;
  rejected!: number;
}

/** Since when somebody takes part no more, and why. */
export class DraftStop {
  @ApiProperty({ type: 'string' })
  reason!: StopReason;

  /** 'YYYY-MM-DD'. */
  on!: string;
}

/** Somebody whom a row may mean: what tells people apart, whatever else differs, and what keeps them away. */
export class DraftGuess {
  /** By which the row is answered. */
  personId!: string;
  name!: string;

  /** Of somebody who stands in another row of the file and is not in the lists yet. */
  row?: number;
  tab?: string;

  fields!: FieldChange[];
  standing!: DraftStop | null;
}

/** A row of the file and what it would do. */
export class DraftRow {
  /** By which it is answered. */
  key!: string;

  @ApiProperty({ enum: draftOutcomes, enumName: 'DraftOutcome' })
  outcome!: DraftOutcome;

  row!: number;

  /** Of the row, where the file has several lists. */
  tab?: string;

  /** As it stands in the file. */
  name!: string;

  /** Of whom it changes or stops. */
  personId?: string;

  /** What it changes of them. */
  fields?: FieldChange[];

  /** What keeps them away already, and goes on doing so. */
  standing?: DraftStop;

  /** What it says of them. */
  stop?: DraftStop;

  /** Whom it may mean. */
  alike?: DraftGuess[];

  /** Why it is not taken. */
  issues?: SheetIssue[];
}

/** A home that a row puts far outside the ward; it counts as that of the hamlet until it is said to be right. */
export class DraftFarHome {
  /** By which it is answered, with `right`. */
  key!: string;
  row!: number;
  tab?: string;
  name!: string;
  latitude!: number;
  longitude!: number;

  /** From the nearest place between the hamlets. */
  metres!: number;
}

/** What a file would do to the lists. */
export interface DraftPreview {
  counts: DraftCounts;
  /** Those that do something, the most doubtful first, in the order of the file. */
  rows: DraftRow[];
  /** Absent of files that were read before such homes were asked about. */
  far?: DraftFarHome[];
  warnings: SheetNotice[];
  unread: UnreadSheetTab[];
  hidden: LeftSheetRow[];
}
