import type { DomainError } from '../../../platform/common/domain-error';
import type { FreeTime } from '../../../modules/sessions';
import { freeDays } from './free-days';
import { termName } from '../../../texts/terms';
import { useView } from '../../kit/view/view';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';

interface FreeTimeFormProps {
  action: string;
  times: FreeTime[];
  /** The version of a booking that is moved; absent when one is made. */
  version?: number;
  refusal?: DomainError;
}

/** All free times at once, for whoever books for somebody else. */
export function FreeTimeForm({ action, times, version, refusal }: FreeTimeFormProps) {
  const { t, dates, language } = useView();
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
            {ofDay.map(({ startAt, endAt, venueName, topic }) => (
              <div class="choice" key={startAt}>
                <input type="radio" id={`at-${startAt}`} name="startAt" value={startAt} />
                <label for={`at-${startAt}`}>
                  {dates.span(startAt, endAt)}
                  <span class="hint">
                    {venueName ?? s.atHome} – {termName('topic', topic, language)}
                  </span>
                </label>
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      {version === undefined ? (
        <Field name="because" label={s.because} hint={s.becauseHint} refusal={refusal} />
      ) : null}
      <Button>{version === undefined ? s.book : s.move}</Button>
    </Form>
  );
}
