import type { FreeTime } from '../../../modules/sessions';
import { freeDays } from './free-days';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { Field } from '../../kit/forms/field';
import { useTicked } from '../../kit/forms/form-state';
import { OverLimit } from './over-limit';
import { Button, Form, HiddenValues } from '../../kit/forms/form';

interface FreeTimeFormProps {
  action: string;
  times: FreeTime[];
  /** The version of a booking that is moved; absent when one is made. */
  version?: number;
}

/** All free times at once, for whoever books for somebody else. */
export function FreeTimeForm({ action, times, version }: FreeTimeFormProps) {
  const { t, dates } = useView();
  const s = t.sessions;
  if (times.length === 0) return <p class="inset">{s.noFreeTimes}</p>;
  return (
    <Form action={action}>
      <HiddenValues values={version === undefined ? {} : { version }} />
      <p class="hint">{s.bookHint}</p>
      <div id="startAt">
        {freeDays(times, dates).map(({ date, times: ofDay }) => (
          <fieldset class="field" key={date}>
            <legend>{dates.date(date)}</legend>
            {ofDay.map((time) => (
              <FreeTimeChoice key={time.startAt} time={time} />
            ))}
          </fieldset>
        ))}
      </div>
      {version === undefined ? (
        <Field name="because" label={s.because} hint={s.becauseHint} />
      ) : null}
      <OverLimit />
      <Button>{version === undefined ? s.book : s.move}</Button>
    </Form>
  );
}

function FreeTimeChoice({ time }: { time: FreeTime }) {
  const { startAt, endAt, venueName, topic, isOverLimit } = time;
  const { t, dates, language } = useView();
  const isTicked = useTicked('startAt');
  return (
    <div class="choice">
      <input
        type="radio"
        id={`at-${startAt}`}
        name="startAt"
        value={startAt}
        checked={isTicked({ value: String(startAt) })}
      />
      <label for={`at-${startAt}`}>
        {dates.span(startAt, endAt)}
        <span class="hint">
          {venueName ?? t.sessions.atHome} – {termName('topic', topic, language)}
          {isOverLimit ? ` – ${t.sessions.overLimitTime}` : null}
        </span>
      </label>
    </div>
  );
}
