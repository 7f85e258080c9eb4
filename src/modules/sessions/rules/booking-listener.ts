import type { EntityManager } from 'typeorm';
import type { ReminderKind } from '../../../core/reminders/kinds';
import type { Actor } from '../../access';
import type { WardSettings } from '../../wards';
import type { Booking } from '../entities/booking.entity';
import type { RemindersChanged } from '../entities/planned-change.entity';
import type { Session } from '../entities/session.entity';

/** A booking and the session it is a place in, as they stand after the change. */
export interface BookedPlace {
  booking: Booking;
  session: Session;
  /** The ward's, where the caller has read them already. */
  settings?: WardSettings;
  /** Everything about the place is again as it was then: whoever has heard nothing since knows it. */
  asAt?: number;
  /** The mentee is known by this record from now on: what is told of the place is told there. */
  heardBy?: string;
}

/** A place, and the booking as it was before. */
export type MovedPlace = {
  before: Booking;
  /** Why it is moved, as people read it. */
  reason?: string;
  /** Another ambassador holds it from now on. */
  isGiven?: boolean;
  /** Where it was before, where that is known; null is a home. */
  venueFrom?: string | null;
  /** Because its ambassador is ill or busy: the ward is asked, not they. */
  isMentorAway?: boolean;
} & BookedPlace;

/** Who hears that a place is off. */
export type Told = 'everybody' | 'mentors' | 'mentees';

/** How places came to be called off. */
export interface PlacesOff {
  /** Who did it: nobody is told of what they did themselves. */
  by?: Actor;
  /** As people read it. */
  reason?: string | null;
  told?: Told;
  /** A single place, for the sake of who has it: why they do not come stays with staff. */
  isOfOne?: boolean;
  /** Because its ambassador is ill or busy, or is theirs no more: the ward is asked, not they. */
  isMentorAway?: boolean;
  /** Whoever had the place takes part no more. */
  gone?: Gone;
}

/** How somebody came to take part no more, as far as their ambassador is told. */
export type Gone = 'died' | 'stopped';

/** How people hear of what an act does, as far as this service can write to them. */
export interface MessagesToCome {
  /** That leave: one for all whom it tells. */
  messages: number;
  /** People whom no message reaches, so that somebody calls them. */
  calls: number;
}

/** What goes out when a plan is published, before the reminders of its sessions. */
export interface PlanMessages extends MessagesToCome {
  /** What they cost where all of them go by text message. */
  smsParts: number;
  /** How many mentees hear of it later, with a reminder: their phone rang as often as it may. */
  toldLater: number;
  /** How many hear nothing of it by message, because of the limits. */
  held: number;
}

/** A message to whoever has a place. */
export interface MessageAhead {
  bookingId: string;
  kind: ReminderKind;
  dueAt: number;
}

/** What happens to an ambassador's part in a class. */
export interface ClassHolding {
  change: 'given' | 'moved' | 'off';
  /** The ambassador's, as it is to be; of what is off, as it was. */
  session: Session;
  /** Whom to call about the class, E.164. */
  phone: string | null;
  /** Why it is off or moved; null where nobody said. */
  reason?: string | null;
  /** It is again as it was then: whoever has not heard of the move yet need not. */
  asAt?: number;
}

/** Somebody who takes part no more. */
export interface StoppedPerson {
  side: 'mentor' | 'mentee';
  id: string;
  wardId: string;
  isConsentWithdrawn: boolean;
}

/**
 * Who must hear of bookings in the transaction of the change itself, after the booking and the session
 * were saved: the reminders, which know sessions and are not known here.
 */
export abstract class BookingListener {
  /** Bookings that are now `booked`; held and waiting ones are not told. */
  abstract bookingsMade(manager: EntityManager, places: BookedPlace[]): Promise<void>;

  /** The places of one published plan: one message for each phone with all its dates. */
  abstract planPublished(manager: EntityManager, places: BookedPlace[]): Promise<void>;

  /** What `planPublished` would send about these places, which need not be stored yet. Writes nothing. */
  abstract planMessages(manager: EntityManager, places: BookedPlace[]): Promise<PlanMessages>;

  /** Bookings that are now `invited`, or were before their class changed. */
  abstract invited(manager: EntityManager, places: BookedPlace[]): Promise<void>;

  /** Invitations that were answered, or that nobody can answer any more. */
  abstract answered(manager: EntityManager, bookings: readonly Booking[]): Promise<void>;

  /** Waiting bookings whose session has a seat free, too near to be given it unasked. */
  abstract seatsOffered(manager: EntityManager, places: BookedPlace[]): Promise<void>;

  /** `before` is the booking as it was: the same one with other times, or the one it replaces. */
  abstract bookingMoved(manager: EntityManager, move: MovedPlace): Promise<void>;

  /** The same for everybody in a session that moved: its ambassador hears of it once. */
  abstract bookingsMoved(manager: EntityManager, moves: readonly MovedPlace[]): Promise<void>;

  /** Whether the ambassador who holds these places has been told of one of them; asked before they are changed. */
  abstract mentorKnows(manager: EntityManager, bookingIds: readonly string[]): Promise<boolean>;

  /** Of these places, those whose mentees know of them: they were told, or asked for them. */
  abstract menteesWhoKnow(
    manager: EntityManager,
    bookingIds: readonly string[],
  ): Promise<ReadonlySet<string>>;

  /**
   * Classes that ambassadors are to hold, at another time or place, or no more. Of lessons, those that another
   * ambassador holds from now on (off), or holds no more (given): whoever has them hears it with their places.
   */
  abstract classesHeld(manager: EntityManager, holdings: readonly ClassHolding[]): Promise<void>;

  /**
   * Bookings that were `booked` or `invited` and are not to take place; of whoever stopped, the other side alone
   * hears of it.
   */
  abstract bookingsCancelled(
    manager: EntityManager,
    places: BookedPlace[],
    off?: PlacesOff,
  ): Promise<void>;

  /** What `bookingsCancelled` would send about these places. Writes nothing. */
  abstract cancellationMessages(
    manager: EntityManager,
    places: BookedPlace[],
    off?: PlacesOff,
  ): Promise<MessagesToCome>;

  /**
   * Somebody takes part no more: nothing that was to go to them goes out, nobody else's message is lost. Whoever
   * withdrew their consent is told so, and hears nothing after that.
   */
  abstract personStopped(manager: EntityManager, person: StoppedPerson): Promise<void>;

  /**
   * What is still to go out to one record of a person goes to another one from now on; called before the rows are led
   * there. What their phone was told for others is told to them elsewhere where the other record has another phone.
   */
  abstract personMerged(
    manager: EntityManager,
    way: { fromId: string; toId: string },
  ): Promise<void>;

  /**
   * A ward has other settings from now on, which are saved; `before` are those that changed, as they were. Where it
   * reminds at other times, what has not gone out of what is agreed follows.
   */
  abstract timesChanged(
    manager: EntityManager,
    wardId: string,
    before: Partial<WardSettings>,
  ): Promise<RemindersChanged>;

  /** What is still to go out to the mentees of these places, in its order. */
  abstract messagesAhead(
    manager: EntityManager,
    bookingIds: readonly string[],
  ): Promise<MessageAhead[]>;

  /** What of a ward was planned since an instant, that of this write. */
  abstract messagesPlanned(
    manager: EntityManager,
    wardId: string,
    since: number,
  ): Promise<MessagesToCome>;
}

/** What came to it between two counts. */
export function moreMessages(after: MessagesToCome, before: MessagesToCome): MessagesToCome {
  return {
    messages: after.messages - before.messages,
    calls: after.calls - before.calls,
  };
}
