import { type Account, mayDo, type SignIn } from '../../modules/access';
import { BackLink } from '../kit/components/back-link';
import { Choices, Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { useView } from '../kit/view/view';
import { AccountFields } from './set-up-page';
import { paths } from '../kit/paths/paths';

interface AccountPageProps {
  account: Pick<Account, 'fullName' | 'login'>;
  signIns: readonly SignIn[];
  /** Of the browser that asks. */
  hereId: string | undefined;
  /** What the provider is called by which one may sign in, too. */
  provider?: string;
}

/** One's own password, where one is signed in, and accounts for colleagues. */
export function AccountPage(props: AccountPageProps) {
  const { account, signIns, hereId, provider } = props;
  const { fullName, login } = account;
  const { t, actor, ward } = useView();
  const e = t.entry;
  return (
    <>
      {ward ? null : <BackLink href={paths.start()}>{t.errors.toStart}</BackLink>}
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
        <section class="panel">
          <h2>{t.secondFactor.title}</h2>
          <p>{t.secondFactor.lead}</p>
          <a class="button secondary" href={paths.secondFactor()}>
            {t.secondFactor.title}
          </a>
        </section>
        {provider === undefined ? null : (
          <section class="panel">
            <h2>{t.provider.title(provider)}</h2>
            <p>{t.provider.lead(provider)}</p>
            <a class="button secondary" href={paths.accountProvider()}>
              {t.provider.title(provider)}
            </a>
          </section>
        )}
        <SignInsSection signIns={signIns} hereId={hereId} />
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
        {mayDo(actor, 'second-factors.remove') ? (
          <section class="panel">
            <h2>{t.secondFactor.helpTitle}</h2>
            <p>{t.secondFactor.helpLead}</p>
            <Form action={paths.accountHelp()}>
              <Field name="helpLogin" label={e.login} autocomplete="off" isNeeded />
              <OwnPassword name="forHelp" />
              <Button kind="warning">{t.secondFactor.helpButton}</Button>
            </Form>
          </section>
        ) : null}
      </div>
    </>
  );
}

type SignInsProps = Pick<AccountPageProps, 'signIns' | 'hereId'>;

/** Where the account is signed in; what is not one's own is ended here. */
function SignInsSection({ signIns, hereId }: SignInsProps) {
  const { t, dates } = useView();
  const e = t.entry;
  const here = signIns.find(({ id }) => id === hereId);
  const others = signIns.filter(({ id }) => id !== hereId);
  const sinceOf = ({ createdAt, seenAt, address }: SignIn) =>
    e.signedInSince(dates.moment(createdAt), dates.moment(seenAt), address);
  return (
    <section class="panel">
      <h2>{e.signIns}</h2>
      {here ? (
        <p>
          <strong>{e.here}</strong>: {here.device || e.unknownDevice}. {sinceOf(here)}
        </p>
      ) : null}
      {others.length === 0 ? (
        <p>{e.nowhereElse}</p>
      ) : (
        <Form action={paths.accountSignIns()}>
          <Choices
            name="which"
            legend={e.endWhich}
            choices={[
              ...others.map((one) => ({
                value: one.id,
                label: one.device || e.unknownDevice,
                hint: sinceOf(one),
              })),
              { value: 'all', label: e.endAll },
            ]}
          />
          <OwnPassword name="forSignIns" />
          <Button kind="secondary">{e.endThem}</Button>
        </Form>
      )}
    </section>
  );
}

/** Said again before something changes; several forms of a page each have their own. */
function OwnPassword({ name }: { name: 'forSignIns' | 'forHelp' }) {
  const e = useView().t.entry;
  return (
    <Field
      name={name}
      type="password"
      label={e.currentPassword}
      autocomplete="current-password"
      isNeeded
    />
  );
}
