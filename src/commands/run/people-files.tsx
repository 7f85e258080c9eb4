import { renderToString } from 'preact-render-to-string';
import { sharedWindows } from '../../core/time/shared-windows';
import { localDateOf, localMinuteOf } from '../../core/time/zone';
import { weekdayOf } from '../../core/time/local-dates';
import { PairsOfMentor, writePairs, writeSessions } from '../../modules/exchange';
import type { Mentee, Mentor } from '../../modules/people';
import { calendarFeed } from '../../modules/sessions';
import type { RunResult } from './collect-result';
import { ReportView } from './report-view';
import type { RunSummary } from './summary';
import { type Language, openNeedSentences, termName, textsIn } from '../../texts';

/** pairs.xlsx: one line per mentee, grouped by ambassador. */
export function pairsFile(result: RunResult, language: Language): Promise<Buffer> {
  const byMentor = new Map<
    string,
    PairsOfMentor & { mentees: PairsOfMentor['mentees'][number][] }
  >();
  for (const { mentorId, menteeId, metres, facts } of result.pairs) {
    const mentor = result.mentors.get(mentorId);
    const mentee = result.mentees.get(menteeId);
    if (!mentor || !mentee) continue;
    const group = byMentor.get(mentorId) ?? { ...mentorLine(result, mentor), mentees: [] };
    byMentor.set(mentorId, group);
    group.mentees.push({
      person: {
        ...mentee,
        hamletId: hamletName(result, mentee),
        householdId: result.households.get(mentee.householdId ?? '')?.code ?? null,
      },
      metres,
      topicsCovered: facts.topicsCovered,
      topicsMissing: facts.topicsMissing,
      taughtBeside: besideOf(result, menteeId, language),
      sharedWindows: sharedWindows(mentor.windows, mentee.windows),
    });
  }
  const title = textsIn(language).exported.pairsOf(result.ward.name);
  return writePairs(title, [...byMentor.values()], language);
}

/** sessions.xlsx: the plan by day and hour. */
export function sessionsFile(result: RunResult, language: Language): Promise<Buffer> {
  const { zone } = result;
  const lines = result.sessions.map(({ session, menteeIds }) => {
    const mentor = result.mentors.get(session.mentorId);
    const venue = result.venues.get(session.venueId ?? '');
    const mentees = menteeIds.flatMap((id) => result.mentees.get(id) ?? []);
    const date = localDateOf(session.startAt, zone);
    const startMinute = localMinuteOf(session.startAt, zone);
    return {
      date,
      weekday: weekdayOf(date),
      startMinute,
      endMinute: startMinute + 30,
      venueName: venue?.name ?? null,
      hamletName: result.hamlets.get(venue?.hamletId ?? mentees[0]?.hamletId ?? '')?.name ?? '',
      mentorName: mentor?.fullName ?? '',
      mentorPhone: mentor?.phone ?? null,
      topic: session.topic,
      mentees,
    };
  });
  return writeSessions(textsIn(language).exported.sessionsOf(result.ward.name), lines, language);
}

/** sessions.ics: every session of the plan, to open in a calendar. */
export function calendarFile(result: RunResult, mailFrom: string, language: Language): string {
  const { calendar, exported } = textsIn(language);
  const sessions = result.sessions.map(({ session, menteeIds }) => {
    const venue = result.venues.get(session.venueId ?? '');
    const mentor = result.mentors.get(session.mentorId)?.fullName ?? '';
    return {
      id: session.id,
      version: session.version,
      startAt: session.startAt,
      endAt: session.endAt,
      updatedAt: session.updatedAt,
      isCancelled: false,
      title: calendar.title(termName('topic', session.topic, language)),
      place: venue?.name ?? exported.atHome,
      description: calendar.mentorAndCount(mentor, menteeIds.length),
    };
  });
  return calendarFeed(exported.sessionsOf(result.ward.name), sessions, {
    name: 'Từng Ngõ',
    email: mailFrom,
  });
}

/** report.html: one page that stands on its own and prints well. */
export function reportFile(result: RunResult, summary: RunSummary, language: Language): string {
  const page = <ReportView result={result} summary={summary} language={language} />;
  return `<!doctype html>${renderToString(page)}`;
}

function mentorLine(result: RunResult, mentor: Mentor) {
  const { fullName, phone, organisation } = mentor;
  return { fullName, phone, organisation, hamletName: hamletName(result, mentor) };
}

/** Who could teach what the own ambassador does not. */
function besideOf(
  { openNeeds, mentors }: RunResult,
  menteeId: string,
  language: Language,
): string[] {
  const needs = (openNeeds.get(menteeId) ?? []).map(({ topic, mentors: able }) => ({
    topic,
    mentors: able.map(({ mentorId, metres }) => {
      return { name: mentors.get(mentorId)?.fullName ?? '', metres };
    }),
  }));
  return openNeedSentences(needs, language);
}

function hamletName(result: RunResult, person: Mentor | Mentee): string {
  return result.hamlets.get(person.hamletId)?.name ?? '';
}
