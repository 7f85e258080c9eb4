import { sessionTime } from '../../../sessions/session-times';
import type { WalkInBoard } from '../../../sessions/walk-ins/walk-in-board';
import type { ServingMentor, TicketRow } from '../../../sessions/walk-ins/walk-in-rows';
import { BackLink } from '../../components/back-link';
import { Counts, Tag } from '../../components/facts';
import { Field } from '../../components/field';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../../components/form';
import { Table, type Column } from '../../components/table';
import { termName } from '../../texts/terms';
import { useView } from '../../view';

/** Who is being served, who waits and about how long; one press calls the next. */
export function WalkInBoardPage({ base, board }: { base: string; board: WalkInBoard }) {
  const { t, dates } = useView();
  const w = t.walkIn;
  const { day, serving, waiting, served, gone } = board;
  const path = `${base}/walk-ins/${day.id}`;
  const isOpen = day.state === 'open';
  return (
    <>
      <BackLink href={`${base}/walk-ins`}>{w.title}</BackLink>
      <h1>
        {board.venueName}, {dates.date(day.date)}
      </h1>
      <p class="lead">
        {dates.span(day.startAt, day.endAt)}
        {day.isOutsideHours ? ` – ${w.outsideNote}` : ''}
      </p>
      {isOpen ? null : (
        <p class="inset">
          {w.isCancelled}: {day.cancelReason}
        </p>
      )}
      {isOpen ? (
        <div class="actions">
          <PostButton action={`${path}/calls`}>{w.next}</PostButton>
          <ButtonLink href={`${path}/register`} kind="secondary">
            {w.register}
          </ButtonLink>
          <ButtonLink href={`${path}/screen`} kind="secondary">
            {w.screen}
          </ButtonLink>
        </div>
      ) : null}
      <Counts
        counts={[
          { value: serving.length, name: w.serving },
          { value: waiting.length, name: w.waiting },
          { value: served.length, name: w.done },
        ]}
      />
      <Serving base={base} path={path} rows={serving} />
      <Waiting path={path} board={board} />
      <Mentors path={path} board={board} />
      <Ended base={base} path={path} rows={served} title={w.served(served.length)} />
      <Ended base={base} path={path} rows={gone} title={w.gone(gone.length)} isGone />
      <DayActions path={path} board={board} />
    </>
  );
}

function personColumns(language: 'vi' | 'en', words: WalkInWords): Column<TicketRow>[] {
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

function Serving({ base, path, rows }: { base: string; path: string; rows: TicketRow[] }) {
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
                <a href={`${base}/sessions/${sessionId}`}>{mentorName}</a>{' '}
                {startAt === null ? '' : dates.span(startAt, sessionTime(startAt).endAt)}
              </>
            ),
          },
          {
            heading: t.sessions.state,
            cell: (ticket) => <TurnButtons path={path} ticket={ticket} />,
          },
        ]}
      />
    </section>
  );
}

/** How the turn of somebody who was called ends. */
export function TurnButtons({ path, ticket }: { path: string; ticket: TicketRow }) {
  const w = useView().t.walkIn;
  const { id, version, menteeName } = ticket;
  const at = `${path}/tickets/${id}`;
  return (
    <div class="row-actions">
      <PostButton action={`${at}/completion`} values={{ version }} label={w.doneOf(menteeName)}>
        {w.done}
      </PostButton>
      <PostButton
        action={`${at}/departure`}
        values={{ version, because: 'absent' }}
        kind="secondary"
        label={w.absentOf(menteeName)}
      >
        {w.absent}
      </PostButton>
      <PostButton
        action={`${at}/return`}
        values={{ version }}
        kind="link"
        label={w.backOf(menteeName)}
      >
        {w.back}
      </PostButton>
    </div>
  );
}

function Waiting({ path, board: { waiting } }: { path: string; board: WalkInBoard }) {
  const { t, dates, language } = useView();
  const w = t.walkIn;
  const minutesOf = new Map(waiting.map(({ id, minutes }) => [id, minutes]));
  const wait = (id: string): string => {
    const minutes = minutesOf.get(id) ?? null;
    return minutes === null ? w.notToday : w.minutes(minutes);
  };
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
              <a href={`${path}/tickets/${id}/slip`} aria-label={w.slipOf(menteeName)}>
                {w.slip}
              </a>
            ),
          },
          {
            heading: w.left,
            cell: ({ id, version, menteeName }) => (
              <PostButton
                action={`${path}/tickets/${id}/departure`}
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

function Mentors({ path, board }: { path: string; board: WalkInBoard }) {
  const { t, dates, language, now } = useView();
  const w = t.walkIn;
  const { mentors, serving, day } = board;
  const stateOf = ({ id, sessions }: ServingMentor): string => {
    if (serving.some(({ mentorId }) => mentorId === id)) return w.busy;
    const next = sessions.find(({ endAt, state }) => endAt > now && state !== 'held');
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
                <PostButton
                  action={`${path}/calls`}
                  values={{ mentorId: id }}
                  kind="link"
                  label={w.nextFor(fullName)}
                >
                  {w.nextShort}
                </PostButton>
              ) : null,
          },
        ]}
      />
    </section>
  );
}

function Ended({
  base,
  path,
  rows,
  title,
  isGone,
}: {
  base: string;
  path: string;
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
                  action={`${path}/tickets/${id}/return`}
                  values={{ version }}
                  kind="link"
                  label={w.backOf(menteeName)}
                >
                  {w.back}
                </PostButton>
              ) : (
                <a href={`${base}/sessions/${sessionId}`}>{w.session}</a>
              ),
          },
        ]}
      />
    </details>
  );
}

function DayActions({ path, board: { day } }: { path: string; board: WalkInBoard }) {
  const w = useView().t.walkIn;
  const { version } = day;
  if (day.state === 'cancelled') {
    return (
      <div class="actions">
        <PostButton action={`${path}/reopening`} values={{ version }} kind="secondary">
          {w.reopen}
        </PostButton>
      </div>
    );
  }
  return (
    <>
      <p>
        <a class="row-link" href={`${path}/edit`}>
          {w.edit}
        </a>
      </p>
      <details>
        <summary>{w.cancel}</summary>
        <Form action={`${path}/cancellation`}>
          <HiddenValues values={{ version }} />
          <Field name="reason" label={w.cancelReason} />
          <Button kind="warning">{w.cancel}</Button>
        </Form>
      </details>
    </>
  );
}
