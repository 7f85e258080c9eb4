import type { ClassOverview, WalkInDay } from '../../../modules/sessions';
import { termName, termNames } from '../../../texts';
import type { FileColumn } from '../../kit/components/table';
import type { View } from '../../kit/view/view';
import { audienceWords } from '../../shared/classes/class-facts';

export function walkInDayColumns(
  { t, dates, language }: View,
  venueNames: ReadonlyMap<string, string>,
): FileColumn<WalkInDay>[] {
  const w = t.walkIn;
  return [
    { heading: w.date, width: 22, text: ({ date }) => dates.date(date) },
    {
      heading: t.sessions.time,
      width: 14,
      text: ({ startAt, endAt }) => dates.span(startAt, endAt),
    },
    { heading: w.place, width: 28, text: ({ venueId }) => venueNames.get(venueId) ?? null },
    { heading: w.topics, width: 44, text: ({ topics }) => termNames('topic', topics, language) },
    { heading: w.seats, width: 8, text: ({ seats }) => seats },
    {
      heading: t.sessions.state,
      width: 14,
      text: ({ state }) => (state === 'cancelled' ? w.cancelled : w.coming),
    },
  ];
}

export function classColumns({ t, dates, language }: View): FileColumn<ClassOverview>[] {
  const { classes: c, sessions: s } = t;
  return [
    { heading: t.files.day, width: 20, text: ({ startAt }) => dates.day(startAt) },
    { heading: c.time, width: 14, text: ({ startAt, endAt }) => dates.span(startAt, endAt) },
    { heading: s.topic, width: 28, text: ({ topic }) => termName('topic', topic, language) },
    { heading: s.venue, width: 28, text: ({ venueName }) => venueName },
    {
      heading: c.holders,
      width: 30,
      text: ({ mentors }) => mentors.map(({ fullName }) => fullName).join(', '),
    },
    { heading: c.audience, width: 26, text: (one) => audienceWords(one, t, language) },
    { heading: c.people, width: 10, text: ({ seatsTaken }) => seatsTaken },
    { heading: t.walkIn.seats, width: 8, text: ({ seats }) => seats },
    { heading: s.state, width: 14, text: ({ state }) => s.states[state] ?? state },
  ];
}
