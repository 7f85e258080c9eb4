import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import {
  announced,
  faultOf,
  LONGEST_ANNOUNCEMENT,
  MOST_DAYS_AHEAD,
  tidied,
} from '../../../core/reminders/announcement';
import { outsideQuietHours } from '../../../core/reminders/quiet-hours';
import { plainWords, smsLength } from '../../../core/reminders/sms-length';
import { DAY_MS, MINUTE_MS } from '../../../core/time/durations';
import { addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Ward, WardsService } from '../../wards';
import { Channels } from '../channels/channels';
import { Announcement } from '../entities/announcement.entity';
import { AnnouncementPerson } from '../entities/announcement-person.entity';
import { insertReminders } from '../rows/reminder-rows';
import { offsetsOf } from '../planning/ward-offsets';
import { type Reach, reachOf } from './announcement-reach';
import { announcementRows, cancelRows, toldOf } from './announcement-rows';
import type { AnnouncementDto } from './announcements.dto';
import type {
  AnnouncementLine,
  AnnouncementPreview,
  AnnouncementView,
} from './announcements.views';

/** So many of a ward in a day: what comes more often is read by nobody. */
const MOST_A_DAY = 10;
/** So long whoever pressed too early can take it back. */
const GRACE_MS = 5 * MINUTE_MS;
const MOST_LISTED = 50;
/** Of a later day, minutes from midnight: who reads it has the day before them. */
const MORNING_MINUTE = 8 * 60;

/** What staff type to several people at once: looked at, sent once, and taken back while it has not left. */
@Injectable()
export class Announcements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly wards: WardsService,
    private readonly env: Env,
    private readonly channels: Channels,
  ) {}

  /** Nothing is written. @throws DomainError announcement-text, announcement-link, not-found */
  async look(actor: Actor, wardId: string, wanted: AnnouncementDto): Promise<AnnouncementPreview> {
    const ward = await this.ward(actor, wardId);
    const { sentence, parts, dueAt, reach } = await this.plan(this.unitOfWork.read, ward, wanted);
    const people = reach.people.map((person) => ({ ...person, state: null }));
    const { roomAt } = reach;
    const roomOn = roomAt === null ? null : localDateOf(roomAt, this.env.TIME_ZONE);
    return { side: wanted.side, sentence, ...countsOf(reach), roomOn, parts, dueAt, people };
  }

  /**
   * Its messages stand in the outbox when it does. Of whoever presses twice, as the `id` of the form says, it is sent once.
   * @throws DomainError announcement-text, announcement-link, announcement-reaches-nobody, announcements-many, not-found
   */
  async send(
    actor: Actor,
    wardId: string,
    { id = newId(), ...wanted }: AnnouncementDto & { id?: string },
  ): Promise<AnnouncementView> {
    const ward = await this.ward(actor, wardId);
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      const standing = await manager.findOneBy(Announcement, { id });
      if (standing && standing.wardId !== wardId) throw notFound('announcement');
      if (standing) return this.view(manager, standing, ward);
      const madeAt = await this.timeOf(manager, wardId);
      const { text, parts, dueAt, reach } = await this.plan(manager, ward, wanted);
      const { messages, calls } = countsOf(reach);
      if (messages + calls === 0) throw new DomainError('announcement-reaches-nobody');
      const announcement: Announcement = {
        id,
        wardId,
        side: wanted.side,
        text,
        messages,
        parts,
        dueAt,
        madeAt,
        madeByKind: actor.kind,
        madeById: actor.id,
        takenBackAt: null,
      };
      await insert(manager, Announcement, announcement);
      const people = reach.people.map(({ personId, outcome }) => {
        return { id: newId(), announcementId: id, personId, outcome };
      });
      await insert(manager, AnnouncementPerson, people);
      await insertReminders(manager, announcementRows(announcement, reach.phones));
      await this.audit(manager, actor, announcement, 'send', people);
      return this.view(manager, announcement, ward);
    });
  }

  /** @throws DomainError not-found */
  async get(actor: Actor, id: string): Promise<AnnouncementView> {
    const { read } = this.unitOfWork;
    const announcement = await this.found(read, actor, id);
    return this.view(read, announcement, await this.wards.get(announcement.wardId));
  }

  /** The latest first. */
  async list(actor: Actor, wardId: string): Promise<AnnouncementLine[]> {
    await this.ward(actor, wardId);
    const found = await this.unitOfWork.read.find(Announcement, {
      where: { wardId },
      order: { madeAt: 'DESC' },
      take: MOST_LISTED,
    });
    return found.map(lineOf);
  }

  /** What has not left. @throws DomainError not-found, already-taken-back, announcement-gone */
  async takeBack(actor: Actor, id: string): Promise<AnnouncementView> {
    const { wardId } = await this.found(this.unitOfWork.read, actor, id);
    const ward = await this.wards.get(wardId);
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      const announcement = await this.found(manager, actor, id);
      if (announcement.takenBackAt !== null) throw new DomainError('already-taken-back');
      const people = await manager.findBy(AnnouncementPerson, { announcementId: id });
      const ids = people.map(({ personId }) => personId);
      if ((await cancelRows(manager, announcement, ids)) === 0) {
        throw new DomainError('announcement-gone');
      }
      const takenBackAt = this.clock.now();
      await manager.update(Announcement, { id }, { takenBackAt });
      await this.audit(manager, actor, announcement, 'take-back', people);
      return this.view(manager, { ...announcement, takenBackAt }, ward);
    });
  }

  private ward(actor: Actor, wardId: string): Promise<Ward> {
    assertMay(actor, 'announcements.send', { wardIds: [wardId] }, 'ward');
    return this.wards.get(wardId);
  }

  private async found(manager: EntityManager, actor: Actor, id: string): Promise<Announcement> {
    const announcement = await manager.findOneBy(Announcement, { id });
    if (!announcement) throw notFound('announcement');
    const subject = { wardIds: [announcement.wardId] };
    assertMay(actor, 'announcements.send', subject, 'announcement');
    return announcement;
  }

  private async plan(
    manager: EntityManager,
    ward: Ward,
    { side, personIds, text: typed, day, callsHeld }: AnnouncementDto,
  ) {
    const fault = faultOf(typed, this.env.baseUrl);
    if (fault === 'has-link') throw new DomainError('announcement-link', { own: this.env.baseUrl });
    if (fault) throw new DomainError('announcement-text', { most: LONGEST_ANNOUNCEMENT });
    const zone = this.env.TIME_ZONE;
    const now = this.clock.now();
    const limits = offsetsOf(ward.settings);
    const today = localDateOf(now, zone);
    const daysAhead = Array.from({ length: MOST_DAYS_AHEAD }, (_, nth) => addDays(today, nth + 1));
    if (day !== undefined && day !== today && !daysAhead.includes(day)) throw badDay(day < today);
    const leavesAt = (on: string): number => {
      const soon = on === today ? now + GRACE_MS : instantAt(on, MORNING_MINUTE, zone);
      const within = { notBefore: now, before: soon + DAY_MS };
      return outsideQuietHours(soon, within, zone, limits.quiet) ?? soon;
    };
    const dueAt = leavesAt(day ?? today);
    const laterTimes = daysAhead.map(leavesAt).filter((at) => at > dueAt);
    const text = tidied(typed);
    const sentence = announced(ward.name, text);
    const { parts } = smsLength(plainWords(sentence));
    const channels = this.channels.names;
    const within = { dueAt, now, zone, limits, channels, callsHeld, laterTimes };
    const reach = await reachOf(manager, { side, wardId: ward.id, personIds, ...within });
    return { text, sentence, parts, dueAt, reach };
  }

  /** Of those of a ward no two have the same. @throws DomainError announcements-many */
  private async timeOf(manager: EntityManager, wardId: string): Promise<number> {
    const now = this.clock.now();
    const latest = await manager.find(Announcement, {
      where: { wardId, madeAt: MoreThan(now - DAY_MS) },
      order: { madeAt: 'DESC' },
      take: MOST_A_DAY,
    });
    if (latest.length >= MOST_A_DAY)
      throw new DomainError('announcements-many', { most: MOST_A_DAY });
    return Math.max(now, ...latest.map(({ madeAt }) => madeAt + 1));
  }

  /** Also in the history of everybody who was chosen and hears of it. */
  private audit(
    manager: EntityManager,
    actor: Actor,
    { id, wardId, side, messages, parts }: Announcement,
    act: 'send' | 'take-back',
    people: readonly AnnouncementPerson[],
  ): Promise<void> {
    const facts = { messages, parts, people: people.length };
    const told = people.filter(({ outcome }) => outcome === 'told' || outcome === 'call');
    const each = act === 'send' ? 'announce' : 'announce-no-more';
    return audit(manager, actor, this.clock.now(), [
      { action: `announcement.${act}`, subjectId: id, wardId, facts },
      ...told.map(({ personId }) => {
        return {
          action: `${side}.${each}`,
          subjectId: personId,
          wardId,
          facts: { announcementId: id },
        };
      }),
    ]);
  }

  private async view(
    manager: EntityManager,
    announcement: Announcement,
    ward: Pick<Ward, 'name'>,
  ): Promise<AnnouncementView> {
    const people = await toldOf(manager, announcement);
    return { ...lineOf(announcement), sentence: announced(ward.name, announcement.text), people };
  }
}

function lineOf(announcement: Announcement): AnnouncementLine {
  const { id, wardId, side, text, messages, parts, dueAt, madeAt, takenBackAt } = announcement;
  return { id, wardId, side, text, messages, parts, dueAt, madeAt, takenBackAt };
}

/** How many messages leave, and how many phones are called instead, or hear nothing of it. */
function countsOf({ phones }: Reach): { messages: number; calls: number; held: number } {
  const calls = phones.filter(({ isCalled }) => isCalled).length;
  const held = phones.filter(
    ({ keptBackBecause, isCalled }) => keptBackBecause && !isCalled,
  ).length;
  return { messages: phones.length - calls - held, calls, held };
}

function badDay(isPast: boolean): DomainError {
  const fields = { day: isPast ? 'past-day' : 'day-too-far' };
  return new DomainError('invalid-form', {}, { fields });
}
