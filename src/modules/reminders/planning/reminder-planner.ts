import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import { Env } from '../../../platform/config/env';
import { type PlannedReminder, planDigest, planNotice } from '../../../core/reminders/plan';
import { instantAt, localDateOf } from '../../../core/time/zone';
import {
  type BookedPlace,
  type Booking,
  BookingListener,
  type ClassHolding,
  type MessageAhead,
  type MessagesToCome,
  type MovedPlace,
  type PlanMessages,
  type PlacesOff,
  type RemindersChanged,
  type Session,
  type StoppedPerson,
} from '../../sessions';
import { Reminder } from '../entities/reminder.entity';
import {
  cancelPlanned,
  insertReminders,
  knownBookings,
  type NewReminder,
} from '../rows/reminder-rows';
import { Channels } from '../channels/channels';
import { addressesOf, type MenteeAddress } from '../messages/mentee-addresses';
import { joinedByPhone, joinRows } from '../rows/joint-rows';
import { toOtherNumbers } from './other-number';
import { cancelOf, releaseOf } from '../rows/person-rows';
import { planHolderMessages } from './class-holders';
import { digestsAnew } from './other-digest-times';
import { isAboutLimits, keepToLimits } from './lower-limits';
import { remindAnew } from './other-times';
import { plannedSince, type Ways } from './messages-to-come';
import { foreseenOff } from './foreseen-off';
import { hallsBefore } from './halls-before';
import { heardOf } from './heard-since';
import { forecastPlan, hearingOf } from './plan-forecast';
import { lastMessage } from '../rows/last-message';
import { type LimitContext, withinLimits } from './message-limits';
import { besidesStanding, joinedToStanding } from './standing-news';
import { planRows, publicationTimes, replaceEarlierPlans } from '../rows/plan-rows';
import type { WardSettings } from '../../wards';
import { isAgain, menteeTimes, type Notice, noticeOf } from './mentee-notice';
import { digestRow, moveFacts, type NewsPlace, recipientOf, rowOf } from '../rows/place-rows';
import { offsetsOf, offsetsOfWards, type WardOffsets } from './ward-offsets';

/**
 * Writes, moves and cancels the reminders of bookings, in the transaction of the change itself: the
 * rows stand exactly when the booking stands. Call it after the booking and the session were saved.
 */
@Injectable()
export class ReminderPlanner extends BookingListener {
  constructor(
    private readonly clock: Clock,
    private readonly env: Env,
    @Inject(Channels) private readonly channels: Pick<Channels, 'names'>,
  ) {
    super();
  }

  /** Bookings that are now `booked`; held and waiting ones get nothing yet. */
  async bookingsMade(manager: EntityManager, places: BookedPlace[]): Promise<void> {
    await this.plan(manager, places, 'booked');
  }

  /** The places of a plan: one message to each phone and to each ambassador, then what reminds of each. */
  async planPublished(manager: EntityManager, places: BookedPlace[]): Promise<void> {
    await this.plan(manager, places, 'booked', { mentors: 'by-the-plan' });
    await replaceEarlierPlans(manager, places);
  }

  async planMessages(manager: EntityManager, places: BookedPlace[]): Promise<PlanMessages> {
    const { rows, limits } = await this.rowsOf(manager, places, 'booked', 'by-the-plan');
    const joined = joinRows(rows, limits.addresses);
    const planned = await withinLimits(manager, joined, { ...limits, isPreview: true });
    return forecastPlan(manager, places, {
      hearing: hearingOf(planned),
      ...this.ways,
      someLink: `${this.env.baseUrl}/l/${'x'.repeat(linkLength)}`,
    });
  }

  /** Whoever waits is asked at once, for the session is near; to say yes is one press on their page. */
  async seatsOffered(manager: EntityManager, places: BookedPlace[]): Promise<void> {
    const now = this.clock.now();
    const rows = places.flatMap((place) => {
      const noticed = { startAt: place.booking.startAt, bookedAt: now };
      const times = planNotice('offered', noticed, this.env.TIME_ZONE);
      return times.map((time) => rowOf(place, time, now));
    });
    await insertReminders(manager, rows);
  }

  /** People who may come to a class: one message to each phone, about the class as it stands now. */
  async invited(manager: EntityManager, places: BookedPlace[]): Promise<void> {
    const now = this.clock.now();
    const ids = places.map(({ booking }) => booking.id);
    await cancelPlanned(manager, ids, 'invited-again');
    const heard = await heardOf(manager, places, this.env.TIME_ZONE);
    const unknown = places.filter(
      (place) => !heard.before(place) || heard.since(place, 'mentee') || !isAgain(place),
    );
    const rows = unknown.flatMap((place) => {
      const { startAt } = place.session;
      const noticed = { startAt, bookedAt: now };
      const times = planNotice('class-invitation', noticed, this.env.TIME_ZONE);
      return times.map((time) => rowOf(place, time, now));
    });
    const addresses = await addressesOf(
      manager,
      rows.map(({ recipientId }) => recipientId),
    );
    await insertReminders(manager, joinedByPhone(rows, addresses));
  }

  /** What still invites them goes out no more. */
  async answered(manager: EntityManager, bookings: readonly Booking[]): Promise<void> {
    const ids = bookings.map(({ id }) => id);
    await cancelPlanned(manager, ids, 'answered');
  }

  async mentorKnows(manager: EntityManager, bookingIds: readonly string[]): Promise<boolean> {
    const told = await knownBookings(manager, [...bookingIds]);
    return [...told.values()].some((kinds) => kinds.has('mentor'));
  }

  async menteesWhoKnow(
    manager: EntityManager,
    bookingIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const told = await knownBookings(manager, [...bookingIds]);
    return new Set([...told].flatMap(([id, kinds]) => (kinds.has('mentee') ? id : [])));
  }

  classesHeld(manager: EntityManager, holdings: readonly ClassHolding[]): Promise<void> {
    return planHolderMessages(manager, holdings, {
      now: this.clock.now(),
      zone: this.env.TIME_ZONE,
    });
  }

  /** `before` is the booking as it was: the same one with other times, or the one it replaces. */
  bookingMoved(manager: EntityManager, move: MovedPlace): Promise<void> {
    return this.bookingsMoved(manager, [move]);
  }

  async bookingsMoved(manager: EntityManager, moves: readonly MovedPlace[]): Promise<void> {
    const ids = moves.map(({ before }) => before.id);
    const told = await knownBookings(manager, ids);
    await cancelPlanned(manager, ids, 'moved');
    const heard = await heardOf(manager, moves, this.env.TIME_ZONE);
    const halls = await hallsBefore(manager, moves);
    const parts = new Map<string, { notice: Notice; mentors: MentorsKnow; places: NewsPlace[] }>();
    for (const ofSession of grouped(moves, ({ session }) => session.id).values()) {
      const mentorKnew = ofSession.some(({ before }) => told.get(before.id)?.has('mentor'));
      const isAsKnown = ofSession.every((move) => isAgain(move) && !heard.since(move, 'mentor'));
      const knows = isAsKnown ? 'of-other-times-already' : 'of-other-times';
      // Whoever takes it over hears of it at once, as of a lesson that is new to them.
      const isNew = ofSession.some((move) => move.isGiven && !isAgain(move));
      let mentors: MentorsKnow = isNew ? 'of-a-new-lesson' : mentorKnew ? knows : 'by-digest';
      const notices = grouped(ofSession, (move) =>
        noticeOf(move, { heard, isTold: told.get(move.before.id)?.has('mentee') === true }),
      );
      for (const notice of ['moved', 'booked', 'nothing', 'reminder'] as const) {
        const places = notices.get(notice);
        if (!places) continue;
        const key = `${notice} ${mentors}`;
        const part = parts.get(key) ?? { notice, mentors, places: [] };
        const from = (move: MovedPlace, who: 'mentor' | 'mentee') =>
          told.get(move.before.id)?.get(who) ?? move.before.startAt;
        part.places.push(
          ...places.map((move) => ({
            ...move,
            ...halls(move),
            from: { mentor: from(move, 'mentor'), mentee: from(move, 'mentee') },
          })),
        );
        parts.set(key, part);
        // They hear of it once.
        mentors = 'of-other-times-already';
      }
    }
    for (const { notice, mentors, places } of parts.values()) {
      await this.plan(manager, places, notice, { mentors, joins: 'standing' });
    }
  }

  /** Nothing planned goes out any more; whoever knows of the session is told that it is off. */
  async bookingsCancelled(
    manager: EntityManager,
    places: BookedPlace[],
    off: PlacesOff = {},
  ): Promise<void> {
    const ids = places.map(({ booking }) => booking.id);
    await cancelPlanned(manager, ids, off.reason ?? 'cancelled');
    const { rows, addresses } = await this.cancellations(manager, places, off);
    const { along, others } = await joinedToStanding(manager, rows, addresses);
    await insertReminders(manager, [...along, ...joinRows(others, addresses)]);
  }

  async cancellationMessages(
    manager: EntityManager,
    places: BookedPlace[],
    off: PlacesOff = {},
  ): Promise<MessagesToCome> {
    const { rows, addresses } = await this.cancellations(manager, places, off);
    const { others } = await besidesStanding(manager, rows, addresses);
    return foreseenOff(manager, joinRows(others, addresses), places, this.ways);
  }

  async personStopped(manager: EntityManager, person: StoppedPerson): Promise<void> {
    await cancelOf(manager, person.id);
    if (!person.isConsentWithdrawn) return;
    await insertReminders(manager, [lastMessage(person, this.clock.now(), this.env.TIME_ZONE)]);
  }

  numbersChanged(manager: EntityManager, personIds: readonly string[]): Promise<void> {
    return toOtherNumbers(manager, personIds);
  }

  async personMerged(
    manager: EntityManager,
    { fromId, toId }: { fromId: string; toId: string },
  ): Promise<void> {
    const addresses = await addressesOf(manager, [fromId, toId]);
    // Of a mentor, who shares a phone with nobody, nothing is joined.
    const [from, to] = [addresses.get(fromId), addresses.get(toId)];
    if (from?.phone !== to?.phone) await releaseOf(manager, fromId);
  }

  async timesChanged(
    manager: EntityManager,
    wardId: string,
    before: Partial<WardSettings>,
  ): Promise<RemindersChanged> {
    const given = { wardId, before, now: this.clock.now(), zone: this.env.TIME_ZONE };
    const mentees = await remindAnew(manager, given);
    const mentors = await digestsAnew(manager, given);
    const put = isAboutLimits(before) ? await keepToLimits(manager, given) : 0;
    return { moved: mentees.moved + mentors.moved + put, gone: mentees.gone + mentors.gone };
  }

  async messagesAhead(
    manager: EntityManager,
    bookingIds: readonly string[],
  ): Promise<MessageAhead[]> {
    const rows = await manager.find(Reminder, {
      where: {
        bookingId: In([...bookingIds]),
        recipientKind: 'mentee',
        state: In(['planned', 'joined']),
      },
      order: { dueAt: 'ASC', id: 'ASC' },
    });
    return rows.map(({ bookingId, kind, dueAt }) => ({ bookingId: bookingId ?? '', kind, dueAt }));
  }

  messagesPlanned(manager: EntityManager, wardId: string, since: number): Promise<MessagesToCome> {
    return plannedSince(manager, { wardId, since }, this.ways);
  }

  private get ways(): Ways {
    return { channels: this.channels.names, zone: this.env.TIME_ZONE, now: this.clock.now() };
  }

  private async cancellations(
    manager: EntityManager,
    places: readonly BookedPlace[],
    { by, reason = null, told: whom = 'everybody', isOfOne = false, isMentorAway, gone }: PlacesOff,
  ): Promise<{ rows: NewReminder[]; addresses: Map<string, MenteeAddress> }> {
    const ids = places.map(({ booking }) => booking.id);
    const known = await knownBookings(manager, ids);
    const now = this.clock.now();
    const rows: NewReminder[] = [];
    const classTold = new Set<string>();
    const why = reason === null ? null : { reason };
    const toMentee = isMentorAway ? { ...why, asksWard: true } : why;
    const ofOne = { isOfOne, ...(gone ? { gone } : {}) };
    const toMentor = { by: by?.kind ?? 'system', ...(isOfOne ? ofOne : why) };
    for (const place of places) {
      const noticed = { startAt: place.booking.startAt, bookedAt: now };
      const [time] = planNotice('cancelled', noticed, this.env.TIME_ZONE);
      if (!time) continue;
      for (const kind of known.get(place.booking.id)?.keys() ?? []) {
        if (whom !== 'everybody' && whom !== `${kind}s`) continue;
        const recipient = recipientOf(place, kind);
        if (by?.kind === kind && by.id === recipient.recipientId) continue;
        const isOfClass = kind === 'mentor' && place.session.classId !== null;
        if (isOfClass && classTold.has(place.session.id)) continue;
        if (isOfClass) classTold.add(place.session.id);
        const facts = kind === 'mentor' ? toMentor : toMentee;
        rows.push({ ...rowOf(place, time, now), ...recipient, facts });
      }
    }
    const menteeIds = places.map(({ booking, heardBy }) => heardBy ?? booking.menteeId);
    return { rows, addresses: await addressesOf(manager, menteeIds) };
  }

  /** `joins`: what goes with news that somebody is still to hear; one booking alone is not looked at for that. */
  private async plan(
    manager: EntityManager,
    places: NewsPlace[],
    notice: Notice,
    {
      mentors = 'by-digest',
      joins = 'each-other',
    }: { mentors?: MentorsKnow; joins?: 'each-other' | 'standing' } = {},
  ): Promise<void> {
    if (!places.some(({ booking }) => booking.state === 'booked')) return;
    const { rows, limits } = await this.rowsOf(manager, places, notice, mentors);
    const { along, others } =
      joins === 'standing'
        ? await joinedToStanding(manager, rows, limits.addresses)
        : { along: [], others: rows };
    const joined = joinRows(others, limits.addresses);
    await insertReminders(manager, [...along, ...(await withinLimits(manager, joined, limits))]);
  }

  /** All that is to be told of places, one by one, before the limits. */
  private async rowsOf(
    manager: EntityManager,
    places: NewsPlace[],
    notice: Notice,
    mentors: MentorsKnow,
  ): Promise<{ rows: NewReminder[]; limits: LimitContext }> {
    const booked = places.filter(({ booking }) => booking.state === 'booked');
    const now = this.clock.now();
    const zone = this.env.TIME_ZONE;
    const wards = await offsetsOfWards(manager, booked);
    const ofWard = (wardId: string) => wards.get(wardId) ?? offsetsOf(undefined);
    const addresses = await addressesOf(manager, [
      ...new Set(booked.map(({ booking }) => booking.menteeId)),
    ]);
    const addressOf = (menteeId: string) => addresses.get(menteeId)?.phone ?? menteeId;
    const isPlan = mentors === 'by-the-plan';
    const publication = { places: booked, now, zone, offsetsOf: this.leavingAtOnce(ofWard) };
    const toldAt = isPlan ? publicationTimes(publication, addressOf) : () => now;
    const mentorNotice = newsFor(mentors) ?? notice;
    const mentorTimes = memo((session) => this.mentorTimes(session, mentorNotice, now, ofWard));
    const rows: NewReminder[] = isPlan ? planRows(publication) : [];
    const mentorTold = new Set<string>();
    for (const place of booked) {
      const { booking, session } = place;
      const bookedAt = toldAt(booking.menteeId);
      if (bookedAt !== null) {
        const time = { startAt: session.startAt, bookedAt };
        const address = addressOf(booking.menteeId);
        const times = menteeTimes(time, notice, zone, ofWard(session.wardId), address);
        for (const one of times) {
          const facts = one.kind === 'moved' ? moveFacts(place, 'mentee') : null;
          rows.push({ ...rowOf(place, one, now), facts });
        }
      }
      // Of a class, its ambassadors are not told of every one of sixty people; the digest tells how many come.
      if (session.startAt <= now || session.classId !== null) continue;

      const times = mentorTimes(session);
      const isInDigest = times.digest !== null && times.digest.dueAt > now;
      const day = `${session.mentorId} ${times.midnight}`;
      if (isInDigest && times.digest && !mentorTold.has(day)) {
        mentorTold.add(day);
        rows.push(digestRow(place, times.digest, times.midnight, now));
      }
      // The digest is out already, or has told of other times: a message of its own.
      const isTold = isPlan || mentors === 'of-other-times-already' || mentorTold.has(session.id);
      mentorTold.add(session.id);
      if (isTold || (isInDigest && mentors === 'by-digest')) continue;
      const mentor = recipientOf(place, 'mentor');
      for (const time of times.notice) {
        const facts = time.kind === 'moved' ? moveFacts(place, 'mentor') : null;
        rows.push({ ...rowOf(place, time, now), ...mentor, facts });
      }
    }
    const limits = { zone, addresses, limitsOf: ofWard, now };
    return { rows, limits };
  }

  /** Where no provider is set up, nothing has to be spread: whoever is to be called is called today. */
  private leavingAtOnce(ofWard: (wardId: string) => WardOffsets): (wardId: string) => WardOffsets {
    if (this.channels.names.length > 0) return ofWard;
    return (wardId) => ({ ...ofWard(wardId), spreadMinutes: 0 });
  }

  /** What an ambassador is told of a session at all. */
  private mentorTimes(
    { wardId, mentorId, startAt }: Session,
    notice: Notice,
    now: number,
    ofWard: (wardId: string) => WardOffsets,
  ): MentorTimes {
    const zone = this.env.TIME_ZONE;
    const ward = ofWard(wardId);
    const date = localDateOf(startAt, zone);
    return {
      notice: planNotice(
        notice === 'booked' ? notice : 'moved',
        { startAt, bookedAt: now },
        zone,
        ward,
      ),
      digest: planDigest(date, startAt, zone, ward, mentorId),
      midnight: instantAt(date, 0, zone),
    };
  }
}

/** Characters of a personal link's token. */
const linkLength = 44;

/** How ambassadors hear of these places, beside the digest of the day. */
type MentorsKnow =
  'by-digest' | 'of-a-new-lesson' | 'of-other-times' | 'of-other-times-already' | 'by-the-plan';

/** Null where they hear of a place as its mentee does. */
function newsFor(mentors: MentorsKnow): 'booked' | 'moved' | null {
  if (mentors === 'of-a-new-lesson') return 'booked';
  return mentors === 'of-other-times' ? 'moved' : null;
}

interface MentorTimes {
  notice: PlannedReminder[];
  digest: PlannedReminder | null;
  /** Of the session's day: the digest's key. */
  midnight: number;
}

/** Of the places of a session each is worked out once. */
function memo<T>(work: (session: Session) => T): (session: Session) => T {
  const known = new Map<string, T>();
  return (session) => {
    const key = `${session.mentorId} ${session.startAt}`;
    const value = known.get(key) ?? work(session);
    known.set(key, value);
    return value;
  };
}
