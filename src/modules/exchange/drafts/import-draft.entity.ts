import { ApiProperty } from '@nestjs/swagger';
import { Entity, PrimaryColumn } from 'typeorm';
import { RunColumns } from '../../../platform/computing/run.columns';
import { IdColumn, JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import type { Actor } from '../../access';
import type { SheetKind } from '../people/sheet-import.entity';
import type { DraftCounts } from './draft-preview.views';

export type ImportDraftState =
  | 'queued'
  | 'running'
  /** Read, and looked at by somebody; nobody of it is in the lists yet. */
  | 'read'
  | 'kept'
  | 'dropped'
  | 'failed';

/** What becomes of people in hidden rows. */
export type HiddenAnswer = 'take' | 'leave';

/** A file on its way into the lists: read by a worker, looked at, then kept or dropped. */
@Entity('import_draft')
export class ImportDraft extends RunColumns {
  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: SheetKind;

  @TextColumn()
  fileName!: string;

  /** Who asked those of the list whether they agree, how and when; empty where nobody said. Proves each agreement of it. */
  @TextColumn({ ...sealed })
  consentProof!: string;

  /** SHA-256 of the file. */
  @TextColumn({ length: 64 })
  fileHash!: string;

  @TextColumn({ length: 10 })
  state!: ImportDraftState;

  /** What the rows would do, people in hidden ones left out; null until it is read, and once that is settled. */
  @JsonColumn({ nullable: true })
  counts!: DraftCounts | null;

  /** What becomes of people in hidden rows; null until somebody says it. */
  @TextColumn({ length: 5, nullable: true })
  hidden!: HiddenAnswer | null;

  /** Whom doubtful rows mean, by their keys: the id of who it is, `other` or `leave`. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @JsonColumn({ ...sealed })
  answers!: Record<string, string>;

  /** What it came to. */
  @RefColumn({ nullable: true })
  importId!: string | null;

  @TextColumn({ length: 10 })
  requestedByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  requestedById!: string | null;
}

/** The file, and what was read in it: without people in hidden rows or with them, and what each would do. */
export type PartOfDraft = 'file' | HiddenAnswer | `${HiddenAnswer}-shown`;

/** Some of a file or of what was read in it (draft-pieces.ts), beside the draft so that its progress stays a small row. */
@Entity('import_draft_piece')
export class ImportDraftPiece {
  @IdColumn()
  draftId!: string;

  @PrimaryColumn({ type: 'varchar', length: 12 })
  part!: PartOfDraft;

  @PrimaryColumn({ type: 'integer' })
  nth!: number;

  /** Of a file Base64, else JSON. */
  @TextColumn({ ...sealed })
  content!: string;
}

/** That a file was read, without people in hidden rows (`leave`) or with them. */
@Entity('import_draft_reading')
export class ImportDraftReading {
  @IdColumn()
  draftId!: string;

  @PrimaryColumn({ type: 'varchar', length: 5 })
  hidden!: HiddenAnswer;

  /** The hamlets by whose order the rows name theirs. */
  @JsonColumn()
  hamletIds!: string[];
}
