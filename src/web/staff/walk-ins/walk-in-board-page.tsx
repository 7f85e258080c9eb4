import type { WalkInBoard } from '../../../modules/sessions';
import { ExcelLink } from '../../kit/components/excel-link';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { Field } from '../../kit/forms/field';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { Button, ButtonLink, HiddenValues, PostButton } from '../../kit/forms/form';
import { CallButton } from '../../shared/walk-ins/turn-buttons';
import { useView } from '../../kit/view/view';
import { Ended, Mentors, Serving, Waiting } from './walk-in-tables';
import { paths } from '../../kit/paths/paths';
import { walkInPaths, type WalkInPaths } from './walk-in-paths';

/** Who is being served, who waits and about how long; one press calls the next. */
export function WalkInBoardPage({ code, board }: { code: string; board: WalkInBoard }) {
  const { t, dates } = useView();
  const w = t.walkIn;
  const { day, serving, waiting, served, gone } = board;
  const at = walkInPaths(code, day.id);
  const isOpen = day.state === 'open';
  return (
    <>
      <BackLink href={paths.ward.walkIns(code)}>{w.title}</BackLink>
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
          <CallButton at={at} serving={serving}>
            {w.next}
          </CallButton>
          <ButtonLink href={paths.ward.walkInRegister(code, day.id)} kind="secondary">
            {w.register}
          </ButtonLink>
          <ButtonLink href={paths.ward.walkInScreen(code, day.id)} kind="secondary">
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
      {serving.length + waiting.length + served.length + gone.length > 0 ? (
        <ExcelLink href={paths.ward.walkInFile(code, day.id)} of={w.waiting} />
      ) : null}
      <Serving code={code} at={at} rows={serving} />
      <Waiting at={at} board={board} />
      <Mentors at={at} board={board} />
      <Ended code={code} at={at} rows={served} title={w.served(served.length)} />
      <Ended code={code} at={at} rows={gone} title={w.gone(gone.length)} isGone />
      <DayActions at={at} board={board} />
    </>
  );
}

function DayActions({ at, board: { day } }: { at: WalkInPaths; board: WalkInBoard }) {
  const w = useView().t.walkIn;
  const { version } = day;
  if (day.state === 'cancelled') {
    return (
      <div class="actions">
        <PostButton action={at.reopening} values={{ version }} kind="secondary">
          {w.reopen}
        </PostButton>
      </div>
    );
  }
  return (
    <>
      <p>
        <a class="row-link" href={at.edit}>
          {w.edit}
        </a>
      </p>
      <FormDisclosure action={at.cancellation} summary={w.cancel}>
        <HiddenValues values={{ version }} />
        <Field name="reason" label={w.cancelReason} />
        <Button kind="warning">{w.cancel}</Button>
      </FormDisclosure>
    </>
  );
}
