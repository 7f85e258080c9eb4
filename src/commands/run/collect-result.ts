import type { OpenNeed } from '../../core/matching/explain/open-needs';
import type { SplitHousehold } from '../../core/matching/pairing/split-households';
import type { INestApplicationContext } from '@nestjs/common';
import { Between, In, Not } from 'typeorm';
import type { Env } from '../../platform/config/env';
import { addDays } from '../../core/time/local-dates';
import { instantAt } from '../../core/time/zone';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ImportResult } from '../../modules/exchange';
import {
  type ExplainedShortage,
  type Leftover,
  type MatchRun,
  type PairReason,
  ProposalsService,
  type ProposedPair,
  shortageInWords,
  Shortages,
  WarmPairings,
} from '../../modules/matching';
import { Household, Mentee, Mentor } from '../../modules/people';
import { ExportedReminder, ReminderQueries } from '../../modules/reminders';
import { Booking, Session, WeekPlan } from '../../modules/sessions';
import { Hamlet, Venue, type Ward } from '../../modules/wards';
import type { RunOptions } from './run-options';

/** The steps of a run, as they came out. */
export interface RunSteps {
  ward: Ward;
  run: MatchRun;
  mentorSheet: ImportResult;
  menteeSheet: ImportResult;
  /** Why each pair, by mentee: the parts of its cost and the next best mentor. */
  reasons: Map<string, PairReason>;
}

/** Everything a run gives: what is stored, for the people of these two sheets. */
export interface RunResult extends RunSteps {
  zone: string;
  /** The service's own address, as the calendar's organizer. */
  mailFrom: string;
  /** Row in its sheet by the person's id. */
  rowOf: Map<string, number>;
  /** Its tab, of people from a file with several lists. */
  tabOf: Map<string, string>;
  mentors: Map<string, Mentor>;
  mentees: Map<string, Mentee>;
  hamlets: Map<string, Hamlet>;
  venues: Map<string, Venue>;
  households: Map<string, Household>;
  pairs: ProposedPair[];
  leftovers: Leftover[];
  /** It is proved that no pairing serves more people. */
  isNobodyMoreServed: boolean;
  /** What the own mentors do not teach, and who could beside them; by mentee. */
  openNeeds: Map<string, OpenNeed[]>;
  /** Households whose people are apart. */
  splits: SplitHousehold[];
  /** In the language of the report. */
  shortage: ExplainedShortage;
  /** By start, then by the mentor's row. */
  sessions: { session: Session; menteeIds: string[] }[];
  unscheduled: { menteeId: string; weekStart: string; code: string; reason: string }[];
  reminders: ExportedReminder[];
}

/** Reads back what was stored, so that the files say what the database says. */
export async function collectResult(
  app: INestApplicationContext,
  env: Env,
  options: RunOptions,
  steps: RunSteps,
): Promise<RunResult> {
  const { read } = app.get(UnitOfWork);
  const proposals = app.get(ProposalsService);
  const zone = env.TIME_ZONE;
  const wardId = steps.ward.id;
  const rowOf = rowsById([steps.mentorSheet, steps.menteeSheet]);
  const row = (id: string) => rowOf.get(id) ?? 0;
  const firstAt = instantAt(options.from, 0, zone);
  const endAt = instantAt(addDays(options.from, options.weeks * 7), 0, zone);

  const pairs = (await proposals.allPairs(steps.run.id))
    .filter((pair) => rowOf.has(pair.mentorId) && rowOf.has(pair.menteeId))
    .sort((a, b) => row(a.mentorId) - row(b.mentorId) || row(a.menteeId) - row(b.menteeId));
  const leftovers = (await proposals.leftovers(steps.run.id))
    .filter(({ personId }) => rowOf.has(personId))
    .sort((a, b) => row(a.personId) - row(b.personId));
  const sessions = (
    await read.findBy(Session, {
      wardId,
      startAt: Between(firstAt, endAt - 1),
      state: Not('cancelled'),
    })
  ).sort((a, b) => a.startAt - b.startAt || row(a.mentorId) - row(b.mentorId));
  const pairing = await app.get(WarmPairings).ofRun(steps.run);
  const seated = await seatedMentees(read, sessions);
  const shortage = await app.get(Shortages).facts(pairing, wardId);

  return {
    ...steps,
    zone,
    mailFrom: env.MAIL_FROM,
    rowOf,
    tabOf: tabsById([steps.mentorSheet, steps.menteeSheet]),
    mentors: byId(await read.findBy(Mentor, { wardId })),
    mentees: byId(await read.findBy(Mentee, { wardId })),
    hamlets: byId(await read.findBy(Hamlet, { wardId })),
    venues: byId(await read.findBy(Venue, { wardId })),
    households: byId(await read.findBy(Household, { wardId })),
    pairs,
    leftovers,
    openNeeds: pairing.openNeeds,
    isNobodyMoreServed: pairing.isNobodyMoreServed,
    splits: pairing.splits.filter(({ menteeIds }) => menteeIds.some((id) => rowOf.has(id))),
    shortage: shortageInWords(shortage, options.lang),
    sessions: sessions.map((session) => ({
      session,
      menteeIds: (seated.get(session.id) ?? []).sort((a, b) => row(a) - row(b)),
    })),
    unscheduled: await unscheduledOf(read, wardId, options, rowOf),
    reminders: (await app.get(ReminderQueries).forExport(wardId, firstAt, endAt))
      .filter(({ personId }) => rowOf.has(personId))
      .sort((a, b) => a.dueAt - b.dueAt || row(a.personId) - row(b.personId)),
  };
}

function tabsById(sheets: ImportResult[]): Map<string, string> {
  return new Map(
    sheets.flatMap(({ taken }) =>
      taken.flatMap(({ personId, tab }) => (tab === undefined ? [] : [[personId, tab] as const])),
    ),
  );
}

function rowsById(sheets: ImportResult[]): Map<string, number> {
  return new Map(
    sheets.flatMap(({ taken }) => taken.map(({ personId, row }) => [personId, row] as const)),
  );
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Mentee ids by session; bookings that take a seat only. */
async function seatedMentees(
  read: UnitOfWork['read'],
  sessions: Session[],
): Promise<Map<string, string[]>> {
  const mentees = new Map<string, string[]>();
  const state = In(['held', 'booked', 'attended', 'absent']);
  for (let from = 0; from < sessions.length; from += 500) {
    const sessionId = In(sessions.slice(from, from + 500).map(({ id }) => id));
    for (const booking of await read.findBy(Booking, { sessionId, state })) {
      mentees.set(booking.sessionId, [...(mentees.get(booking.sessionId) ?? []), booking.menteeId]);
    }
  }
  return mentees;
}

async function unscheduledOf(
  read: UnitOfWork['read'],
  wardId: string,
  options: RunOptions,
  rowOf: Map<string, number>,
): Promise<RunResult['unscheduled']> {
  const weekStarts = Array.from({ length: options.weeks }, (_, week) =>
    addDays(options.from, week * 7),
  );
  const plans = await read.findBy(WeekPlan, { wardId, weekStart: In(weekStarts) });
  return plans
    .flatMap(({ weekStart, unscheduled }) =>
      unscheduled.map((person) => ({ ...person, weekStart })),
    )
    .filter(({ menteeId }) => rowOf.has(menteeId))
    .sort(
      (a, b) =>
        a.weekStart.localeCompare(b.weekStart) ||
        (rowOf.get(a.menteeId) ?? 0) - (rowOf.get(b.menteeId) ?? 0),
    );
}
