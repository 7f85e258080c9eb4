import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { GROUPS } from '../../../core/vietnamese/groups';
import { TOPICS } from '../../../core/vietnamese/topics';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import { mostWindows } from '../../../platform/http/bounds';
import { ListOf, PhoneNumber, SomeOf, Whole } from '../../../platform/http/fields';
import { OrNull } from '../../../platform/http/left-out';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';
import { numberSettingEntries, type NumberSettings } from './number-settings';

/** Every setting of a ward. */
export class AllWardSettings extends numberSettingsBody() {
  @IsBoolean()
  sharesAcrossBorder!: boolean;

  /** Trainings without which an ambassador gets no new mentee; pairs that stand stay. */
  @SomeOf(TRAININGS.codes, TRAININGS.enumName)
  requiredTrainings!: string[];

  /** Marks that come first beside the elderly, disabled and blind, in pairing and for classes. */
  @SomeOf(GROUPS.codes, GROUPS.enumName)
  priorityGroups!: string[];

  /** What a member of a Digital Family can do alone. */
  @SomeOf(TOPICS.codes, TOPICS.enumName, 1)
  familyTopics!: string[];

  /** A Digital Family of several has named who guides the others. */
  @IsBoolean()
  familyNeedsGuide!: boolean;

  /** Whom people call when they need help. */
  @PhoneNumber()
  @OrNull()
  @ApiProperty({ nullable: true })
  contactPhone!: string | null;

  @ListOf(() => WeeklyWindowDto, mostWindows)
  workingWindows!: WeeklyWindowDto[];
}

function numberSettingsBody(): new () => NumberSettings {
  class Body {}
  for (const [name, { least, most, mayBeNone = false }] of numberSettingEntries) {
    const orNull = mayBeNone ? [OrNull(), ApiProperty({ nullable: true })] : [];
    applyDecorators(Whole(least, most), ...orNull)(Body.prototype, name);
  }
  return Body as new () => NumberSettings;
}
