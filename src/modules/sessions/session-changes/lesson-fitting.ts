import { Inject, Injectable } from '@nestjs/common';
import { isHeldAt, ProgrammesByName, runsOn } from '../../../core/programme/programmes';
import { type OpenDays, openDays } from '../../../core/slots/windows';
import { localDateOf } from '../../../core/time/zone';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { Mentor } from '../../people';
import { Ward } from '../../wards';
import type { Session } from '../entities/session.entity';
import type { AuditContext } from '../rules/audited-rows';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { refuse } from '../rules/refusals';
import { assertMayLead } from '../rules/who-may';
import { dayAt, sessionTime, whyClosedAt, whyMentorNotFree } from '../slots/session-times';
import { loadVenuesAt, openingHours, type VenueSeats, wholeWeek } from '../slots/venue-choice';
import type { LessonNote } from './session-changes.views';

/** What a lesson is to be, in full. */
export type Goal = Pick<Session, 'startAt' | 'endAt' | 'venueId' | 'mentorId'>;

export interface Fitting {
  /** Null at home. */
  venue: VenueSeats | null;
  /** What speaks against what stays as it is. */
  notes: LessonNote[];
}

/** Whether a lesson can be held there and then: what changes has to be right, what stays is only noted. */
@Injectable()
export class LessonFitting {
  constructor(@Inject(Env) private readonly env: Env) {}

  /**
   * But for what stands in the ambassador's week. In the write that changes it.
   * @throws DomainError in-the-past, too-far-ahead, mentor-inactive, topic-not-shared, holiday, not-free, mentor-away, venue-closed …
   */
  async check(
    { manager, actor, now }: AuditContext,
    session: Session,
    goal: Goal,
    agreed: boolean,
  ): Promise<Fitting> {
    const { topic, wardId } = session;
    const { startAt, mentorId } = goal;
    const isOtherTime = startAt !== session.startAt;
    const isOtherMentor = mentorId !== session.mentorId;
    if (startAt <= now) throw refuse('in-the-past');
    const ward = await manager.findOneByOrFail(Ward, { id: wardId });
    if (isOtherTime) assertWithinHorizon(startAt, ward.settings, now);
    const mentor = await manager.findOneBy(Mentor, { id: mentorId, wardId });
    if (!mentor) throw notFound('mentor');
    assertMayLead(actor, { wardId, mentorId });
    if (!mentor.isActive) throw refuse('mentor-inactive');
    const notes: LessonNote[] = [];
    const say = (code: LessonNote, isChanged: boolean): void => {
      if (isChanged) throw refuse(code);
      notes.push(code);
    };
    if (!mentor.topics.includes(topic)) say('topic-not-shared', isOtherMentor);
    const zone = this.env.TIME_ZONE;
    const programme = new ProgrammesByName(ward.programmes).of(mentor);
    if (programme && !runsOn(programme, localDateOf(startAt, zone)))
      say('programme-rests', isOtherTime);
    const { workingWindows } = ward.settings;
    const request = { wardId, workingWindows, zone, personIds: [mentorId] };
    const ofWard = await dayAt(manager, startAt, request);
    const closed = whyClosedAt(ofWard, startAt, zone);
    if (closed !== null) say(closed, isOtherTime);
    // Held all the same, it is for the ambassador's and the venue's own hours to say.
    const days = closed === null ? ofWard : { ...ofWard, ...wholeDay(startAt, zone) };
    // Where neither changes, they have agreed to it.
    const isAsked = !agreed && (isOtherTime || isOtherMentor);
    const why = isAsked ? whyMentorNotFree(days, mentor, startAt) : null;
    if (why !== null) throw refuse(why);
    const { venueId } = goal;
    if (venueId === null) return { venue: null, notes };
    const venue = (await loadVenuesAt(manager, wardId, startAt)).find(({ id }) => id === venueId);
    if (!venue) throw notFound('venue');
    if (programme && !isHeldAt(programme, venueId))
      say('programme-elsewhere', venueId !== session.venueId);
    const isOpen = openingHours(days)(venue, sessionTime(startAt));
    if (!isOpen) say('venue-closed', isOtherTime || venueId !== session.venueId);
    return { venue, notes };
  }
}

const wholeDay = (startAt: number, zone: string): OpenDays =>
  openDays([localDateOf(startAt, zone)], zone, wholeWeek, []);
