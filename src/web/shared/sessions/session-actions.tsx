import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import type { SessionView } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';
import { Field } from '../../kit/forms/field';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { OverLimit } from '../booking/over-limit';

interface SessionActionsProps {
  /** Where a change of it is sent. */
  changeAt: (act: 'restoration' | 'confirmation' | 'seats' | 'seat') => string;
  session: SessionView;
}

/** What can be done with a session that has not begun: its seats and its line, or taking back a mistake. */
export function SessionActions({ changeAt, session }: SessionActionsProps) {
  const { t, now } = useView();
  const w = t.waiting;
  const { version, state, seats } = session;
  const values = { version };
  if (session.startAt <= now || state === 'completed') return null;
  if (state === 'cancelled') {
    return (
      <section class="panel">
        <p>{w.restoreHint}</p>
        <Form action={changeAt('restoration')}>
          <HiddenValues values={values} />
          <OverLimit />
          <Button kind="secondary">{w.restore}</Button>
        </Form>
      </section>
    );
  }
  const line = session.bookings
    .filter((booking) => booking.state === 'waiting')
    .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
  return (
    <>
      {state === 'planned' ? (
        <div class="actions">
          <PostButton action={changeAt('confirmation')} values={values} kind="secondary">
            {w.confirm}
          </PostButton>
        </div>
      ) : null}
      {line.length > 0 ? (
        <section>
          <h2>{w.line}</h2>
          <p class="hint">{w.lineHint}</p>
          <ol>
            {line.map(({ id, menteeName }) => (
              <li key={id}>
                {menteeName}{' '}
                {session.seatsTaken < seats ? (
                  <PostButton
                    action={changeAt('seat')}
                    values={{ bookingId: id }}
                    kind="secondary"
                    label={w.seatThemOf(menteeName)}
                  >
                    {w.seatThem}
                  </PostButton>
                ) : null}
              </li>
            ))}
          </ol>
          {seats < MAX_MENTEES_A_SESSION ? (
            <PostButton action={changeAt('seats')} values={{ version, seats: seats + 1 }}>
              {w.addSeat}
            </PostButton>
          ) : null}
        </section>
      ) : null}
      <FormDisclosure action={changeAt('seats')} summary={w.changeSeats}>
        <HiddenValues values={values} />
        <Field name="seats" label={w.seats} value={seats} inputmode="numeric" width={6} />
        <Button kind="secondary">{w.changeSeats}</Button>
      </FormDisclosure>
    </>
  );
}
