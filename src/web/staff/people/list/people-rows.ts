import { Injectable } from '@nestjs/common';
import type { Page } from '../../../../platform/http/paging';
import { PairsService } from '../../../../modules/matching';
import { localDateOf } from '../../../../core/time/zone';
import { Clock } from '../../../../platform/common/clock';
import { Env } from '../../../../platform/config/env';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import {
  listedMentees,
  listedMentors,
  type Mentee,
  type Mentor,
  PeopleService,
  type PersonStop,
  StopQueries,
} from '../../../../modules/people';
import { VneidQueries, type VneidStanding } from '../../../../modules/programme';
import { WithoutLesson } from '../../../../modules/sessions';
import type { Ward } from '../../../../modules/wards';
import { slicePage } from '../../../kit/components/slice-page';
import {
  foundMentees,
  foundMentors,
  type MenteeAndMentor,
  type MentorAndCount,
} from './found-people';
import type { PeopleListQuery, StoppedFilter } from './people-list-query';
import { PeoplePairs } from './people-pairs';

export interface MenteeListRow extends Mentee {
  hamletName: string;
  stop: PersonStop | null;
  mentor: { id: string; name: string; phone: string | null } | null;
  /** Null where nothing is known, and where it is not asked for. */
  vneid: VneidStanding | null;
}

export interface MentorListRow extends Mentor {
  hamletName: string;
  stop: PersonStop | null;
  menteeCount: number;
}

/** Part of a list; without it, all of it. */
type Part = { page: number; pageSize: number } | undefined;

/** Lists of people as the staff read them, searched, filtered and sorted: with hamlet and partner by name. */
@Injectable()
export class PeopleRows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly stops: StopQueries,
    private readonly pairs: PeoplePairs,
    private readonly teaching: PairsService,
    private readonly withoutLesson: WithoutLesson,
    private readonly vneid: VneidQueries,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Those whom the address asks for, without what only their row needs. */
  async foundMentees(ward: Ward, query: PeopleListQuery): Promise<MenteeAndMentor[]> {
    const everybody = await listedMentees(this.unitOfWork.read, ward.id, standingOf(query.stopped));
    const mentors = await this.pairs.mentorOf(ward.id);
    const waiting = query.show === 'no-lesson' ? await this.withoutLesson.mentees(ward.id) : null;
    const isForMentor = query.show === 'no-mentor';
    const done = isForMentor ? await this.teaching.waitingForNobody(everybody, ward) : null;
    const isAsked = query.vneid !== undefined || query.col.includes('vneid');
    const vneid = isAsked ? await this.vneid.inWard(ward.id) : null;
    const all = everybody.map((row) => ({
      ...row,
      mentor: mentors.get(row.id) ?? null,
      isWithoutLesson: waiting?.has(row.id),
      isDone: done?.has(row.id),
      vneid: vneid?.get(row.id) ?? null,
    }));
    const year = Number(localDateOf(this.clock.now(), this.env.TIME_ZONE).slice(0, 4));
    const { priorityGroups, identityAge } = ward.settings;
    return foundMentees(all, query, { priorityGroups, identityBornUntil: year - identityAge });
  }

  async foundMentors(ward: Ward, query: PeopleListQuery): Promise<MentorAndCount[]> {
    const everybody = await listedMentors(this.unitOfWork.read, ward.id, standingOf(query.stopped));
    const counts = await this.pairs.menteeCounts(ward.id);
    const all = everybody.map((row) => ({ ...row, menteeCount: counts.get(row.id) ?? 0 }));
    return foundMentors(all, query, ward);
  }

  async mentees(ward: Ward, query: PeopleListQuery, part?: Part): Promise<Page<MenteeListRow>> {
    const slice = partOf(await this.foundMentees(ward, query), part);
    const people = await this.people.menteesById(slice.items.map(({ id }) => id));
    const stops = await this.stopsOf(slice.items, query.stopped);
    const items = slice.items.flatMap(({ id, hamletName, mentor, vneid = null }) => {
      const mentee = people.get(id);
      return mentee ? [{ ...mentee, hamletName, mentor, vneid, stop: stops.get(id) ?? null }] : [];
    });
    return { ...slice, items };
  }

  async mentors(ward: Ward, query: PeopleListQuery, part?: Part): Promise<Page<MentorListRow>> {
    const slice = partOf(await this.foundMentors(ward, query), part);
    const people = await this.people.mentorsById(slice.items.map(({ id }) => id));
    const stops = await this.stopsOf(slice.items, query.stopped);
    const items = slice.items.flatMap(({ id, hamletName, menteeCount }) => {
      const mentor = people.get(id);
      return mentor ? [{ ...mentor, hamletName, menteeCount, stop: stops.get(id) ?? null }] : [];
    });
    return { ...slice, items };
  }

  private async stopsOf(
    people: readonly { id: string }[],
    stopped: StoppedFilter | undefined,
  ): Promise<Map<string, PersonStop>> {
    if (stopped === undefined) return new Map();
    return this.stops.standingOf(people.map(({ id }) => id));
  }
}

function partOf<Row>(rows: Row[], part: Part): Page<Row> {
  if (part) return slicePage(rows, part.page, part.pageSize);
  return { items: rows, page: 1, pageSize: rows.length, total: rows.length };
}

function standingOf(stopped: StoppedFilter | undefined) {
  if (stopped === undefined) return { isActive: true };
  return stopped === 'any' ? { isActive: false } : { isActive: false, stopReason: stopped };
}
