import type { AnnouncedPerson, AnnouncementLine, ListedReminder } from '../../../modules/reminders';
import type { ChangeLine } from '../../../modules/sessions';
import type { FileColumn } from '../../kit/components/table';
import type { View } from '../../kit/view/view';
import { spanWords } from '../../shared/changes/change-pages';
import { actWords } from '../changes/act-words';
import { announcedState } from '../messages/announced-state';
import type { HolidayRow } from '../places/holiday-rows';

export function holidayColumns({ t, dates }: View): FileColumn<HolidayRow>[] {
  const p = t.places;
  return [
    { heading: p.date, width: 22, text: ({ date }) => dates.date(date) },
    { heading: p.holidayName, width: 40, text: ({ name }) => name },
    { heading: t.sessions.state, width: 16, text: ({ isOff }) => (isOff ? p.off : p.on) },
  ];
}

export function changeColumns({ t, dates }: View): FileColumn<ChangeLine>[] {
  const c = t.changes;
  return [
    {
      heading: c.what,
      width: 30,
      text: ({ kind, programmeName }) => [c.kind[kind], programmeName].filter(Boolean).join(': '),
    },
    { heading: t.sessions.mentor, width: 24, text: ({ mentorName }) => mentorName },
    { heading: t.sessions.venue, width: 26, text: ({ venueName }) => venueName },
    { heading: c.when, width: 34, text: (line) => spanWords(dates, line) },
    { heading: c.reason, width: 34, text: ({ reason }) => reason },
    { heading: c.actsInList, width: 26, text: (line) => actWords(t, line) },
    { heading: c.people, width: 10, text: ({ people }) => people },
    { heading: c.messages, width: 10, text: ({ messages }) => messages },
    { heading: c.madeAt, width: 24, text: ({ madeAt }) => dates.moment(madeAt) },
    {
      heading: c.state,
      width: 16,
      text: ({ takenBackAt }) => (takenBackAt === null ? c.stands : c.takenBack),
    },
  ];
}

export function announcementColumns({ t, dates }: View): FileColumn<AnnouncementLine>[] {
  const a = t.announcements;
  return [
    { heading: a.when, width: 24, text: ({ madeAt }) => dates.moment(madeAt) },
    { heading: a.for, width: 18, text: ({ side }) => a.sides[side] },
    { heading: a.messages, width: 10, text: ({ messages }) => messages },
    { heading: a.what, width: 70, text: ({ text }) => text },
    {
      heading: t.changes.state,
      width: 30,
      text: ({ takenBackAt }) =>
        takenBackAt === null ? null : a.takenBack(dates.moment(takenBackAt)),
    },
  ];
}

export function announcedColumns({ t }: View): FileColumn<AnnouncedPerson>[] {
  const a = t.announcements;
  return [
    { heading: a.name, width: 30, text: ({ name }) => name },
    { heading: a.state, width: 40, text: (person) => announcedState(t, person) },
  ];
}

export function messageColumns({ t, dates }: View): FileColumn<ListedReminder>[] {
  const s = t.sessions;
  return [
    { heading: s.recipient, width: 26, text: ({ recipientName }) => recipientName },
    { heading: s.kind, width: 26, text: ({ kind }) => s.kinds[kind] },
    { heading: s.session, width: 24, text: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
    { heading: s.due, width: 24, text: ({ dueAt }) => dates.moment(dueAt) },
    {
      heading: s.channel,
      width: 16,
      text: ({ channel }) => (channel ? (s.channels[channel] ?? channel) : null),
    },
    { heading: s.state, width: 16, text: ({ state }) => s.reminderStates[state] },
    {
      heading: t.messages.why,
      width: 40,
      text: ({ failure }) =>
        failure ? (t.messages.reasons[failure] ?? t.messages.code(failure)) : null,
    },
  ];
}
