import { ApiProperty } from '@nestjs/swagger';
import { type RecognisedSide, recognisedSides } from '../../../core/programme/recognition';
import { Certificate } from '../entities/certificate.entity';
import { Recognition } from '../entities/recognition.entity';
import type { RegisteredCertificate } from './certificates.service';
import type { Recognisable } from './recognition.service';

// What the API answers, as classes, so that its description can name every field.

export class TaughtWorkView {
  lessons!: number;
  minutes!: number;
  /** Different people who came. */
  people!: number;
  /** Topics × people who could do them alone. */
  skills!: number;
}

/** An ambassador or a team, what they held in these days, and what was decided. */
export class RecognisableView implements Recognisable {
  id!: string;
  @ApiProperty({ enum: recognisedSides, enumName: 'RecognisedSide' })
  side!: RecognisedSide;
  name!: string;
  work!: TaughtWorkView;
  /** The ward's rule proposes them, and nobody has decided. */
  isProposed!: boolean;
  @ApiProperty({ type: () => Recognition, nullable: true })
  decided!: Recognition | null;
  @ApiProperty({ type: () => Certificate, nullable: true })
  certificate!: Certificate | null;
}

export class RegisteredCertificateView extends Certificate implements RegisteredCertificate {
  /** Who or which team or household; null once the person was erased. */
  subject!: string | null;
}
