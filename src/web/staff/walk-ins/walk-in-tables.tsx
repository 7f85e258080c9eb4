import {
  type ServingMentor,
  sessionTime,
  type TicketRow,
  type WalkInBoard,
} from '../../../modules/sessions';
import { Tag } from '../../kit/components/facts';
import { PostButton } from '../../kit/forms/form';
import { Table, type Column } from '../../kit/components/table';
import { CallButton, TurnButtons } from '../../shared/walk-ins/turn-buttons';
import { termName, type Language } from '../../../texts';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';
import { waitWords } from '../../shared/walk-ins/wait-words';
import type { WalkInPaths } from './walk-in-paths';

export function Serving({ code, at, rows }: { code: string; at: WalkInPaths; rows: TicketRow[] }) {
  const { t, dates, language } = useView();
  const w = t.walkIn;
  return (
    <section>
      <h2>{w.serving}</h2>
      <Table
        caption={w.serving}
        isCaptionHidden
        whenEmpty={w.nobodyServed}
        rows={rows}
        columns={[
          ...personColumns(language, w),
          {
            heading: t.sessions.mentor,
            cell: ({ mentorName, startAt, sessionId }) => (
              <>
                <a href={paths.ward.session(code, sessionId ?? '')}>{mentorName}</a>{' '}
                {startAt === null ? '' : dates.span(startAt, sessionTime(startAt).endAt)}
              </>
            ),
          },
          {
            heading: t.sessions.state,
            cell: (ticket) => <TurnButtons at={at} ticket={ticket} />,
          },
        ]}
      />
    </section>
  );
}

export function Waiting({ at, board: { waiting } }: { at: WalkInPaths; board: WalkInBoard }) {
  const view = useView();
  const { t, dates, language } = view;
  const w = t.walkIn;
  const minutesOf = new Map(waiting.map(({ id, minutes }) => [id, minutes]));
  const wait = (id: string): string => waitWords(view, minutesOf.get(id) ?? null);
  return (
    <section>
      <h2>{w.waiting}</h2>
      <Table<TicketRow>
        caption={w.waitingCount(waiting.length)}
        isCaptionHidden
        whenEmpty={w.nobodyWaits}
        rows={waiting}
        columns={[
          ...personColumns(language, w),
          { heading: w.came, cell: ({ createdAt }) => dates.time(createdAt) },
          { heading: w.wait, cell: ({ id }) => wait(id) },
          {
            heading: w.slip,
            cell: ({ id, menteeName }) => (
              <a href={at.slip(id)} aria-label={w.slipOf(menteeName)}>
                {w.slip}
              </a>
            ),
          },
          {
            heading: w.left,
            cell: ({ id, version, menteeName }) => (
              <PostButton
                action={at.turn(id, 'departure')}
                values={{ version, because: 'left' }}
                kind="link"
                label={w.leftOf(menteeName)}
              >
                {w.left}
              </PostButton>
            ),
          },
        ]}
      />
    </section>
  );
}

export function Mentors({ at, board }: { at: WalkInPaths; board: WalkInBoard }) {
  const { t, dates, language, now } = useView();
  const w = t.walkIn;
  const { mentors, serving, day } = board;
  const stateOf = ({ id, sessions }: ServingMentor): string => {
    if (serving.some(({ mentorId }) => mentorId === id)) return w.busy;
    const next = sessions.find(({ endAt, state }) => endAt > now && state !== 'completed');
    return next ? w.elsewhere(dates.time(next.startAt)) : w.free;
  };
  return (
    <section>
      <h2>{w.mentors}</h2>
      <Table
        caption={w.mentors}
        isCaptionHidden
        whenEmpty=""
        rows={mentors}
        columns={[
          { heading: w.name, cell: ({ fullName }) => fullName },
          {
            heading: w.topics,
            cell: ({ topics }) =>
              topics
                .filter((topic) => day.topics.includes(topic))
                .map((topic) => termName('topic', topic, language))
                .join(', '),
          },
          { heading: w.mentorState, cell: stateOf },
          {
            heading: w.next,
            cell: ({ id, fullName }) =>
              day.state === 'open' ? (
                <CallButton
                  at={at}
                  serving={serving}
                  mentorId={id}
                  kind="link"
                  label={w.nextFor(fullName)}
                >
                  {w.nextShort}
                </CallButton>
              ) : null,
          },
        ]}
      />
    </section>
  );
}

export function Ended({
  code,
  at,
  rows,
  title,
  isGone,
}: {
  code: string;
  at: WalkInPaths;
  rows: TicketRow[];
  title: string;
  isGone?: boolean;
}) {
  const { t, language } = useView();
  const w = t.walkIn;
  if (rows.length === 0) return null;
  return (
    <details open={isGone}>
      <summary>{title}</summary>
      <Table
        caption={title}
        isCaptionHidden
        whenEmpty=""
        rows={rows}
        columns={[
          ...personColumns(language, w),
          {
            heading: t.sessions.details,
            cell: ({ id, version, menteeName, sessionId }) =>
              isGone ? (
                <PostButton
                  action={at.turn(id, 'return')}
                  values={{ version }}
                  kind="link"
                  label={w.backOf(menteeName)}
                >
                  {w.back}
                </PostButton>
              ) : (
                <a href={paths.ward.session(code, sessionId ?? '')}>{w.session}</a>
              ),
          },
        ]}
      />
    </details>
  );
}

function personColumns(language: Language, words: WalkInWords): Column<TicketRow>[] {
  return [
    {
      heading: words.number,
      cell: ({ number }) => <span class="big">{number}</span>,
    },
    {
      heading: words.name,
      cell: ({ menteeName, isPriority }) => (
        <>
          {menteeName} {isPriority ? <Tag kind="wait">{words.priority}</Tag> : null}
        </>
      ),
    },
    { heading: words.wantsTopic, cell: ({ topic }) => termName('topic', topic, language) },
  ];
}

type WalkInWords = ReturnType<typeof useView>['t']['walkIn'];
