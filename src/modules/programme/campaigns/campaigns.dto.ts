import { ApiProperty } from '@nestjs/swagger';
import { type PointKind, pointKinds, usualDeadlineMinute } from '../../../core/programme/campaigns';
import { largestInteger } from '../../../platform/http/bounds';
import { Ids, LocalDay, OneOf, Text, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut, OrNull } from '../../../platform/http/left-out';

export class NewCampaignDto {
  @Text(120)
  name!: string;

  @LocalDay()
  fromOn!: string;

  @LocalDay()
  untilOn!: string;

  /** Minute of the day by which its number is due, local wall time; 1200 is 20:00. */
  @MayBeLeftOut()
  @Whole(0, 1439)
  deadlineMinute = usualDeadlineMinute;

  /** Kinds of work, a line each. */
  @MayBeLeftOut()
  @Text(1000, 0)
  works = '';

  @MayBeLeftOut()
  @Ids(200)
  teamIds: string[] = [];
}

/** Campaigns that have a day between these two; left out, sixty days back and ahead. */
export class CampaignDaysQuery {
  /** The first day; left out, sixty days ago. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day; left out, in sixty days. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;
}

/** As a whole, of the version that was seen. */
export class ChangedCampaignDto extends NewCampaignDto {
  @Version()
  version!: number;
}

export class SeenCampaignDto {
  @Version()
  version!: number;
}

export class NewPointDto {
  @OneOf(pointKinds, 'PointKind')
  kind!: PointKind;

  @LocalDay()
  heldOn!: string;

  @Text(200)
  place!: string;
}

/** What is added to a day by hand. */
export class CampaignDayDto {
  /** Turns that are in no record; null where there is no number. */
  @Whole(0, largestInteger)
  @OrNull()
  @ApiProperty({ nullable: true })
  turns!: number | null;

  @MayBeLeftOut()
  @Text(500, 0)
  note = '';

  /** Of the day as it was seen; 0 where nothing was said of it yet. */
  @Whole(0, largestInteger)
  version!: number;
}
