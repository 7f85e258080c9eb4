import type { ReminderStatus } from '../../../modules/reminders';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';

/** Told on top of the page when nobody sends. */
export function SweepAlarm({ status }: { status: ReminderStatus }) {
  const { t } = useView();
  if (!status.isAlarmed) return null;
  return (
    <p class="inset" role="alert">
      <strong>{t.messages.alarm}</strong>
    </p>
  );
}

/** Told on top of the page when there is nothing to send by. */
export function NoProvider({ status }: { status: ReminderStatus }) {
  const { t } = useView();
  if (!status.sendsNothing) return null;
  return <p class="inset">{t.todayList.sendsNothing}</p>;
}

/** How sending goes, by channel. */
export function ReminderStatusSection({ status }: { status: ReminderStatus }) {
  const { t, dates } = useView();
  const m = t.messages;
  return (
    <section>
      <h2 id="status">{m.status}</h2>
      <p class="muted">{m.sweptAgo(Math.round(status.sweepAgeSeconds))}</p>
      <Table
        caption={m.status}
        isCaptionHidden
        whenEmpty={t.sessions.noReminders}
        rows={status.channels.map((row) => ({ ...row, id: row.channel }))}
        columns={[
          {
            heading: t.sessions.channel,
            cell: ({ channel }) =>
              channel === 'none' ? m.noChannel : (t.sessions.channels[channel] ?? channel),
          },
          { heading: m.due, cell: ({ due }) => due, isNumber: true },
          { heading: m.sent, cell: ({ sent }) => sent, isNumber: true },
          { heading: m.late, cell: ({ late }) => late, isNumber: true },
          { heading: m.ambiguous, cell: ({ ambiguous }) => ambiguous, isNumber: true },
          { heading: m.failed, cell: ({ failed }) => failed, isNumber: true },
          {
            heading: m.today,
            cell: ({ today }) => (today ? `${today.used}/${today.limit}` : '–'),
            isNumber: true,
          },
          {
            heading: m.pause,
            cell: ({ pause }) =>
              pause ? m.pausedUntil(dates.moment(pause.untilAt), pause.reason) : '–',
          },
        ]}
      />
    </section>
  );
}
