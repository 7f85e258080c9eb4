import type { Actor } from '../../../src/modules/access/policies/actor';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { addDays } from '../../../src/core/time/local-dates';
import { localDateOf } from '../../../src/core/time/zone';
import { Random } from '../../../src/demo/random';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { WeekPlanJobs } from '../../../src/modules/sessions/planning/week-plan.jobs';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { askingApi, type AskApi } from '../pages/asking-api';
import type { FakeClock } from '../clocks/fake-clock';
import { Learners } from './learners';
import type { PagesApp } from '../pages/pages-app';
import { makeUpSmallCommune } from '../solvers/small-commune';

const zone = 'Asia/Ho_Chi_Minh';
const WEEK = 7 * 24 * 60 * 60_000;

/** A session as the API shows it to an ambassador. */
export interface TaughtSession {
  id: string;
  version: number;
  mentorId: string;
  topic: string;
  startAt: number;
  endAt: number;
  state: string;
  bookings: { id: string; menteeId: string; state: string; bookedByKind: string }[];
}

interface Listed<Row> {
  items: Row[];
}

/**
 * A ward that is taught for weeks through the API, as people do it: every Sunday places that became free
 * are given away and a fortnight is planned; after each session its ambassador writes down who came and
 * how it went. Some stay away now and then, some learn slowly, and of some lessons, in which nobody learns anything,
 * nothing is ever written down.
 */
export class TaughtTerm {
  readonly learners: Learners;
  private wardId = '';
  private officer: Actor = systemActor;
  private readonly random: Random;
  private readonly ask: AskApi;
  /** Sessions of which nothing is written down. */
  private readonly forgotten = new Set<string>();

  constructor(
    private readonly pages: PagesApp,
    private readonly clock: FakeClock,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.learners = new Learners(new Random(seed + 1));
    this.ask = askingApi(pages);
  }

  /** The ward with its people, from two sheets. */
  async settle(seed: number, people: { mentors: number; mentees: number }): Promise<string> {
    const { app } = this.pages;
    const commune = makeUpSmallCommune(seed, this.today(), people);
    const ward = await app.get(WardsService).create(systemActor, commune.ward);
    this.wardId = ward.id;
    this.officer = { kind: 'officer', id: ward.id, wardId: ward.id };
    await app.get(PlacesService).saveHamlets(systemActor, ward.id, commune.hamlets);
    await app.get(PlacesService).saveVenues(systemActor, ward.id, commune.venues);
    for (const [kind, lines] of [
      ['mentors', commune.mentorSheet],
      ['mentees', commune.menteeSheet],
    ] as const) {
      const bytes = await sheetBytes(['DANH SÁCH'], lines);
      await app.get(ImportsService).import(systemActor, ward.id, kind, { name: 'a.xlsx', bytes });
    }
    return ward.id;
  }

  /** Who waits gets a place that is free; what pairs there are stay. */
  async pair(): Promise<void> {
    this.pages.actors = [this.officer];
    const run = await this.ask<{ id: string }>('POST', `wards/${this.wardId}/proposals`);
    await this.pages.app.get(MatchRunsService).execute(run.id);
    await this.ask('POST', `proposals/${run.id}/publication`, { acceptBelowMinimum: true });
  }

  /** The fortnight from tomorrow, planned and published, also for those who joined since it was planned. */
  async plan(): Promise<void> {
    this.pages.actors = [this.officer];
    const weeks = { fromDate: addDays(this.today(), 1), weeks: 2, again: true };
    const run = await this.ask<{ id: string }>('POST', `wards/${this.wardId}/week-plans`, weeks);
    await this.pages.app.get(WeekPlanJobs).run({ runId: run.id });
    const path = `wards/${this.wardId}/week-plan-runs/${run.id}`;
    const { state, version } = await this.ask<{ state: string; version: number }>('GET', path);
    // Where everything stands already, there is nothing to publish.
    if (state === 'proposed') await this.ask('POST', `${path}/publication`, { version });
  }

  /** Goes through the sessions of the next seven days; `begun` sees each as it begins. */
  async teachWeek(begun: (session: TaughtSession) => void): Promise<void> {
    const from = this.clock.at;
    const to = from + WEEK;
    for (;;) {
      const session = await this.firstAhead(from, to);
      if (!session) break;
      this.clock.at = Math.max(this.clock.at, session.endAt);
      begun(session);
      await this.teach(session);
    }
    this.clock.at = to;
  }

  /** Who gets no further, as the officer's list has it. */
  stuckLearners(): Promise<{ menteeId: string; topic: string; lessons: number }[]> {
    this.pages.actors = [this.officer];
    return this.ask('GET', `wards/${this.wardId}/stuck-learners`);
  }

  today(): string {
    return localDateOf(this.clock.now(), zone);
  }

  /** The earliest session of this time of which nothing was written down. */
  private async firstAhead(from: number, to: number): Promise<TaughtSession | undefined> {
    this.pages.actors = [this.officer];
    const query = `fromAt=${from}&toAt=${to}&state=planned&sort=startAt&pageSize=100`;
    const { items } = await this.ask<Listed<TaughtSession>>('GET', `sessions?${query}`);
    return items.find(({ id }) => !this.forgotten.has(id));
  }

  private async teach({ id, version, mentorId, topic, bookings }: TaughtSession): Promise<void> {
    if (this.random.chance(0.1)) {
      this.forgotten.add(id);
      return;
    }
    const marks = bookings
      .filter(({ state }) => state === 'booked')
      .map(({ id: bookingId, menteeId }) => {
        if (this.random.chance(0.15)) return { bookingId, state: 'absent' };
        const [levelBefore, level] = this.learners.learn(menteeId, topic);
        return { bookingId, state: 'attended', levelBefore, level };
      });
    this.pages.actors = [{ kind: 'mentor', id: mentorId, wardId: this.wardId }];
    await this.ask('PUT', `sessions/${id}/attendance`, { version, marks });
  }
}
