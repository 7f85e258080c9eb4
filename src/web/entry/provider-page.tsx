import { BackLink } from '../kit/components/back-link';
import { Field } from '../kit/forms/field';
import { Button, ButtonLink, Form } from '../kit/forms/form';
import { useView } from '../kit/view/view';

export interface ProviderState {
  /** What the provider is called. */
  provider: string;
  /** Since when it is connected. */
  since: number | null;
  /** Whom the identity that just signed in there would open; absent when nobody came back from there. */
  asksFor?: string;
}

interface ProviderPageProps extends ProviderState {
  back: string;
  /** Where this person connects, says yes, and disconnects. */
  trip: string;
  connection: string;
  removal: string;
  /** Of staff. */
  asksPassword?: boolean;
}

/** One's own way in by the provider: connected, after a last question, or taken away. */
export function ProviderPage(props: ProviderPageProps) {
  const { provider, since, asksFor, back, trip, connection, removal, asksPassword } = props;
  const { t, dates } = useView();
  const p = t.provider;
  return (
    <>
      <BackLink href={back} />
      <h1>{p.title(provider)}</h1>
      <p class="lead">{p.lead(provider)}</p>
      {asksFor === undefined ? null : (
        <section class="panel">
          <h2>{p.ask(provider, asksFor)}</h2>
          <p>{p.askLead(provider)}</p>
          <Form action={connection}>
            {asksPassword ? <OwnPassword name="current" /> : null}
            <Button>{p.yes}</Button>
          </Form>
        </section>
      )}
      <p>{since === null ? p.off(provider) : p.on(provider, dates.moment(since))}</p>
      {asksPassword ? <p class="hint">{p.ends}</p> : null}
      <p>
        <ButtonLink href={trip} kind="secondary">
          {since === null ? p.connect(provider) : p.other(provider)}
        </ButtonLink>
      </p>
      {since === null ? null : (
        <Form action={removal}>
          {asksPassword ? <OwnPassword name="forRemoval" /> : null}
          <Button kind="warning">{p.disconnect}</Button>
        </Form>
      )}
    </>
  );
}

function OwnPassword({ name }: { name: 'current' | 'forRemoval' }) {
  const { entry } = useView().t;
  return (
    <Field
      name={name}
      type="password"
      label={entry.currentPassword}
      autocomplete="current-password"
      isNeeded
    />
  );
}

/** Who wanted to connect, and came back with nothing. */
export function ProviderRefusedPage({ provider, href }: { provider: string; href: string }) {
  const p = useView().t.provider;
  return (
    <>
      <h1>{p.title(provider)}</h1>
      <p>
        <ButtonLink href={href} kind="secondary">
          {p.back}
        </ButtonLink>
      </p>
    </>
  );
}
