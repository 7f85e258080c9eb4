import type { Page } from '../../../platform/http/paging';
import type { CallItem, NotedCall } from '../../../modules/reminders';
import { Button, Form, PostButton } from '../../kit/forms/form';
import { Phone } from '../../kit/components/phone';
import { ExcelLink } from '../../kit/components/excel-link';
import { Paging, Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';
import { EditPhoneLink } from '../../shared/people/editable-phone';

/** Whom to call, by which number, what to say, and a place to note what came of it. */
export function CallTable({ code, calls }: { code: string; calls: Page<CallItem> }) {
  const { t, dates } = useView();
  const { sessions: s, messages: m } = t;
  return (
    <section>
      <h2 id="calls">{s.callList}</h2>
      <p>{s.callListLead}</p>
      <Table
        caption={`${s.callList}: ${calls.total}`}
        whenEmpty={s.nobodyToCall}
        rows={calls.items.map((call) => ({ ...call, id: call.reminderId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ personKind, personId, name }) => (
              <a href={paths.ward[personKind](code, personId)}>{name}</a>
            ),
          },
          {
            heading: t.people.phone,
            cell: (call) => (
              <>
                <CallPhone call={call} />{' '}
                <EditPhoneLink
                  code={code}
                  side={call.personKind}
                  person={{ id: call.personId, fullName: call.name, phone: call.phone }}
                  next="calls"
                />
              </>
            ),
          },
          { heading: s.session, cell: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
          { heading: s.whatToSay, cell: ({ say }) => `“${say}”` },
          { heading: m.why, cell: ({ failure }) => <Why failure={failure} /> },
          {
            heading: s.called,
            cell: ({ reminderId, name }) => (
              <Form action={paths.ward.reminderCalls(code, reminderId)} className="inline-form">
                <input
                  name="note"
                  class="width-12"
                  placeholder={m.callNote}
                  aria-label={`${m.callNote}: ${name}`}
                  maxLength={500}
                />
                <Button kind="secondary" label={s.calledOf(name)}>
                  {s.called}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Paging {...calls} name="calls" of={s.callList} />
      {calls.total > 0 ? <ExcelLink href={paths.ward.callsFile(code)} of={s.callList} /> : null}
    </section>
  );
}

/** The own number, or else somebody's who can pass it on. */
export function CallPhone({ call }: { call: CallItem }) {
  const { phoneOf } = useView().t.messages;
  const { phone, otherPhone, householdPhone, mentorPhone, personKind } = call;
  if (phone ?? (otherPhone && otherPhone !== householdPhone)) {
    return <Phone number={phone} other={otherPhone} />;
  }
  if (householdPhone) {
    return (
      <>
        <Phone number={householdPhone} /> <span class="muted">{phoneOf.household}</span>
      </>
    );
  }
  if (personKind === 'mentor' || !mentorPhone) return <Phone number={null} />;
  return (
    <>
      <Phone number={mentorPhone} /> <span class="muted">{phoneOf.mentor}</span>
    </>
  );
}

function Why({ failure }: { failure: string | null }) {
  const { reasons, code } = useView().t.messages;
  if (failure === null) return <>–</>;
  return <>{reasons[failure] ?? code(failure)}</>;
}

/** Calls that were noted, each with a way back. */
export function NotedCalls({ code, calls }: { code: string; calls: NotedCall[] }) {
  const { t, dates } = useView();
  const { sessions: s, messages: m } = t;
  if (calls.length === 0) return null;
  return (
    <section>
      <h2>{m.noted}</h2>
      <Table
        caption={`${m.noted}: ${calls.length}`}
        isCaptionHidden
        whenEmpty=""
        rows={calls.map((call) => ({ ...call, id: call.reminderId }))}
        columns={[
          { heading: t.people.name, cell: ({ name }) => name },
          { heading: s.session, cell: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
          { heading: m.notedAt, cell: ({ calledAt }) => dates.moment(calledAt) },
          { heading: m.notedBy, cell: ({ calledBy }) => calledBy || '–' },
          { heading: m.callNote, cell: ({ note }) => note ?? '–' },
          {
            heading: m.takeBack,
            cell: ({ reminderId, name }) => (
              <PostButton
                action={paths.ward.reminderCallTakingBack(code, reminderId)}
                kind="link"
                label={m.takeBackOf(name)}
              >
                {m.takeBack}
              </PostButton>
            ),
          },
        ]}
      />
    </section>
  );
}
