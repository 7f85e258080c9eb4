import type { NotedCall } from '../../../modules/reminders';
import { PostButton } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

/** Calls that reached somebody, each with a way back. */
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
          { heading: t.people.name, cell: ({ names }) => names.join(', ') },
          { heading: s.session, cell: ({ sessionStartAt }) => dates.moment(sessionStartAt) },
          { heading: m.notedAt, cell: ({ calledAt }) => dates.moment(calledAt) },
          { heading: m.notedBy, cell: ({ calledBy }) => calledBy || '–' },
          { heading: m.callNote, cell: ({ note }) => note ?? '–' },
          {
            heading: m.takeBack,
            cell: ({ reminderId, names }) => (
              <PostButton
                action={paths.ward.reminderCallTakingBack(code, reminderId)}
                kind="link"
                label={m.takeBackOf(names.join(', '))}
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
