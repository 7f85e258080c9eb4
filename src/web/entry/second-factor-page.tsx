import type { FactorState } from '../../modules/access';
import { BackLink } from '../kit/components/back-link';
import { PrintHint } from '../kit/components/print-hint';
import { QrCode } from '../kit/components/qr-code';
import { Field } from '../kit/forms/field';
import { Button, type ButtonKind, Form } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** Whether a code is asked beside the password, and what can be done about it. */
export function SecondFactorPage({
  confirmedAt,
  recoveryCodesLeft,
  isRequired,
  pending,
}: FactorState) {
  const { t, dates } = useView();
  const s = t.secondFactor;
  const isOn = confirmedAt !== null;
  return (
    <>
      <BackLink href={paths.account()}>{t.entry.account}</BackLink>
      <h1>{s.title}</h1>
      <p class="lead">{s.lead}</p>
      <p>{isOn ? s.on(dates.moment(confirmedAt), recoveryCodesLeft) : s.off}</p>
      {!isOn && isRequired ? <p class="inset">{s.required}</p> : null}
      {pending ? <SettingUp {...pending} /> : null}
      <section class="panel">
        <h2>{isOn ? s.replace : s.setUp}</h2>
        <p>{isOn ? s.replaceLead : s.setUpLead}</p>
        <WithPassword
          name="current"
          action={paths.secondFactorApp()}
          kind={pending ? 'secondary' : 'primary'}
        >
          {isOn ? s.replace : s.setUp}
        </WithPassword>
      </section>
      {isOn ? (
        <section class="panel">
          <h2>{s.newCodes}</h2>
          <p>{s.newCodesLead}</p>
          <WithPassword name="forCodes" action={paths.secondFactorCodes()}>
            {s.newCodes}
          </WithPassword>
        </section>
      ) : null}
      {isOn && !isRequired ? (
        <section class="panel">
          <h2>{s.remove}</h2>
          <p>{s.removeLead}</p>
          <WithPassword name="forRemoval" action={paths.secondFactorRemoval()} kind="warning">
            {s.remove}
          </WithPassword>
        </section>
      ) : null}
    </>
  );
}

function SettingUp({ address, secret }: NonNullable<FactorState['pending']>) {
  const s = useView().t.secondFactor;
  return (
    <section class="panel">
      <h2>{s.scan}</h2>
      <ol>
        <li>{s.getApp}</li>
        <li>{s.scanHint}</li>
        <li>{s.typeCode}</li>
      </ol>
      <QrCode text={address} label={s.scan} />
      <p>
        {s.secret} <strong>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
      </p>
      <Form action={paths.secondFactorConfirmation()}>
        <Field
          name="code"
          label={s.code}
          width={10}
          autocomplete="one-time-code"
          inputmode="numeric"
        />
        <Button>{s.confirm}</Button>
      </Form>
    </section>
  );
}

function WithPassword(props: {
  name: 'current' | 'forCodes' | 'forRemoval';
  action: string;
  kind?: ButtonKind;
  children: string;
}) {
  const { name, action, kind = 'secondary', children } = props;
  const { t } = useView();
  return (
    <Form action={action}>
      <Field
        name={name}
        type="password"
        label={t.entry.currentPassword}
        autocomplete="current-password"
        isNeeded
      />
      <Button kind={kind}>{children}</Button>
    </Form>
  );
}

/** Shown once: whoever lost the phone signs in by one of them. */
export function RecoveryCodesPage({ codes }: { codes: readonly string[] }) {
  const { t } = useView();
  const s = t.secondFactor;
  return (
    <>
      <h1>{s.codesTitle}</h1>
      <p class="lead">{s.codesLead}</p>
      <ul class="plain">
        {codes.map((code) => (
          <li key={code}>
            <strong>{code}</strong>
          </li>
        ))}
      </ul>
      <PrintHint />
      <p>
        <a class="button" href={paths.secondFactor()}>
          {s.codesKept}
        </a>
      </p>
    </>
  );
}

/** After the password, of whoever has a second factor. */
export function SignInCodePage({ next }: { next?: string }) {
  const { t } = useView();
  const s = t.secondFactor;
  return (
    <>
      <h1>{s.codeTitle}</h1>
      <p class="lead">{s.codeLead}</p>
      <Form action={paths.signInCode()}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <Field name="code" label={s.code} hint={s.codeHint} autocomplete="one-time-code" />
        <Button>{t.entry.signIn}</Button>
      </Form>
    </>
  );
}
