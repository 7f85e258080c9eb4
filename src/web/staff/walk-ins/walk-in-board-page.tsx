import type { WalkInBoard } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { Field } from '../../kit/forms/field';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { Button, ButtonLink, HiddenValues, PostButton } from '../../kit/forms/form';
import { CallButton } from '../../shared/walk-ins/turn-buttons';
import { useView } from '../../kit/view/view';
import { Ended, Mentors, Serving, Waiting } from './walk-in-tables';

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
          <CallButton path={path} serving={serving}>
            {w.next}
          </CallButton>
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
      <FormDisclosure action={`${path}/cancellation`} summary={w.cancel}>
        <HiddenValues values={{ version }} />
        <Field name="reason" label={w.cancelReason} />
        <Button kind="warning">{w.cancel}</Button>
      </FormDisclosure>
    </>
  );
}
