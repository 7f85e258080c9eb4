import { IsBoolean, IsEmail, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { Id } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { type ReminderKind, reminderKinds } from '../../../core/reminders/kinds';
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
