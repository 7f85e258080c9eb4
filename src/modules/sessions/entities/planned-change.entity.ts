import { Entity } from 'typeorm';
import type { ChangeAct, ChangeKind, PairAct } from '../../../core/changes/acts';
import type { LocalDate } from '../../../core/time/local-dates';
import type { Actor } from '../../access';
import type { LeftShort } from '../../matching';
import type { SaidOfProgramme } from '../../people';
import type { VenueChanges, WardSettings } from '../../wards';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { LeadsToPerson } from '../../../platform/database/person-columns';

/** What was changed, and what was before it, so that it can be again. */
export interface ChangeFacts {
  /** Of days off and busy spells, both included. */
  from?: LocalDate;
  to?: LocalDate;
  /** Of a busy spell: minutes from local midnight; left out, whole days. */
  startMinute?: number;
  endMinute?: number;
  /** Of a venue. */
  venueId?: string;
  /** Days that were open before. */
  closed?: LocalDate[];
  /** Days on which staff had said something else: off or on, and its name. */
  days?: { date: LocalDate; name: string; isHoliday: boolean }[];
  /** Of a programme, whose name does not change. */
  programmeId?: string;
  programmeName?: string;
  /** Of settings, of a venue and of a programme: what was changed alone, as it was and as it is to be. */
  settings?: BeforeAndAfter<Partial<WardSettings>>;
  venue?: BeforeAndAfter<VenueChanges>;
  programme?: BeforeAndAfter<Partial<SaidOfProgramme>>;
  /** Names of those values that were not as they were again when it was taken back. */
  stayed?: string[];
  /** What became of pairs that settings hit. */
  pairs?: PairAct;
  /** Of pairs, where one mentee alone was moved. */
  menteeId?: string;
  /** Of topics: the edits of people that were saved with it, as `person_change` knows them; the ambassador's among them. */
  edits?: string[];
  editedMentorId?: string;
  /** Of pairs that ended since a list said so: the act that it is. */
  actId?: string;
  /** Of pairs that ended: the two are not to be paired again. */
  isForbidden?: boolean;
  /** Of pairs: wards across a border whose pairs it touched. */
  otherWardIds?: string[];
  reminders?: RemindersChanged;
  /** People whom no message reached; left out where there are none. */
  calls?: number;
  /** Ambassadors who were left with too few mentees. */
  short?: LeftShort[];
}

export interface BeforeAndAfter<Values> {
  before: Values;
  after: Values;
}

/** What other times mean for reminders of what is agreed. */
export interface RemindersChanged {
  /** That go out at another time, or no more, or after all. */
  moved: number;
  /** That have gone out already, when they would be due at another time. */
  gone: number;
}

/** Something that changed after a ward had planned, and what was done with all that it hit. */
@Entity('planned_change')
export class PlannedChange {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: ChangeKind;

  /** Whose busy spell it is. */
  @LeadsToPerson()
  @RefColumn({ nullable: true })
  mentorId!: string | null;

  @JsonColumn()
  what!: ChangeFacts;

  @TextColumn({ length: 10 })
  act!: ChangeAct;

  /** As mentees read it. */
  @TextColumn({ ...sealed, nullable: true })
  reason!: string | null;

  /** Different mentees whom it hit. */
  @IntegerColumn()
  people!: number;

  /** That went out because of it. */
  @IntegerColumn()
  messages!: number;

  @InstantColumn()
  madeAt!: number;

  @TextColumn({ length: 10 })
  madeByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  madeById!: string | null;

  /** When it was taken back; null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
