import { paths } from '../../kit/paths/paths';
import { withQuery } from '../../kit/paths/path';
import { useView } from '../../kit/view/view';
import type { TodayCounts } from './today';
import type { WardCounts } from './ward-counts';

interface TodayProps {
  code: string;
  today: TodayCounts;
  counts: WardCounts;
}

/** What needs somebody of the ward now, each with its number and the one press to it. */
export function TodaySection({ code, today, counts }: TodayProps) {
  const { todayList: l } = useView().t;
  const reminders = paths.ward.reminders(code);
  const { unpaired, places } = counts;
  // In the order in which somebody waits for it.
  const all: [number, (count: number) => string, string][] = [
    [today.lateRequests, l.lateRequests, `${paths.ward.rights(code)}#requests`],
    [today.calls, l.calls, `${reminders}#calls`],
    [today.wrong, l.wrong, `${reminders}#feedback`],
    [today.toAsk, l.toAsk, `${reminders}#feedback`],
    [today.tonight, l.tonight, withQuery(paths.ward.week(code), { day: today.date })],
    [today.walkInDays, l.walkInDays, paths.ward.walkIns(code)],
    [today.unrecorded, l.unrecorded, paths.ward.unrecorded(code)],
    [today.silentMentors, l.silentMentors, `${reminders}#silent`],
    [today.absentMentees, l.absentMentees, `${reminders}#silent`],
    [today.stuckLearners, l.stuckLearners, paths.ward.stuckLearners(code)],
    [
      counts.pairs > 0 ? unpaired : 0,
      (count) => l.unpaired(count, places),
      withQuery(paths.ward.mentees(code), { show: 'no-mentor' }),
    ],
    [
      today.withoutLesson,
      l.withoutLesson,
      withQuery(paths.ward.mentees(code), { show: 'no-lesson' }),
    ],
    [today.requests, l.requests, `${paths.ward.rights(code)}#requests`],
    [today.files, l.files, paths.ward.imports(code)],
    [today.failedFiles, l.failedFiles, paths.ward.imports(code)],
    [today.onClosedDays, l.onClosedDays, `${paths.ward.holidays(code)}#sessions`],
  ];
  const items = all.filter(([count]) => count > 0);
  return (
    <section>
      <h2>{l.title}</h2>
      {items.length === 0 ? (
        <p class="empty">{l.nothing}</p>
      ) : (
        <ul class="today">
          {items.map(([count, words, href]) => (
            <li key={href + words(count)}>
              <a href={href}>
                <strong>{count}</strong> <span>{words(count)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What keeps the ward from reaching its people; nothing where all of it is set up. */
export function MissingSettings({ code, today }: { code: string; today: TodayCounts }) {
  const { todayList: l } = useView().t;
  const missing = [
    today.sendsNothing ? <span>{l.sendsNothing}</span> : null,
    today.isReachable ? null : <span>{l.notReachable}</span>,
    today.hasPhone ? null : <a href={`${paths.ward.settings(code)}#contactPhone`}>{l.noPhone}</a>,
  ].filter((one) => one !== null);
  if (missing.length === 0) return null;
  return (
    <section class="inset" aria-labelledby="missing">
      <h2 id="missing">{l.missing}</h2>
      <ul>
        {missing.map((one, nth) => (
          // Their order is fixed.
          <li key={nth}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
