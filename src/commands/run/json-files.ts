import { toIsoWithOffset } from '../../core/time/zone';
import type { SheetImport } from '../../modules/exchange';
import { leftoverReason } from '../../modules/matching';
import { defaultLanguage, type Language, splitSentence, textsIn } from '../../texts';
import type { RunResult } from './collect-result';

/**
 * The result files for programs; people are named by the row numbers of the two sheets. Acceptance
 * and other programs read them: a change of a field needs an ADR.
 */
export function jsonFiles(
  result: RunResult,
  language: Language = defaultLanguage,
): Record<string, unknown[]> {
  const row = (id: string) => result.rowOf.get(id) ?? 0;
  // Rows of a file with several lists are told by their tab as well.
  const place = (side: 'mentor' | 'mentee', id: string) => {
    const tab = result.tabOf.get(id);
    return { [`${side}Row`]: row(id), ...(tab === undefined ? {} : { [`${side}Tab`]: tab }) };
  };
  const tabs = (ids: readonly string[]) =>
    ids.some((id) => result.tabOf.has(id))
      ? { menteeTabs: ids.map((id) => result.tabOf.get(id) ?? '') }
      : {};
  const iso = (at: number) => toIsoWithOffset(at, result.zone);
  const left = (side: 'mentor' | 'mentee') => [
    ...result.leftovers
      .filter((leftover) => leftover.side === side)
      .map((leftover) => ({
        ...place(side, leftover.personId),
        code: leftover.code,
        reason: leftoverReason(leftover, language),
      })),
    ...result[`${side}Sheet`].away.map((away) => ({
      [`${side}Row`]: away.row,
      ...(away.tab === undefined ? {} : { [`${side}Tab`]: away.tab }),
      code: 'takes-no-part',
      reason: textsIn(language).exported.takesNoPart,
    })),
  ];

  return {
    'pairs.json': result.pairs.map(({ mentorId, menteeId, metres, facts }) => ({
      ...place('mentor', mentorId),
      ...place('mentee', menteeId),
      metres,
      topicsCovered: facts.topicsCovered,
      topicsMissing: facts.topicsMissing,
      sharedWindows: facts.sharedWindows,
    })),
    'sessions.json': result.sessions.map(({ session, menteeIds }) => ({
      ...place('mentor', session.mentorId),
      menteeRows: menteeIds.map(row),
      ...tabs(menteeIds),
      start: iso(session.startAt),
      end: iso(session.endAt),
      venue: session.venueId ? (result.venues.get(session.venueId)?.name ?? '') : 'home',
      topic: session.topic,
    })),
    'reminders.json': result.reminders.map(
      ({ personKind, personId, sessionStartAt, dueAt, channel, to }) => ({
        ...place(personKind, personId),
        sessionStart: iso(sessionStartAt),
        dueAt: iso(dueAt),
        channel,
        to,
      }),
    ),
    'unpaired.json': left('mentee'),
    'inactive.json': left('mentor'),
    'split-households.json': result.splits.map((split) => ({
      menteeRows: split.menteeIds.map(row),
      ...tabs(split.menteeIds),
      code: 'split-household',
      why: split.code,
      reason: splitSentence(split, language),
    })),
    'unscheduled.json': result.unscheduled.map(({ menteeId, weekStart, code, reason }) => ({
      ...place('mentee', menteeId),
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
  return rejected.flatMap(({ row, tab, issues }) =>
    issues.map(({ column, code }) => ({
      sheet: kind,
      ...(tab === undefined ? {} : { tab }),
      row,
      column,
      code,
    })),
  );
}
