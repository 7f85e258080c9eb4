import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { freeIntervals, type OpenDay } from '../../../core/slots/windows';
import type { Interval } from '../../../core/time/intervals';
import type { LocalDate } from '../../../core/time/local-dates';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentor } from '../../people';
import type { Venue, Ward } from '../../wards';
import { openIntervals } from '../slots/venue-choice';
import { loadWardDays, type WardDays } from '../slots/ward-days';

/** When a venue is open, or an ambassador free, within the ward's hours, whatever stands there already. */
export interface Room {
  open: Interval[];
  /** Days on which it would be open, and is closed, or on which they are away. */
  shut: ReadonlySet<LocalDate>;
}

export interface WeekRoomView {
  /** Days on which the ward holds nothing. */
  closed: ReadonlySet<LocalDate>;
  /** Of some days of the week, the ward's hours in their order. */
  hours: Interval[];
  /** By the id of the venue or the ambassador. */
  rooms: ReadonlyMap<string, Room>;
}

/** The room of some days at venues, and of ambassadors: what the week page draws its sessions into. */
@Injectable()
export class WeekRooms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(Env) private readonly env: Env,
  ) {}

  async ofVenues(
    ward: Ward,
    dates: readonly LocalDate[],
    venues: readonly Venue[],
  ): Promise<WeekRoomView> {
    const days = await this.days(ward, dates, []);
    const rooms = venues.map((venue): [string, Room] => {
      const shut = dates.filter((date) => days.isShut(venue.id, date));
      return [venue.id, { open: openIntervals(days, venue), shut: new Set(shut) }];
    });
    return { closed: new Set(days.holidays), hours: [...days.hours], rooms: new Map(rooms) };
  }

  /** At most some dozens of them; who has stopped has no room. */
  async ofMentors(
    ward: Ward,
    dates: readonly LocalDate[],
    mentorIds: readonly string[],
  ): Promise<WeekRoomView> {
    const mentors = await this.unitOfWork.read.find(Mentor, {
      select: { id: true, windows: true },
      where: { id: In([...mentorIds]), isActive: true },
    });
    const days = await this.days(ward, dates, mentorIds);
    const rooms = mentors.map(({ id, windows }): [string, Room] => {
      const exceptions = days.exceptionsOf(id);
      const open = freeIntervals(days, { windows, exceptions });
      const usual = freeIntervals(days, { windows });
      const away = days.days
        .filter(({ date }) => exceptions.some((one) => one.date === date && one.kind === 'busy'))
        .filter((day) => isOn(usual, day) && !isOn(open, day))
        .map(({ date }) => date);
      return [id, { open, shut: new Set(away) }];
    });
    return { closed: new Set(days.holidays), hours: [...days.hours], rooms: new Map(rooms) };
  }

  private days(
    { id: wardId, settings: { workingWindows } }: Ward,
    dates: readonly LocalDate[],
    personIds: readonly string[],
  ): Promise<WardDays> {
    const { TIME_ZONE: zone } = this.env;
    const given = { wardId, workingWindows, zone, dates, personIds };
    return loadWardDays(this.unitOfWork.read, given);
  }
}

function isOn(intervals: readonly Interval[], { instantAt }: OpenDay): boolean {
  const [from, to] = [instantAt(0), instantAt(1440)];
  return intervals.some(({ startAt }) => startAt >= from && startAt < to);
}
