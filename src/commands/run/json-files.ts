import { toIsoWithOffset } from '../../core/time/zone';
import type { SheetImport } from '../../modules/exchange';
import { leftoverReason } from '../../modules/matching';
import type { RunResult } from './collect-result';

/**
 * The result files for programs; people are named by the row numbers of the two sheets. Acceptance
 * and other programs read them: a change of a field needs an ADR.
 */
export function jsonFiles(result: RunResult): Record<string, unknown[]> {
  const row = (id: string) => result.rowOf.get(id) ?? 0;
  const iso = (at: number) => toIsoWithOffset(at, result.zone);
  const left = (side: 'mentor' | 'mentee') =>
    result.leftovers.filter((leftover) => leftover.side === side);

  return {
    'pairs.json': result.pairs.map(({ mentorId, menteeId, metres, facts }) => ({
      mentorRow: row(mentorId),
      menteeRow: row(menteeId),
      metres,
      topicsCovered: facts.topicsCovered,
      topicsMissing: facts.topicsMissing,
      sharedWindows: facts.sharedWindows,
    })),
    'sessions.json': result.sessions.map(({ session, menteeIds }) => ({
      mentorRow: row(session.mentorId),
      menteeRows: menteeIds.map(row),
      start: iso(session.startAt),
      end: iso(session.endAt),
      venue: session.venueId ? (result.venues.get(session.venueId)?.name ?? '') : 'home',
      topic: session.topic,
    })),
    'reminders.json': result.reminders.map(
      ({ personKind, personId, sessionStartAt, dueAt, channel, to }) => ({
        [`${personKind}Row`]: row(personId),
        sessionStart: iso(sessionStartAt),
        dueAt: iso(dueAt),
        channel,
        to,
      }),
    ),
    'unpaired.json': left('mentee').map((leftover) => ({
      menteeRow: row(leftover.personId),
      code: leftover.code,
      reason: leftoverReason(leftover),
    })),
    'inactive.json': left('mentor').map((leftover) => ({
      mentorRow: row(leftover.personId),
      code: leftover.code,
      reason: leftoverReason(leftover),
    })),
    'unscheduled.json': result.unscheduled.map(({ menteeId, weekStart, code, reason }) => ({
      menteeRow: row(menteeId),
      weekStart,
      code,
      reason,
    })),
    'issues.json': [
      ...issuesOf(result.mentorSheet.sheetImport),
      ...issuesOf(result.menteeSheet.sheetImport),
    ],
  };
}

function issuesOf({ kind, rejected }: SheetImport) {
  return rejected.flatMap(({ row, issues }) =>
    issues.map(({ column, code }) => ({ sheet: kind, row, column, code })),
  );
}
