import { Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

export function InvitationPage({
  token,
  fullName,
  login,
}: {
  token: string;
  fullName: string;
  login: string;
}) {
  const { entry: e, roles: r } = useView().t;
  return (
    <>
      <h1>{r.invitationTitle}</h1>
      <p class="lead">{r.invitationFor(fullName, login)}</p>
      <Form action={paths.invitation(token)}>
        <Field
          name="next"
          type="password"
          label={e.newPassword}
          hint={e.passwordHint}
          autocomplete="new-password"
          isNeeded
        />
        <Field
          name="nextAgain"
          type="password"
          label={e.passwordAgain}
          autocomplete="new-password"
          isNeeded
        />
        <Button>{r.setPassword}</Button>
      </Form>
    </>
  );
}

export function InvitationOverPage() {
  const { roles: r } = useView().t;
  return (
    <>
      <h1>{r.invitationOver}</h1>
      <p class="lead">{r.invitationOverHelp}</p>
    </>
  );
}
