import { displayPhone } from '../../../core/vietnamese/phones';
import type { CallLine } from '../../../modules/reminders';
import type { SessionView, TicketRow } from '../../../modules/sessions';
import { openNeedSentences, termName } from '../../../texts';
import type { FileColumn } from '../../kit/components/table';
import type { View } from '../../kit/view/view';
import { placeName } from '../../shared/booking/place-name';
import type { LeftoverRow } from '../pairs/leftover-rows';
import type { NamedNeed } from '../pairs/named-needs';
import type { WeekLine } from '../week/week-board';

/** One pair, with what somebody who calls or visits both needs. */
export interface PairRow {
  mentorName: string;
  mentorPhone: string | null;
  menteeName: string;
  menteePhone: string | null;
  hamletName: string;
  address: string | null;
  topics: readonly string[];
  metres: number;
  /** What the ambassador does not teach, and who could beside; left out where nobody looked. */
  needs?: NamedNeed[];
}

export function pairColumns({ t, language }: View): FileColumn<PairRow>[] {
  const p = t.people;
  return [
    { heading: t.sessions.mentor, width: 24, text: ({ mentorName }) => mentorName },
    { heading: t.files.mentorPhone, width: 14, text: (row) => phoneText(row.mentorPhone) },
    { heading: t.files.mentee, width: 24, text: ({ menteeName }) => menteeName },
    { heading: p.phone, width: 14, text: (row) => phoneText(row.menteePhone) },
    { heading: t.fields.mentee.hamletId, width: 16, text: ({ hamletName }) => hamletName },
    { heading: t.fields.mentee.address, width: 24, text: ({ address }) => address },
    {
      heading: t.fields.mentee.topics,
      width: 40,
      text: ({ topics }) => topics.map((code) => termName('topic', code, language)).join(', '),
    },
    { heading: t.files.metres, width: 10, text: ({ metres }) => Math.round(metres) },
    {
      heading: t.matching.missing,
      width: 44,
      text: ({ needs = [] }) => openNeedSentences(needs, language).join('\n'),
    },
  ];
}

export function leftoverColumns({ t, language }: View): FileColumn<LeftoverRow>[] {
  return [
    { heading: t.people.name, width: 26, text: ({ name }) => name },
    {
      heading: t.matching.reason,
      width: 60,
      text: ({ reason }) => (reason ? reason(language) : t.matching.notYet),
    },
  ];
}

export function sessionColumns({ t, dates, language }: View): FileColumn<SessionView>[] {
  const s = t.sessions;
  return [
    { heading: t.files.day, width: 20, text: ({ startAt }) => dates.day(startAt) },
    { heading: s.time, width: 14, text: ({ startAt, endAt }) => dates.span(startAt, endAt) },
    { heading: s.venue, width: 26, text: (session) => placeName(session, s) },
    { heading: s.mentor, width: 24, text: ({ mentorName }) => mentorName },
    { heading: t.files.mentorPhone, width: 14, text: (row) => phoneText(row.mentorPhone) },
    {
      heading: s.mentees,
      width: 40,
      text: ({ bookings }) => bookings.map(({ menteeName }) => menteeName).join(', '),
    },
    { heading: s.topic, width: 26, text: ({ topic }) => termName('topic', topic, language) },
    { heading: s.state, width: 14, text: ({ state }) => s.states[state] ?? state },
  ];
}

/** What stands in the week: lessons, classes and days without appointments. */
export function weekColumns({ t, dates, language }: View): FileColumn<WeekLine>[] {
  const { sessions: s, weekGrid: g } = t;
  return [
    { heading: t.files.day, width: 20, text: ({ startAt }) => dates.day(startAt) },
    { heading: s.time, width: 14, text: ({ startAt, endAt }) => dates.span(startAt, endAt) },
    { heading: g.kind, width: 18, text: ({ kind }) => g.kinds[kind] },
    { heading: s.venue, width: 26, text: (line) => placeName(line, s) },
    { heading: s.mentor, width: 24, text: ({ mentorNames }) => mentorNames.join(', ') },
    { heading: t.files.mentorPhone, width: 14, text: (row) => phoneText(row.mentorPhone) },
    { heading: s.mentees, width: 40, text: ({ menteeNames }) => menteeNames.join(', ') },
    {
      heading: s.topic,
      width: 26,
      text: ({ topics }) => topics.map((code) => termName('topic', code, language)).join(', '),
    },
    { heading: g.taken, width: 10, text: ({ taken }) => taken },
    { heading: g.freeSeats, width: 10, text: ({ free }) => free },
    {
      heading: s.state,
      width: 14,
      text: ({ state }) => (state ? (s.states[state] ?? state) : null),
    },
  ];
}

/** One learner in one lesson. */
export interface AttendanceRow {
  session: SessionView;
  booking: SessionView['bookings'][number];
}

export function attendanceColumns({ t, dates, language }: View): FileColumn<AttendanceRow>[] {
  const s = t.sessions;
  return [
    { heading: t.files.day, width: 20, text: ({ session }) => dates.day(session.startAt) },
    {
      heading: s.time,
      width: 14,
      text: ({ session }) => dates.span(session.startAt, session.endAt),
    },
    { heading: s.venue, width: 26, text: ({ session }) => placeName(session, s) },
    { heading: s.mentor, width: 24, text: ({ session }) => session.mentorName },
    { heading: t.files.mentee, width: 24, text: ({ booking }) => booking.menteeName },
    {
      heading: s.topic,
      width: 26,
      text: ({ session }) => termName('topic', session.topic, language),
    },
    { heading: s.state, width: 12, text: ({ booking }) => s.bookingStates[booking.state] ?? null },
    {
      heading: t.files.level,
      width: 22,
      text: ({ booking }) => (booking.level ? t.learning.levels[booking.level] : null),
    },
  ];
}

export function callColumns({ t, dates }: View): FileColumn<CallLine>[] {
  const { sessions: s, messages: m, calls: c } = t;
  const why = (failure: string) => m.reasons[failure] ?? m.code(failure);
  const lines = (texts: readonly string[]) => [...new Set(texts)].join('\n');
  return [
    { heading: t.people.phone, width: 14, text: (line) => phoneText(numberToCall(line)) },
    {
      heading: t.files.whosePhone,
      width: 22,
      text: (line) => {
        if (line.number === null) return numberToCall(line) === null ? null : m.phoneOf.mentor;
        const isOwn = line.calls.some(({ phone, otherPhone }) =>
          [phone, otherPhone].includes(line.number),
        );
        return isOwn ? null : m.phoneOf.household;
      },
    },
    { heading: c.people, width: 28, text: ({ people }) => lines(people.map(({ name }) => name)) },
    {
      heading: s.session,
      width: 24,
      text: ({ calls }) => lines(calls.map((call) => dates.moment(call.sessionStartAt))),
    },
    { heading: s.whatToSay, width: 60, text: ({ calls }) => lines(calls.map(({ say }) => say)) },
    {
      heading: m.why,
      width: 24,
      text: ({ calls }) => lines(calls.flatMap(({ failure }) => (failure ? why(failure) : []))),
    },
    { heading: c.caller, width: 22, text: ({ caller }) => caller?.name ?? null },
    {
      heading: c.result,
      width: 22,
      text: ({ outcome }) => (outcome === null ? null : c.outcomes[outcome]),
    },
  ];
}

/** The line's own, or that of the ambassador, who may go there. */
function numberToCall({ number, calls }: CallLine): string | null {
  return number ?? calls.find(({ personKind }) => personKind === 'mentee')?.mentorPhone ?? null;
}

export function ticketColumns({ t, dates, language }: View): FileColumn<TicketRow>[] {
  const w = t.walkIn;
  return [
    { heading: w.number, width: 8, text: ({ number }) => number },
    { heading: w.name, width: 24, text: ({ menteeName }) => menteeName },
    { heading: w.wantsTopic, width: 26, text: ({ topic }) => termName('topic', topic, language) },
    { heading: w.came, width: 10, text: ({ createdAt }) => dates.time(createdAt) },
    { heading: t.sessions.mentor, width: 24, text: ({ mentorName }) => mentorName },
    {
      heading: t.sessions.state,
      width: 16,
      text: ({ goneBecause, bookingState }) => {
        if (goneBecause) return t.files.gone[goneBecause];
        return bookingState ? (t.sessions.bookingStates[bookingState] ?? null) : w.waiting;
      },
    },
  ];
}

function phoneText(phone: string | null): string | null {
  return phone === null ? null : displayPhone(phone);
}
