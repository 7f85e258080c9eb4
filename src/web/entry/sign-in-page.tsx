import { Field } from '../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../kit/forms/form';
import { useRefusedForm } from '../kit/forms/form-state';
import { useView } from '../kit/view/view';
import { CallWard } from '../kit/people/call-ward';
import { withQuery } from '../kit/paths/path';
import { paths } from '../kit/paths/paths';

interface SignInProps {
  next?: string;
  /** What the provider is called by which one may sign in, too. */
  provider?: string;
}

/** Password for staff; everybody else is told of their link, and first when they came for a page of theirs. */
export function SignInPage(props: SignInProps) {
  const { t } = useView();
  const isRefused = useRefusedForm(paths.signIn()) !== undefined;
  const isForPeople = /^\/(mentee|mentor)\b/.test(props.next ?? '');
  if (isForPeople) {
    return (
      <>
        <h1>{t.entry.peopleTitle}</h1>
        <p class="lead">{t.entry.peopleHelp}</p>
        <OtherWays />
        <ByProvider {...props} />
        <details open={isRefused}>
          <summary>{t.entry.staffSignIn}</summary>
          <SignInForm {...props} />
        </details>
      </>
    );
  }
  return (
    <div class="two">
      <div>
        <h1>{t.entry.signIn}</h1>
        <p class="lead">{t.entry.signInLead}</p>
        <SignInForm {...props} />
        <ByProvider {...props} />
      </div>
      <section class="inset">
        <h2>{t.entry.peopleTitle}</h2>
        <p>{t.entry.peopleHelp}</p>
        <OtherWays />
      </section>
    </div>
  );
}

/** Without a camera that scans, and without a slip. */
function OtherWays() {
  const { t } = useView();
  return (
    <>
      <p>
        <a href={paths.slipSignIn()}>{t.slipSignIn.title}</a>
      </p>
      <p>
        <a href={paths.phoneSignIn()}>{t.phoneSignIn.title}</a>
      </p>
    </>
  );
}

/** A link and no form: the browser lets no form lead to another site. */
function ByProvider({ next, provider }: SignInProps) {
  const p = useView().t.provider;
  if (provider === undefined) return null;
  return (
    <>
      <h2>{p.title(provider)}</h2>
      <p class="hint">{p.signInHint(provider)}</p>
      <p>
        <ButtonLink href={withQuery(paths.providerSignIn(), { next })} kind="secondary">
          {p.signIn(provider)}
        </ButtonLink>
      </p>
    </>
  );
}

function SignInForm({ next }: SignInProps) {
  const { t } = useView();
  return (
    <Form action={paths.signIn()}>
      <HiddenValues values={next ? { next } : {}} />
      <Field name="login" label={t.entry.login} autocomplete="username" />
      <Field
        name="password"
        type="password"
        label={t.entry.password}
        autocomplete="current-password"
      />
      <Button>{t.entry.signIn}</Button>
    </Form>
  );
}

/** What a sign-in link opens the second time, or too late. */
export function SignInLinkOverPage() {
  const { t } = useView();
  return (
    <>
      <h1>{t.entry.linkOver}</h1>
      <p class="lead">{t.entry.signInLinkOver}</p>
      <p>
        <a class="button" href={paths.signIn()}>
          {t.entry.signIn}
        </a>
      </p>
    </>
  );
}

/** What a link that was replaced, copied in part, or is over since the pair has ended, opens: whom to call. */
export function LinkOverPage({ isEnded }: { isEnded?: boolean }) {
  const { t } = useView();
  return (
    <>
      <h1>{t.entry.linkOver}</h1>
      <p class="lead">{isEnded ? t.entry.linkEndedHelp : t.entry.linkOverHelp}</p>
      <p>
        <CallWard />
      </p>
    </>
  );
}

/** Of somebody who takes part no more: one clear sentence, and nothing of theirs. */
export function GonePage() {
  const { stops: s } = useView().t;
  return (
    <>
      <h1>{s.gone}</h1>
      <p class="lead">{s.goneHelp}</p>
      <p>
        <CallWard />
      </p>
    </>
  );
}
