import type { DomainError } from '../../common/domain-error';
import { Field } from '../components/field';
import { Button, Form, HiddenValues } from '../components/form';
import { useView } from '../view';

/** Password for staff; everybody else is told of their link. */
export function SignInPage({
  next,
  login,
  refusal,
}: {
  next?: string;
  login?: string;
  refusal?: DomainError;
}) {
  const { t } = useView();
  return (
    <div class="two">
      <div>
        <h1>{t.entry.signIn}</h1>
        <p class="lead">{t.entry.signInLead}</p>
        <Form action="/sign-in">
          <HiddenValues values={next ? { next } : {}} />
          <Field
            name="login"
            label={t.entry.login}
            value={login}
            autocomplete="username"
            refusal={refusal}
          />
          <Field
            name="password"
            type="password"
            label={t.entry.password}
            autocomplete="current-password"
            refusal={refusal}
          />
          <Button>{t.entry.signIn}</Button>
        </Form>
      </div>
      <section class="inset">
        <h2>{t.entry.peopleTitle}</h2>
        <p>{t.entry.peopleHelp}</p>
      </section>
    </div>
  );
}

/** What a link that was replaced, or copied in part, opens. */
export function LinkOverPage() {
  const { t } = useView();
  return (
    <>
      <h1>{t.entry.linkOver}</h1>
      <p class="lead">{t.entry.linkOverHelp}</p>
    </>
  );
}
