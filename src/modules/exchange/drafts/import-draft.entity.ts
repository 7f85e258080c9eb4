import { Entity } from 'typeorm';
import type { Failure } from '../../../platform/common/failure';
import type { RunRow } from '../../../platform/computing/run-rows';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import type { Actor } from '../../access';
import type { SheetKind } from '../people/sheet-import.entity';
import type { DraftPreviews } from './draft-preview';

export type ImportDraftState =
  | 'queued'
  | 'running'
  /** Read, and looked at by somebody; nobody of it is in the lists yet. */
  | 'read'
  | 'kept'
  | 'dropped'
  | 'failed';

/** A file on its way into the lists: read by a worker, looked at, then kept or dropped. */
@Entity('import_draft')
export class ImportDraft implements RunRow {
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

  @TextColumn({ length: 10 })
  state!: ImportDraftState;

  /** 0 to 100. */
  @IntegerColumn()
  progress!: number;

  @JsonColumn({ nullable: true })
  failure!: Failure | null;

  /** How many processes have taken it up. */
  @IntegerColumn()
  attempts!: number;

  /** What the rows would do; null until it is read, and once that is settled. */
  @JsonColumn({ nullable: true })
  previews!: DraftPreviews | null;

  /** What becomes of people in hidden rows; null until somebody says it. */
  @TextColumn({ length: 5, nullable: true })
  hidden!: 'take' | 'leave' | null;

  /** What it came to. */
  @RefColumn({ nullable: true })
  importId!: string | null;

  @TextColumn({ length: 10 })
  requestedByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  requestedById!: string | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  touchedAt!: number;

  @InstantColumn({ nullable: true })
  finishedAt!: number | null;
}

/** The file itself and what was read in it, beside the draft so that its progress stays a small row. */
@Entity('import_draft_file')
export class ImportDraftFile {
  @IdColumn()
  draftId!: string;

  /** Base64. */
  @TextColumn()
  content!: string;

  /** `StoredReadings` as JSON; null until it is read. */
  @TextColumn({ nullable: true })
  readings!: string | null;
}
