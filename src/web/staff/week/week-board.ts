import { Injectable } from '@nestjs/common';
import { datesFrom } from '../../../core/time/local-dates';
import { dayInterval } from '../../../core/time/zone';
import type { Actor } from '../../../modules/access';
import { type ListedMentor, listedMentors } from '../../../modules/people';
import {
  SessionQueries,
  type SessionView,
  type StaffedDay,
  WalkInDaysService,
  WeekRooms,
} from '../../../modules/sessions';
import { type Hamlet, PlacesService, type Venue, type Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Page } from '../../../platform/http/paging';
import { slicePage } from '../../kit/components/slice-page';
import type { WeekDays } from '../../shared/sessions/week-days';
import { isNarrowed, type WeekFilter } from './week-filter';
import { cellsOf, entriesByRow, type GridRow, homes, rowsOf } from './week-grid';
import { isHelping, meantItems, type WeekItems, type WeekSession, wholeItems } from './week-items';
import { namesApart } from '../../shared/people/names-apart';

/** A large ward's ambassadors in some pages: what is free of each is worked out for those shown. */
const rowsAPage = 40;

export interface WeekBoardView {
  rows: Page<GridRow>;
  /** One of them is no venue: what is held at mentees' homes. */
  hasHomes: boolean;
  /** Of each day, how many lessons, classes and walk-in days are meant and stand, and how many are off. */
  counts: { date: string; count: number; off: number }[];
  hamlets: Hamlet[];
  venues: Venue[];
  mentors: { id: string; fullName: string }[];
}

/** One line of the week's file. */
export interface WeekLine extends Pick<SessionView, 'startAt' | 'endAt' | 'venueName' | 'home'> {
  kind: 'lesson' | 'class' | 'walk-in';
  mentorNames: string[];
  mentorPhone: string | null;
  menteeNames: string[];
  topics: string[];
  /** Null where anybody may come. */
  taken: number | null;
  free: number | null;
  /** Null of a walk-in day. */
  state: SessionView['state'] | null;
}

/** All that the week of a ward shows. */
@Injectable()
export class WeekBoard {
  constructor(
    private readonly sessions: SessionQueries,
    private readonly walkIns: WalkInDaysService,
    private readonly rooms: WeekRooms,
    private readonly places: PlacesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** `day` alone, where it is one of the week. */
  async of(
    actor: Actor,
    ward: Ward,
    asked: { week: WeekDays; day?: string; filter: WeekFilter; page: number },
  ): Promise<WeekBoardView> {
    const { week, day, filter, page } = asked;
    const people = await this.whoAndWhere(ward);
    const items = await this.meant(actor, ward, week, { filter, ...people });
    const dates = datesFrom(week.from, 7);
    const shown = day && dates.includes(day) ? [day] : dates;
    const { by = 'venue' } = filter;
    const entries = entriesByRow(by, items);
    const named = by === 'venue' ? this.venueRows(filter, people) : mentorRows(filter, people);
    // Homes, and whoever has stopped, only where something stands.
    const isUsual = (id: string): boolean =>
      by === 'venue' ? id !== homes : people.active.has(id);
    const known = named.filter(({ id }) => isUsual(id) || entries.has(id));
    const all = rowsOf(known, entries, isNarrowed(filter));
    const rows = slicePage(all, page, rowsAPage);
    const ids = new Set(rows.items.map(({ id }) => id));
    const view =
      by === 'venue'
        ? await this.rooms.ofVenues(
            ward,
            shown,
            people.venues.filter(({ id }) => ids.has(id)),
          )
        : await this.rooms.ofMentors(ward, shown, [...ids]);
    const now = this.clock.now();
    const days = shown.map((date) => ({ date, ...this.spanOf(date) }));
    // Where only what has seats is looked for, room is not it.
    const isRoomShown = !isNarrowed(filter);
    const withCells = rows.items.map((row) => {
      const room = isRoomShown ? view.rooms.get(row.id) : undefined;
      return { ...row, cells: cellsOf(days, entries.get(row.id) ?? [], { room, view, now }) };
    });
    const { hamlets, venues, mentors } = people;
    return {
      rows: { ...rows, items: withCells },
      hasHomes: all.some(({ id }) => id === homes),
      counts: this.counts(dates, items),
      hamlets,
      venues,
      mentors: mentors.flatMap(({ id }) => {
        const fullName = people.active.get(id);
        return fullName === undefined ? [] : { id, fullName };
      }),
    };
  }

  /** Everything that is meant by the filter, in order of time. */
  async lines(
    actor: Actor,
    ward: Ward,
    span: { fromAt: number; toAt: number },
    filter: WeekFilter,
  ): Promise<WeekLine[]> {
    const people = await this.whoAndWhere(ward);
    const { sessions, walkIns } = await this.meant(actor, ward, span, { filter, ...people });
    const names = new Map(people.venues.map(({ id, name }) => [id, name]));
    const lines = [
      ...sessions.filter((one) => !isHelping(one)).map(sessionLine),
      ...walkIns.map((day) => walkInLine(day, names.get(day.venueId) ?? '')),
    ];
    return lines.sort((one, other) => one.startAt - other.startAt);
  }

  private async meant(
    actor: Actor,
    ward: Ward,
    span: { fromAt: number; toAt: number },
    { filter, venues, mentors }: { filter: WeekFilter; venues: Venue[]; mentors: ListedMentor[] },
  ): Promise<WeekItems> {
    const hamlets = {
      venues: new Map(venues.map(({ id, hamletId }) => [id, hamletId])),
      mentors: new Map(mentors.map(({ id, hamletId }) => [id, hamletId])),
    };
    const sessions = await this.sessions.between(actor, ward.id, span);
    const walkIns = await this.walkIns.between(actor, ward.id, span);
    return meantItems({ sessions, walkIns }, filter, hamlets);
  }

  private async whoAndWhere({ id }: Ward) {
    const { read } = this.unitOfWork;
    const mentors = await listedMentors(read, id, {});
    const active = await listedMentors(read, id, { isActive: true });
    return {
      hamlets: await this.places.hamlets(id),
      venues: await this.places.venues(id),
      mentors,
      active: namesApart(active),
    };
  }

  private venueRows(
    { hamlet, venue }: WeekFilter,
    { venues }: { venues: readonly Venue[] },
  ): { id: string; name: string }[] {
    const meant = venues
      .filter(({ id, hamletId }) => (!hamlet || hamletId === hamlet) && (!venue || id === venue))
      .map(({ id, name }) => ({ id, name }));
    return hamlet || venue ? meant : [...meant, { id: homes, name: '' }];
  }

  private counts(dates: readonly string[], meant: WeekItems): WeekBoardView['counts'] {
    const items = wholeItems(meant);
    return dates.map((date) => {
      const { fromAt, toAt } = this.spanOf(date);
      const isOn = ({ startAt }: { startAt: number }) => startAt >= fromAt && startAt < toAt;
      const on = items.filter(isOn);
      const off = on.filter(({ state }) => state === 'cancelled').length;
      return { date, count: on.length - off, off };
    });
  }

  private spanOf(date: string): { fromAt: number; toAt: number } {
    const { startAt: fromAt, endAt: toAt } = dayInterval(date, this.env.TIME_ZONE);
    return { fromAt, toAt };
  }
}

function mentorRows(
  { hamlet, mentor }: WeekFilter,
  { mentors }: { mentors: readonly ListedMentor[] },
): { id: string; name: string }[] {
  return mentors
    .filter(({ id, hamletId }) => (!hamlet || hamletId === hamlet) && (!mentor || id === mentor))
    .map(({ id, fullName }) => ({ id, name: fullName }));
}

function sessionLine(session: WeekSession): WeekLine {
  const { startAt, endAt, venueName, home, classId, topic, state, seats, seatsTaken } = session;
  return {
    kind: classId === null ? 'lesson' : 'class',
    startAt,
    endAt,
    venueName,
    home,
    state,
    mentorNames: session.holders.map(({ fullName }) => fullName),
    mentorPhone: session.mentorPhone,
    menteeNames: session.bookings.map(({ menteeName }) => menteeName),
    topics: [topic],
    taken: seatsTaken,
    free: seats - seatsTaken,
  };
}

function walkInLine(day: StaffedDay, venueName: string): WeekLine {
  const { startAt, endAt, topics, mentors } = day;
  const nobody = { mentorPhone: null, menteeNames: [], taken: null, free: null, state: null };
  const mentorNames = mentors.map(({ fullName }) => fullName);
  return { kind: 'walk-in', startAt, endAt, venueName, home: null, mentorNames, topics, ...nobody };
}
