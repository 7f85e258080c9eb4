import type { ReminderStatus } from '../../reminders/reminder-status';
import { BackLink } from '../components/back-link';
import { ReminderStatusSection, SweepAlarm } from '../staff/reminder-status-section';
import { useView } from '../view';
import { queueBoardPath } from './queue-board-path';

export function OperationsPage({ status }: { status: ReminderStatus }) {
  const { t } = useView();
  const m = t.messages;
  return (
    <>
      <BackLink href="/">{t.layout.back}</BackLink>
      <h1>{m.operations}</h1>
      <SweepAlarm status={status} />
      <p class="lead">{m.operationsLead}</p>
      <ReminderStatusSection status={status} />
      <h2>{m.queues}</h2>
      <p>{m.queuesLead}</p>
      <p>
        <a href={queueBoardPath}>{m.queues}</a>
      </p>
    </>
  );
}
