import { IsBoolean, IsIn } from 'class-validator';
import { MOST_ANNOUNCED } from '../../../core/reminders/announcement';
import { Ids, LocalDay, Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';

/** Longer is refused with what is too much of it. */
const LONGEST_BODY = 2000;

export class AnnouncementDto {
  /** Whom it is for. */
  @IsIn(['mentor', 'mentee'])
  side!: 'mentor' | 'mentee';

  /** People of the ward, all of one side. */
  @Ids(MOST_ANNOUNCED, 1)
  personIds!: string[];

  /** Without links but the service's own. */
  @Text(LONGEST_BODY)
  text!: string;

  /** It leaves in the morning of that day, at most two weeks ahead; left out, some minutes from now. */
  @MayBeLeftOut()
  @LocalDay()
  day?: string;

  /** Whom the limits keep from it is called instead. */
  @MayBeLeftOut()
  @IsBoolean()
  callsHeld?: boolean;
}
