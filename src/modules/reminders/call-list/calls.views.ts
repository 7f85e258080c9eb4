import { PageOf } from '../../../platform/http/paging';
import type { ReminderKind } from '../../../core/reminders/kinds';
import type { ReminderState } from '../entities/reminder.entity';
import type { CallItem } from './call-items';
import type { CallLine, LineCaller } from './call-lines';
import type { PersonToTell } from './people-on-lines';

/** Somebody whom no message reached for sure: who, by which number, and what to say. */
export class CallView implements CallItem {
  reminderId!: string;
  wardId!: string;
  kind!: ReminderKind;
  state!: ReminderState;
  /** The last code, or no-provider, no-address, opted-out, process-died. */
  failure!: string | null;
  personKind!: 'mentor' | 'mentee';
  personId!: string;
  name!: string;
  /** E.164; null when there is none: then the household or the ambassador may help. */
  phone!: string | null;
  /** A second number: a landline, or a relative's. */
  otherPhone!: string | null;
  householdPhone!: string | null;
  mentorName!: string | null;
  mentorPhone!: string | null;
  sessionStartAt!: number;
  say!: string;
}

/** Somebody to be told, and who guides them. */
export class PersonToTellView implements PersonToTell {
  kind!: 'mentor' | 'mentee';
  id!: string;
  name!: string;
  mentorId!: string | null;
  mentorName!: string | null;
}

/** Who calls a number. */
export class LineCallerView implements LineCaller {
  kind!: 'staff' | 'mentor';
  id!: string;
  name!: string;
}

/** An ambassador who guides everybody of a line. */
export class LineMentorView {
  id!: string;
  name!: string;
}

/** One number to call: everybody to be told by it, and everything to tell them. */
export class CallLineView implements CallLine {
  /** The number (E.164); where there is none, the person's id. */
  line!: string;
  wardId!: string;
  /** 0 while nothing is kept of it. */
  version!: number;
  /** Null: nobody knows one, and somebody has to go there. */
  number!: string | null;
  people!: PersonToTellView[];
  calls!: CallView[];
  /** Null: nobody's yet. */
  caller!: LineCallerView | null;
  mentor!: LineMentorView | null;
  /** Of the last call, when it reached nobody. */
  outcome!: 'not-reached' | 'wrong-number' | null;
  outcomeAt!: number | null;
  /** Who called then; empty when that is not known. */
  outcomeBy!: string;
  /** Calls that reached nobody. */
  tries!: number;
}

export class CallLinePage extends PageOf(CallLineView) {}
export class CallPage extends PageOf(CallView) {}
