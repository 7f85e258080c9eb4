import { IsIn, IsOptional } from 'class-validator';
import { Id, ListOf, PhoneNumber, Text, Version } from '../../../platform/http/fields';

export class SeenPersonDto {
  @IsIn(['mentor', 'mentee'])
  side!: 'mentor' | 'mentee';

  @Id()
  id!: string;

  @Version()
  version!: number;
}

export class PhoneCorrectionDto {
  /** The number that is wrong; left out or null where none is known. */
  @IsOptional()
  @PhoneNumber()
  number?: string | null;

  /** The new one, in any spelling. */
  @Text(30)
  phone!: string;

  /** For whom: people who have the wrong one. */
  @ListOf(() => SeenPersonDto, 50, 1)
  people!: SeenPersonDto[];
}
