import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { type RecognisedSide, recognisedSides } from '../../../core/programme/recognition';
import { Id, LocalDay, OneOf, Text, Version } from '../../../platform/http/fields';
import { MayBeLeftOut, OrNull } from '../../../platform/http/left-out';
import { type IssuedKind, issuedKinds } from './certificates.service';

export const longestRecognitionWord = 500;

export class RecognitionQuery {
  /** The first day; left out, that of this year. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day; left out, today. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;
}

export class RecognitionDecisionDto {
  @OneOf(recognisedSides, 'RecognisedSide')
  side!: RecognisedSide;

  /** The ambassador, or the team. */
  @Id()
  subjectId!: string;

  @LocalDay()
  fromOn!: string;

  @LocalDay()
  untilOn!: string;

  @IsBoolean()
  isAwarded!: boolean;

  /** What for; why not, where it is needed. */
  @Text(longestRecognitionWord, 0)
  word = '';
}

export class SeenVersionDto {
  @Version()
  version!: number;
}

/** Which paper is given its number. */
export class NewCertificateDto {
  @OneOf(issuedKinds, 'IssuedKind')
  kind!: IssuedKind;

  /** The learner, or the household. */
  @Id()
  subjectId!: string;
}

export class CertificateNamingDto extends SeenVersionDto {
  /** The day on which the person agreed that the page behind the QR code names them; null takes the name away. */
  @LocalDay()
  @OrNull()
  @ApiProperty({ nullable: true })
  namedOn!: string | null;
}
