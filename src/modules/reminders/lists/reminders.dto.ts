import { IsBoolean, IsEmail, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { largestInteger } from '../../../platform/http/bounds';
import { Id, Ids, ListOf, PhoneNumber, Text, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { type ReminderKind, reminderKinds } from '../../../core/reminders/kinds';
import { whoseLines, type WhoseLines } from '../call-list/call-lines';
import { callOutcomes, type CallOutcome } from '../entities/call-line-row.entity';
import { type ReminderState, reminderStates } from '../entities/reminder.entity';

export class WardPageQuery extends PageQuery {
  /** Operators name the ward; officers see their own. */
  @IsOptional()
  @Id()
  wardId?: string;
}

export class RemindersQuery extends WardPageQuery {
  /** In this state alone. */
  @IsOptional()
  @IsIn(reminderStates)
  state?: ReminderState;

  /** Sent by this way alone. */
  @IsOptional()
  @IsIn(['zalo', 'sms', 'email', 'log'])
  channel?: string;

  /** Of this kind alone. */
  @IsOptional()
  @IsIn(reminderKinds)
  kind?: ReminderKind;

  /** For this person alone. */
  @IsOptional()
  @Id()
  recipientId?: string;
}

export class CallDto {
  /** What came of the call. */
  @MayBeLeftOut()
  @Text(500, 0)
  note?: string;
}

export class CallLinesQuery extends WardPageQuery {
  /** One's own, those that nobody has taken, or all. */
  @IsOptional()
  @IsIn(whoseLines)
  whose?: WhoseLines;
}

export class SeenLineDto {
  /** A number (E.164); where there is none, the person's id. */
  @Text(36)
  line!: string;

  /** As it was read; 0 where nothing is kept of it. */
  @Whole(0, largestInteger)
  version!: number;
}

export class CallersDto {
  @ListOf(() => SeenLineDto, 200, 1)
  lines!: SeenLineDto[];

  /** To whom they are given; `mentor` is the ambassador who guides everybody of a line. */
  @IsIn(['staff', 'mentor', 'nobody'])
  to!: 'staff' | 'mentor' | 'nobody';

  /** With `staff`: whose account; left out, oneself. */
  @IsOptional()
  @Id()
  accountId?: string;
}

export class CalledDto {
  /** The messages that the call was about. */
  @Ids(200, 1)
  reminderIds!: string[];
}

export class CallNoteDto extends CalledDto {
  /** What came of it. */
  @IsIn(callOutcomes)
  outcome!: CallOutcome;

  @MayBeLeftOut()
  @Text(500, 0)
  note?: string;
}

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

export class TestMessageDto {
  /** One's own number, in any spelling. */
  @MayBeLeftOut()
  @Text(30, 0)
  phone?: string;

  /** One's own address. */
  @MayBeLeftOut()
  @Text(200, 0)
  email?: string;
}

export class OptOutDto {
  /** E.164 phone or e-mail address. */
  @Matches(/^(\+\d{8,15}|[^@\s]+@[^@\s]+)$/, {
    message: 'address must be a phone such as +84912345678, or an e-mail address',
  })
  @MaxLength(200)
  address!: string;

  /** By which way no messages shall come. */
  @IsIn(['zalo', 'sms', 'email', 'all'])
  channel!: string;
}

export class PersonParams {
  @IsIn(['mentors', 'mentees'])
  people!: 'mentors' | 'mentees';

  @Id()
  id!: string;
}

/** Any of them; what is left out stays. */
export class MessageChoicesDto {
  /** null: by the languages that the person speaks. */
  @IsOptional()
  @IsIn(['vi', 'en'])
  language?: 'vi' | 'en' | null;

  /** True: no messages by any way. */
  @MayBeLeftOut()
  @IsBoolean()
  isStopped?: boolean;

  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;
}
