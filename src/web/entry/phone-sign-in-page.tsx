import { Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** For which number shall a code be sent; where none can be, who helps. */
export function PhonePage({ isPossible }: { isPossible: boolean }) {
  const s = useView().t.phoneSignIn;
  return (
    <>
      <h1>{s.title}</h1>
      <p class="lead">{isPossible ? s.lead : s.impossible}</p>
      {isPossible ? (
        <Form action={paths.phoneSignIn()}>
          <Field name="phone" type="tel" label={s.phone} hint={s.phoneHint} inputmode="tel" />
          <Button>{s.send}</Button>
        </Form>
      ) : null}
    </>
  );
}

/** The same for every number. */
export function PhoneCodePage({ phone }: { phone: string }) {
  const s = useView().t.phoneSignIn;
  return (
    <>
      <h1>{s.codeTitle}</h1>
      <p class="lead">{s.codeLead(phone)}</p>
      <p>{s.safety}</p>
      <Form action={paths.phoneSignInCode()}>
        <Field
          name="code"
          label={s.code}
          width={10}
          autocomplete="one-time-code"
          inputmode="numeric"
        />
        <Button>{s.signIn}</Button>
      </Form>
      <p>
        <a class="button secondary" href={paths.phoneSignIn()}>
          {s.again}
        </a>
      </p>
    </>
  );
}
