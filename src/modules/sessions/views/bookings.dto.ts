import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import type { BookingState } from '../entities/booking.entity';

/** Where somebody wants to sit: in a session that stands, or at a time of their mentor. */
class SeatWishDto {
  @MayBeLeftOut()
  @IsUUID()
  sessionId?: string;

  /** Epoch milliseconds; needed without a sessionId. */
  @ValidateIf((wish: SeatWishDto) => wish.sessionId === undefined || wish.startAt !== undefined)
  @IsInt()
  @Min(0)
  startAt?: number;

  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  topic?: string;

  /** Null is at home; left out, the nearest venue with a free seat is chosen. */
  @IsOptional()
  @IsUUID()
  venueId?: string | null;

  /** Mentor and mentee agreed in person on a time outside their weekly windows. */
  @MayBeLeftOut()
  @IsBoolean()
  agreed?: boolean;
}

export class BookingDto extends SeatWishDto {
  @IsUUID()
  menteeId!: string;

  /** Why somebody else books. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  because?: string;

  @MayBeLeftOut()
  @IsBoolean()
  byFamily?: boolean;
}

export class WaitingDto {
  @IsUUID()
  menteeId!: string;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  because?: string;

  @MayBeLeftOut()
  @IsBoolean()
  byFamily?: boolean;
}

export class MoveBookingDto extends SeatWishDto {
  @IsInt()
  @Min(1)
  version!: number;
}

export class CancelBookingDto {
  @IsInt()
  @Min(1)
  version!: number;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

const states: BookingState[] = ['held', 'booked', 'waiting', 'attended', 'absent', 'cancelled'];

export class BookingsQuery extends PageQuery {
  /** Officers may leave it out: it is theirs. */
  @IsOptional()
  @IsUUID()
  wardId?: string;

  @IsOptional()
  @IsUUID()
  menteeId?: string;

  @IsOptional()
  @IsUUID()
  sessionId?: string;

  @IsOptional()
  @IsIn(states)
  state?: BookingState;
}

export class FreeTimesQuery {
  /** Epoch milliseconds; now, when left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  fromAt?: number;

  @IsOptional()
  @Type(() => Number)
  @IsIn([1, 2, 3, 4, 5, 6, 7, 14, 21, 28])
  days?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;
}

export class SinceQuery {
  /** Epoch milliseconds; now, when left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  fromAt?: number;
}
