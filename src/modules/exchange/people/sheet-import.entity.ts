import { ApiProperty } from '@nestjs/swagger';
import { Entity, PrimaryColumn } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import type { CellProblem } from '../../../core/sheets/faults';

export type SheetKind = 'mentors' | 'mentees';

/** One import of one sheet: what was taken, and the rows that were not, as they were. */
@Entity('sheet_import')
export class SheetImport {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: SheetKind;

  @TextColumn()
  fileName!: string;

  /** SHA-256 of the file. */
  @TextColumn({ length: 64 })
  fileHash!: string;

  @IntegerColumn()
  added!: number;

  @IntegerColumn()
  changed!: number;

  @IntegerColumn()
  unchanged!: number;

  /** Of whom it says that they take part no more. */
  @IntegerColumn()
  stopped!: number;

  /** The sheet's headers, for writing rejected rows back. */
  @JsonColumn({ ...sealed })
  headers!: string[];

  /** The first thousand rows that were not taken, as they were; all of them are in `rejected.xlsx`. */
  @JsonColumn({ ...sealed })
  rejected!: RejectedSheetRow[];

  /** How many more rows were not taken than `rejected` names. */
  @IntegerColumn({ default: 0 })
  rejectedMore!: number;

  /** The first thousand remarks; all of them are in the list of what the file did. */
  @JsonColumn({ ...sealed })
  warnings!: SheetNotice[];

  /** How many more remarks there are than `warnings` names. */
  @IntegerColumn({ default: 0 })
  warningsMore!: number;

  /** Tabs of the file from which nobody was taken. */
  @JsonColumn()
  unreadTabs!: UnreadSheetTab[];

  /** The first thousand people in hidden rows who were left out, as was asked. */
  @JsonColumn({ ...sealed })
  leftRows!: LeftSheetRow[];

  /** How many more were left out than `leftRows` names. */
  @IntegerColumn({ default: 0 })
  leftMore!: number;

  @RefColumn({ nullable: true })
  importedBy!: string | null;

  @InstantColumn()
  createdAt!: number;

  /** When what it says of people was forgotten; null as long as it stands. */
  @InstantColumn({ nullable: true })
  forgottenAt!: number | null;

  /** When what it says of people who did not agree was forgotten, which is sooner. */
  @InstantColumn({ nullable: true })
  unagreedForgottenAt!: number | null;
}

/** Why nobody was taken from a tab: no-header, missing-columns, wrong-list, no-people. */
export class UnreadSheetTab {
  name!: string;
  why!: string;
  /** Those that are missing. */
  columns?: string[];
}

/** Somebody in a hidden row. */
export class LeftSheetRow {
  row!: number;
  tab?: string;
  name!: string;
}

/** A remark on one cell: `code` is stable, `reason` the sentence in Vietnamese. */
export class SheetIssue {
  column!: string;
  code!: string;
  reason!: string;
  /** For the sentence in other languages; lists of long ago have none. */
  problem?: CellProblem;
  quoted?: string;
}

export class SheetNotice extends SheetIssue {
  row!: number;
  /** Of the row, where the file has several lists. */
  tab?: string;
}

export class RejectedSheetRow {
  row!: number;
  /** Of the row, where the file has several lists. */
  tab?: string;

  /** As they were in the sheet. */
  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'number' }], nullable: true },
  })
  cells!: (string | number | null)[];

  issues!: SheetIssue[];
}

/** Some of the rows that an import does not name itself (kept-rows.ts), so that nobody waits for them. */
@Entity('sheet_import_piece')
export class SheetImportPiece {
  @IdColumn()
  importId!: string;

  @PrimaryColumn({ type: 'integer' })
  nth!: number;

  @JsonColumn({ ...sealed })
  rejected!: RejectedSheetRow[];
}

/** The same of remarks, and of people in hidden rows. */
@Entity('sheet_import_remarks')
export class SheetImportRemarks {
  @IdColumn()
  importId!: string;

  @PrimaryColumn({ type: 'integer' })
  nth!: number;

  @JsonColumn({ ...sealed })
  warnings!: SheetNotice[];

  @JsonColumn({ ...sealed })
  leftRows!: LeftSheetRow[];
}
