import type { Page } from '../../common/paging';
import type { CallItem } from '../../reminders/call-list';
import type { ListedReminder } from '../../reminders/reminder-queries';
import type { AbsentMentee, SilentMentor } from '../../sessions/fallen-silent';
import { Tag } from '../components/facts';
import { PostButton } from '../components/form';
import { Phone } from '../components/phone';
import { Paging, Table } from '../components/table';
import { useView } from '../view';

interface RemindersPageProps {
  base: string;
  calls: CallItem[];
  reminders: Page<ListedReminder>;
  /** Which of them are shown. */
  state: string;
  silentMentors: SilentMentor[];
  absentMentees: AbsentMentee[];
}

/** Whom to call, who fell silent, and what was sent. */
export function RemindersPage({
  base,
  calls,
  reminders,
  state,
  silentMentors,
  absentMentees,
}: RemindersPageProps) {
  const s = useView().t.sessions;
  return (
    <>
      <h1>{s.reminders}</h1>
      <p class="lead">{s.remindersLead}</p>
      <CallTable base={base} calls={calls} />
      <Silent base={base} mentors={silentMentors} mentees={absentMentees} />
      <Sent base={base} reminders={reminders} state={state} />
    </>
  );
}

function CallTable({ base, calls }: { base: string; calls: CallItem[] }) {
  const { t, dates } = useView();
  const s = t.sessions;
  return (
    <section>
      <h2>{s.callList}</h2>
      <p>{s.callListLead}</p>
      <Table
        caption={`${s.callList}: ${calls.length}`}
        whenEmpty={s.nobodyToCall}
        rows={calls.map((call) => ({ ...call, id: call.reminderId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ personKind, personId, name }) => (
              <a href={`${base}/${personKind}s/${personId}`}>{name}</a>
            ),
          },
          {
            heading: t.people.phone,
            cell: ({ phone, householdPhone, mentorPhone }) => (
              <Phone number={phone ?? householdPhone ?? mentorPhone} />
            ),
          },
          { heading: s.session, cell: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
          { heading: s.whatToSay, cell: ({ say }) => `“${say}”` },
          {
            heading: s.called,
            cell: ({ reminderId, name }) => (
              <PostButton
                action={`${base}/reminders/${reminderId}/calls`}
                kind="secondary"
                label={s.calledOf(name)}
              >
                {s.called}
              </PostButton>
            ),
          },
        ]}
      />
    </section>
  );
}

function Silent({
  base,
  mentors,
  mentees,
}: {
  base: string;
  mentors: SilentMentor[];
  mentees: AbsentMentee[];
}) {
  const { t } = useView();
  const s = t.sessions;
  if (mentors.length === 0 && mentees.length === 0) return null;
  return (
    <section>
      <h2>{s.silentTitle}</h2>
      <Table
        caption={s.silentMentors}
        whenEmpty=""
        rows={mentors.map((mentor) => ({ ...mentor, id: mentor.mentorId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ id, fullName }) => <a href={`${base}/mentors/${id}`}>{fullName}</a>,
          },
          { heading: t.people.phone, cell: ({ phone }) => <Phone number={phone} /> },
          { heading: t.people.menteeCount, cell: ({ mentees: count }) => count, isNumber: true },
        ]}
      />
      <Table
        caption={s.silentMentees}
        whenEmpty=""
        rows={mentees.map((mentee) => ({ ...mentee, id: mentee.menteeId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ id, fullName }) => <a href={`${base}/mentees/${id}`}>{fullName}</a>,
          },
          { heading: t.people.phone, cell: ({ phone }) => <Phone number={phone} /> },
          { heading: t.people.mentor, cell: ({ mentorName }) => mentorName },
          {
            heading: t.matching.change,
            cell: ({ id, fullName }) => (
              <a href={`${base}/mentees/${id}/mentor`} aria-label={t.matching.changeOf(fullName)}>
                {t.matching.change}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

export const reminderFilters = [
  'planned',
  'sent',
  'failed',
  'ambiguous',
  'cancelled',
  'all',
] as const;

function Sent({
  base,
  reminders,
  state,
}: {
  base: string;
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
            href={`${base}/reminders?state=${name}#sent`}
            aria-current={state === name ? 'true' : undefined}
          >
            {name === 'all' ? s.allStates : s.reminderStates[name]}
          </a>
        ))}
      </nav>
      <Table
        caption={`${s.messages}: ${reminders.total}`}
        whenEmpty={s.noReminders}
        rows={reminders.items}
        columns={[
          { heading: s.recipient, cell: ({ recipientName }) => recipientName },
          { heading: s.kind, cell: ({ kind }) => s.kinds[kind] ?? kind },
          { heading: s.session, cell: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
          { heading: s.due, cell: ({ dueAt }) => dates.moment(dueAt) },
          {
            heading: s.channel,
            cell: ({ channel }) => (channel ? (s.channels[channel] ?? channel) : '–'),
          },
          {
            heading: s.state,
            cell: ({ state: now }) => (
              <Tag kind={now === 'failed' ? 'bad' : now === 'ambiguous' ? 'wait' : 'plain'}>
                {s.reminderStates[now]}
              </Tag>
            ),
          },
        ]}
      />
      <Paging {...reminders} />
    </section>
  );
}
