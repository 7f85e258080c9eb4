import { ApiProperty, PartialType } from '@nestjs/swagger';
import type {
  ChangeAct,
  ChangeKind,
  HitReason,
  Outcome,
  PairAct,
} from '../../../core/changes/acts';
import { LeftShort } from '../../matching';
import { SaidOfProgrammeDto } from '../../people';
import { Holiday, PlacesChangedView, VenueChangesDto, Ward, WardSettingsDto } from '../../wards';
import type { ChangeEffect } from '../entities/change-effect.entity';

/** One lesson, class, walk-in day, pair or place that a change hits, and what becomes of it. */
export class ChangedItem {
  kind!: ChangeEffect['kind'];
  subjectId!: string;
  /** Null of a pair. */
  startAt!: number | null;
  /** Null of a walk-in day. */
  mentorId!: string | null;
  mentorName!: string | null;
  /** Of a pair, and of a place that falls with one. */
  menteeId!: string | null;
  menteeName!: string | null;
  /** By what it is hit, where that is more than the change itself. */
  hitBy!: HitReason | null;
  venueName!: string | null;
  /** Of a lesson that is about something nobody in it needs, or its ambassador does not teach. */
  topic!: string | null;
  /** Mentees who have a place in it, wait for one or are invited. */
  people!: number;
  outcome!: Outcome;
  /** Of what was moved or handed over. */
  toStartAt!: number | null;
  toVenueName!: string | null;
  toMentorName!: string | null;
  /** What the lesson is about from then on. */
  toTopic!: string | null;
  /** Why it could not be moved or handed over, or did not come back: the code of a rule. */
  why!: string | null;
  /** Null while nobody took the change back. */
  isBack!: boolean | null;
}

/** What a change would hit, before anything is chosen. */
export class HitView {
  items!: ChangedItem[];
  /** Different mentees whom it concerns. */
  people!: number;
}

/** What of a ward's settings was changed alone. */
export class SettingsChanged {
  before!: WardSettingsDto;
  after!: WardSettingsDto;
}

/** What of a venue was changed alone. */
export class VenueChanged {
  before!: VenueChangesDto;
  after!: VenueChangesDto;
}

/** Any of what a programme decides. */
export class ProgrammeValues extends PartialType(SaidOfProgrammeDto) {}

/** What of a programme was changed alone. */
export class ProgrammeChanged {
  before!: ProgrammeValues;
  after!: ProgrammeValues;
}

/** What a change hits, by day or ambassador as the page wants it. */
export class ChangeView {
  id!: string;
  wardId!: string;
  kind!: ChangeKind;
  mentorId!: string | null;
  mentorName!: string | null;
  /** Of a mentee whose topics, or ambassador, alone changed. */
  menteeName!: string | null;
  /** Of days off and busy spells. */
  from!: string | null;
  to!: string | null;
  startMinute!: number | null;
  endMinute!: number | null;
  venueId!: string | null;
  venueName!: string | null;
  settings!: SettingsChanged | null;
  venue!: VenueChanged | null;
  programmeId!: string | null;
  programmeName!: string | null;
  programme!: ProgrammeChanged | null;
  act!: ChangeAct;
  /** Of pairs; null where none could be hit. */
  pairs!: PairAct | null;
  reason!: string | null;
  items!: ChangedItem[];
  /** Different mentees whom it concerns. */
  people!: number;
  /** That go out because of it. */
  messages!: number;
  /** People whom no message reaches: somebody calls them. */
  calls!: number;
  /** Reminders of what is agreed that go out at another time, or no more, or after all. */
  remindersMoved!: number;
  /** That have gone out already, so that the new times come too late for them. */
  remindersGone!: number;
  /** Ambassadors whom it leaves with fewer mentees than the ward wants each to have. */
  @ApiProperty({ type: () => LeftShort, isArray: true })
  leftShort!: LeftShort[];
  madeAt!: number;
  takenBackAt!: number | null;
  /** Names of the values that did not come back with it, for somebody has changed them otherwise since. */
  stayed!: string[];
}

/** A change in a list of them. */
export class ChangeLine {
  id!: string;
  kind!: ChangeKind;
  mentorName!: string | null;
  /** Of a mentee who alone was given another ambassador. */
  menteeName!: string | null;
  venueName!: string | null;
  programmeName!: string | null;
  from!: string | null;
  to!: string | null;
  act!: ChangeAct;
  /** Of pairs; null where none could be hit. */
  pairs!: PairAct | null;
  reason!: string | null;
  people!: number;
  messages!: number;
  calls!: number;
  madeAt!: number;
  takenBackAt!: number | null;
}

/** A day of the calendar; `change` is what became of all that stood on it, null where nothing did. */
export class HolidayAnswer extends Holiday {
  change!: ChangeView | null;
}

/** A ward with its settings; `change` is what was changed and what became of all that it hits, null where nothing was. */
export class SettingsAnswer extends Ward {
  change!: ChangeView | null;
}

/** How many venues were touched; `change` is what became of all that stood there, null where nothing is hit. */
export class VenueAnswer extends PlacesChangedView {
  change!: ChangeView | null;
}
