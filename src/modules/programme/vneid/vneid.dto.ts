import { ApiProperty } from '@nestjs/swagger';
import {
  type VneidState,
  vneidStates,
  type VneidWay,
  vneidWays,
} from '../../../core/programme/vneid';
import { Id, ListOf, LocalDay, OneOf, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { largestInteger } from '../../../platform/http/bounds';

/** How far somebody is with the confirmation on VNeID. */
export class SaidOfVneidDto {
  @OneOf(vneidStates, 'VneidState')
  state!: VneidState;

  /** The day on which it was so; left out, today. */
  @MayBeLeftOut()
  @LocalDay()
  seenOn?: string;

  /** How a confirmation was seen: on the phone, by an officer, on a list. */
  @MayBeLeftOut()
  @OneOf(vneidWays, 'VneidWay')
  how?: VneidWay;

  /** Of what was seen before; 0 where nothing was written down yet. */
  @Whole(0, largestInteger)
  version!: number;
}

export class ListedOnVneidDto {
  @Id()
  menteeId!: string;

  @LocalDay()
  on!: string;
}

/** Those of a list from the police who are confirmed from now on. */
export class VneidConfirmationsDto {
  @ListOf(() => ListedOnVneidDto, 5_000, 1)
  @ApiProperty({ type: () => [ListedOnVneidDto] })
  people!: ListedOnVneidDto[];
}
