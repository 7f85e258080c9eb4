import { Field } from '../kit/forms/field';
import { Button, Form, PostButton } from '../kit/forms/form';
import { useView } from '../kit/view/view';
import type { SetUpFields } from './set-up-form';
import { withQuery } from '../kit/paths/path';
import { paths } from '../kit/paths/paths';

interface SetUpPageProps {
  fields?: SetUpFields;
  token?: string;
  /** Of the try before, sealed: it need not be typed again. */
  keptPassword?: string;
}

/** What an empty service greets with: one's own unit, or the demo commune. */
export function SetUpPage({ fields, token, keptPassword }: SetUpPageProps) {
  const { t } = useView();
  const e = t.entry;
  return (
    <>
      <h1>{e.setUp}</h1>
      <p class="lead">{e.setUpLead}</p>
      <section class="panel">
        <h2>{e.makeWard}</h2>
        <Form action={withQuery(paths.setUp(), { token })} hasFiles>
          <h3>{e.unit}</h3>
          <div class="two">
            <div>
              <Field
                name="code"
                label={e.unitCode}
                hint={e.unitCodeHint}
                value={fields?.code}
                inputmode="numeric"
                width={6}
                isNeeded
              />
              <Field
                name="name"
                label={e.unitName}
                hint={e.unitNameHint}
                value={fields?.name}
                isNeeded
              />
            </div>
            <div>
              <Field
                name="pin"
                label={e.unitPin}
                hint={e.unitPinHint}
                value={fields?.pin}
                isNeeded
              />
              <Field
                name="units"
                type="file"
                label={t.people.optional(e.unitFile)}
                hint={e.unitFileHint}
                accept=".csv,.xlsx"
              />
            </div>
          </div>
          <h3>{e.officer}</h3>
          <AccountFields fields={fields} keptPassword={keptPassword} />
          <Button>{e.create}</Button>
        </Form>
      </section>
      <section class="panel">
        <h2>{e.demoTitle}</h2>
        <p>{e.demoLead}</p>
        <PostButton action={withQuery(paths.setUpDemo(), { token })} kind="secondary">
          {e.loadDemo}
        </PostButton>
      </section>
    </>
  );
}

/** Whoever came without the printed address types the code in it. */
export function SetUpTokenPage({ isWrong }: { isWrong: boolean }) {
  const e = useView().t.entry;
  return (
    <>
      <h1>{e.setUp}</h1>
      <p class="lead">{isWrong ? e.setUpTokenWrong : e.setUpTokenLead}</p>
      <form method="get" action={paths.setUp()}>
        <Field name="token" label={e.setUpToken} hint={e.setUpTokenHint} width={24} isNeeded />
        <Button>{e.setUpOn}</Button>
      </form>
    </>
  );
}

interface AccountFieldsProps extends Pick<SetUpPageProps, 'keptPassword'> {
  fields?: { fullName: string; login: string };
}

/** Name, login and password twice: here, and where a colleague is added. */
export function AccountFields({ fields, keptPassword }: AccountFieldsProps) {
  const e = useView().t.entry;
  const isKept = keptPassword !== undefined;
  return (
    <>
      {isKept ? <input type="hidden" name="keptPassword" value={keptPassword} /> : null}
      <Field
        name="fullName"
        label={e.fullName}
        value={fields?.fullName}
        autocomplete="name"
        isNeeded
      />
      <Field
        name="login"
        label={e.login}
        hint={e.loginHint}
        value={fields?.login}
        autocomplete="username"
        isNeeded
      />
      <Field
        name="password"
        type="password"
        label={e.password}
        hint={isKept ? e.passwordKept : e.passwordHint}
        autocomplete="new-password"
        isNeeded={!isKept}
      />
      <Field
        name="passwordAgain"
        type="password"
        label={e.passwordAgain}
        autocomplete="new-password"
        isNeeded={!isKept}
      />
    </>
  );
}
