import { mayDo } from '../../modules/access';
import { Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { useView } from '../kit/view/view';
import { AccountFields } from './set-up-page';
import { paths } from '../kit/paths/paths';

interface AccountPageProps {
  fullName: string;
  login: string;
}

/** One's own password, and accounts for colleagues. */
export function AccountPage({ fullName, login }: AccountPageProps) {
  const { t, actor } = useView();
  const e = t.entry;
  return (
    <>
      <h1>{e.account}</h1>
      <p class="lead">
        {fullName} ({login})
      </p>
      <div class="two">
        <section class="panel">
          <h2>{e.changePassword}</h2>
          <Form action={paths.accountPassword()}>
            <Field
              name="current"
              type="password"
              label={e.currentPassword}
              autocomplete="current-password"
              isNeeded
            />
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
            <Button>{e.changePassword}</Button>
          </Form>
        </section>
        {mayDo(actor, 'accounts.create') ? (
          <section class="panel">
            <h2>{e.colleagues}</h2>
            <p>{e.colleaguesLead}</p>
            <Form action={paths.accountColleagues()}>
              <AccountFields />
              <Button kind="secondary">{e.addAccount}</Button>
            </Form>
          </section>
        ) : null}
      </div>
    </>
  );
}
