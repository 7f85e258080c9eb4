import type { Page } from '../../../platform/http/paging';
import type {
  AskedByPhone,
  FeedbackCounts,
  ListedReminder,
  NotedCall,
  PhoneCorrectionView,
  ReminderStatus,
  WrongFeedback,
} from '../../../modules/reminders';
import type { AbsentMentee, SilentMentor } from '../../../modules/sessions';
import { ExcelLink } from '../../kit/components/excel-link';
import { Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { Paging, Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { FeedbackSection } from './feedback-section';
import { CallLinesSection, type CallLinesProps } from './call-lines-section';
import { MendedPhones } from './mended-phones';
import { NotedCalls } from './noted-calls';
import { reminderFilters } from './reminder-filter';
import {
  NoProvider,
  ReminderStatusSection,
  SweepAlarm,
} from '../../shared/messages/reminder-status-section';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';

interface RemindersPageProps {
  code: string;
  calls: Omit<CallLinesProps, 'code'>;
  corrections: PhoneCorrectionView[];
  noted: NotedCall[];
  status: ReminderStatus;
  reminders: Page<ListedReminder>;
  /** Which of them are shown. */
  state: string;
  feedback: { counts: FeedbackCounts; wrong: WrongFeedback[]; toAsk: AskedByPhone[] };
  silentMentors: SilentMentor[];
  absentMentees: AbsentMentee[];
}

/** Whom to call, who fell silent, and what was sent. */
export function RemindersPage({
  code,
  calls,
  corrections,
  noted,
  status,
  reminders,
  state,
  feedback,
  silentMentors,
  absentMentees,
}: RemindersPageProps) {
  const { t } = useView();
  const s = t.sessions;
  return (
    <>
      <h1>{s.reminders}</h1>
      <SweepAlarm status={status} />
      <NoProvider status={status} />
      <p class="lead">{s.remindersLead}</p>
      <p>
        <a href={paths.ward.reminderTexts(code)}>{t.messages.texts}</a>
        {' · '}
        <a href="#status">{t.messages.status}</a>
      </p>
      <CallLinesSection code={code} {...calls} />
      <MendedPhones code={code} corrections={corrections} next="calls" />
      <NotedCalls code={code} calls={noted} />
      <FeedbackSection code={code} {...feedback} />
      <Silent code={code} mentors={silentMentors} mentees={absentMentees} />
      <ReminderStatusSection status={status} />
      <Sent code={code} reminders={reminders} state={state} />
    </>
  );
}

function Silent({
  code,
  mentors,
  mentees,
}: {
  code: string;
  mentors: SilentMentor[];
  mentees: AbsentMentee[];
}) {
  const { t, dates } = useView();
  const s = t.sessions;
  if (mentors.length === 0 && mentees.length === 0) return null;
  return (
    <section>
      <h2 id="silent">{s.silentTitle}</h2>
      <Table
        caption={s.silentMentors}
        whenEmpty=""
        rows={mentors.map((mentor) => ({ ...mentor, id: mentor.mentorId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ id, fullName }) => <a href={paths.ward.mentor(code, id)}>{fullName}</a>,
          },
          {
            heading: t.people.phone,
            cell: ({ id, fullName: name, phone }) => (
              <Phone number={phone} whose={{ kind: 'mentor', id, name }} />
            ),
          },
          {
            heading: s.lastSession,
            cell: ({ lastCompletedAt }) =>
              lastCompletedAt === null ? s.noneYet : dates.day(lastCompletedAt),
          },
          { heading: t.people.menteeCount, cell: ({ mentees: count }) => count, isNumber: true },
          {
            heading: t.matching.change,
            cell: ({ id, fullName }) => (
              <a
                href={paths.ward.mentorSuccessors(code, id)}
                aria-label={t.matching.successorsOf(fullName)}
              >
                {t.matching.successors}
              </a>
            ),
          },
        ]}
      />
      <Table
        caption={s.silentMentees}
        whenEmpty=""
        rows={mentees.map((mentee) => ({ ...mentee, id: mentee.menteeId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ id, fullName }) => <a href={paths.ward.mentee(code, id)}>{fullName}</a>,
          },
          {
            heading: t.people.phone,
            cell: ({ id, fullName: name, phone }) => (
              <Phone number={phone} whose={{ kind: 'mentee', id, name }} />
            ),
          },
          { heading: t.people.mentor, cell: ({ mentorName }) => mentorName },
          { heading: s.absences, cell: ({ absences }) => absences, isNumber: true },
          {
            heading: t.matching.change,
            cell: ({ id, fullName }) => (
              <a
                href={paths.ward.menteeMentor(code, id)}
                aria-label={t.matching.changeOf(fullName)}
              >
                {t.matching.change}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

function Sent({
  code,
  reminders,
  state,
}: {
  code: string;
  reminders: Page<ListedReminder>;
  state?: string;
}) {
  const { t, dates } = useView();
  const s = t.sessions;
  return (
    <section>
      <h2 id="sent">{s.messages}</h2>
      <nav class="paging" aria-label={s.whichState}>
        <span>{s.whichState}:</span>
        {reminderFilters.map((name) => (
          <a
            key={name}
            href={`${withQuery(paths.ward.reminders(code), { state: name })}#sent`}
            aria-current={state === name ? 'true' : undefined}
          >
            {name === 'all' ? s.allStates : s.reminderStates[name]}
          </a>
        ))}
      </nav>
      <ExcelLink href={withQuery(paths.ward.remindersFile(code), { state })} of={s.messages} />
      <Table
        caption={`${s.messages}: ${reminders.total}`}
        whenEmpty={s.noReminders}
        rows={reminders.items}
        columns={[
          { heading: s.recipient, cell: ({ recipientName }) => recipientName },
          { heading: s.kind, cell: ({ kind }) => s.kinds[kind] },
          { heading: s.session, cell: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
          { heading: s.due, cell: ({ dueAt }) => dates.moment(dueAt) },
          {
            heading: s.channel,
            cell: ({ channel }) => (channel ? (s.channels[channel] ?? channel) : '–'),
          },
          {
            heading: s.state,
            cell: ({ state: now, failure }) => (
              <>
                <Tag kind={now === 'failed' ? 'bad' : now === 'ambiguous' ? 'wait' : 'plain'}>
                  {s.reminderStates[now]}
                </Tag>
                {now === 'held' && failure ? <> {t.messages.reasons[failure]}</> : null}
              </>
            ),
          },
        ]}
      />
      <Paging {...reminders} />
    </section>
  );
}
