import { displayPhone } from '../../../core/vietnamese/phones';
import type { TestMessageView } from '../../../modules/reminders';
import { Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface TestMessagesPageProps {
  code: string;
  /** By which messages leave; none where no provider is set up. */
  channels: readonly string[];
  /** The ward's own, where it is a mobile; else empty. */
  phone: string;
  tests: readonly TestMessageView[];
}

/** One press, one real message by every way there is, and what became of it. */
export function TestMessagesPage({ code, channels, phone, tests }: TestMessagesPageProps) {
  const { t } = useView();
  const m = t.testMessages;
  const names = channels.map((channel) => t.sessions.channels[channel] ?? channel);
  return (
    <>
      <h1>{m.title}</h1>
      <p class="lead">{m.lead}</p>
      <p class={channels.length === 0 ? 'inset' : undefined}>
        {channels.length === 0 ? m.noProvider : m.ways(names.join(', '))}
      </p>
      <Form action={paths.ward.testMessages(code)}>
        <Field
          name="phone"
          label={m.phone}
          hint={m.limit}
          type="tel"
          inputmode="tel"
          width={20}
          autocomplete="off"
          value={phone === '' ? '' : displayPhone(phone)}
        />
        {channels.includes('email') ? (
          <Field name="email" label={m.email} type="email" width={20} autocomplete="off" />
        ) : null}
        <Button>{m.send}</Button>
      </Form>
      <h2>{m.results}</h2>
      {tests.length === 0 ? <p class="empty">{m.none}</p> : null}
      {tests.map((test) => (
        <Test key={test.id} test={test} />
      ))}
    </>
  );
}

function Test({ test: { madeAt, results } }: { test: TestMessageView }) {
  const { t, dates } = useView();
  const m = t.testMessages;
  const when = dates.moment(madeAt);
  if (results.length === 0) {
    return (
      <p>
        {when}: {m.noProvider}
      </p>
    );
  }
  return (
    <section>
      <h3>{when}</h3>
      <ul class="plain">
        {results.map(({ channel, to, outcome, code, detail }) => (
          <li key={channel}>
            <strong>{t.sessions.channels[channel] ?? channel}</strong>
            {to === '' ? null : ` → ${to}`}: {m.outcomes[outcome]}
            {code === null || outcome === 'sent' ? null : (
              <>
                {' '}
                {t.messages.reasons[code] ?? ''} ({m.reason(code, detail ?? '')})
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
