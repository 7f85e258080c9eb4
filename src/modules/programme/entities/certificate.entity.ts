import { ApiProperty } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { type CertificateKind, certificateKinds } from '../../../core/programme/recognition';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { LeadsToPerson } from '../../../platform/database/person-columns';

/** A paper that a unit gave out, under a number of its year; nothing of its subject but who it is. */
@Entity('certificate')
export class Certificate {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  @ApiProperty({ enum: certificateKinds, enumName: 'CertificateKind' })
  kind!: CertificateKind;

  /** The ambassador, team, learner or household; null once the person was erased. */
  @RefColumn({ nullable: true })
  @LeadsToPerson()
  subjectId!: string | null;

  @IntegerColumn()
  year!: number;

  /** The next of the unit's year; never given twice, also after it was taken back. */
  @IntegerColumn()
  number!: number;

  /** Where its QR code leads: the page that says that it is genuine. */
  @TextColumn({ length: 20 })
  proof!: string;

  @DateColumn()
  issuedOn!: string;

  @RefColumn({ nullable: true })
  issuedById!: string | null;

  /** The day on which the person agreed that this page names them; null shows no name. */
  @DateColumn({ nullable: true })
  namedOn!: string | null;

  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;
}
