import type { ReminderStatus, ZaloTokenStatus } from '../../modules/reminders';
import { BackLink } from '../kit/components/back-link';
import { Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { NewProvinceForm } from '../province/new-province-form';
import { ReminderStatusSection, SweepAlarm } from '../shared/messages/reminder-status-section';
import { useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

interface OperationsPageProps {
  status: ReminderStatus;
  /** Null where Zalo is not set up. */
  zalo: ZaloTokenStatus | null;
}

export function OperationsPage({ status, zalo }: OperationsPageProps) {
  const { t } = useView();
  const m = t.messages;
  return (
    <>
      <BackLink href={paths.start()}>{t.layout.back}</BackLink>
      <h1>{m.operations}</h1>
      <SweepAlarm status={status} />
      <ZaloAlarm zalo={zalo} />
      <p class="lead">{m.operationsLead}</p>
      <ReminderStatusSection status={status} />
      <ZaloSection zalo={zalo} />
      <NewProvinceForm />
      <h2>{t.teaching.curriculum}</h2>
      <p>{t.teaching.lead}</p>
      <p>
        <a href={paths.operations.curriculum()}>{t.teaching.curriculum}</a>
      </p>
      <h2>{t.audit.titleOfService}</h2>
      <p>{t.audit.leadOfService}</p>
      <p>
        <a href={paths.operations.audit()}>{t.audit.titleOfService}</a>
      </p>
      <h2>{t.wordings.title}</h2>
      <p>{t.wordings.lead}</p>
      <p>
        <a href={paths.operations.wordings()}>{t.wordings.title}</a>
      </p>
      <h2>{m.queues}</h2>
      <p>{m.queuesLead}</p>
      <p>
        <a href={paths.operations.queues()}>{m.queues}</a>
      </p>
    </>
  );
}

/** Told on top while there are hours left to mend it. */
function ZaloAlarm({ zalo }: Pick<OperationsPageProps, 'zalo'>) {
  const { t, dates } = useView();
  if (!zalo?.failure) return null;
  const until = zalo.accessEndsAt === null ? null : dates.moment(zalo.accessEndsAt);
  return (
    <p class="inset" role="alert">
      <strong>{t.messages.zaloRefused(zalo.failure, until)}</strong>{' '}
      <a href="#refreshToken">{t.messages.zaloMend}</a>
    </p>
  );
}

function ZaloSection({ zalo }: Pick<OperationsPageProps, 'zalo'>) {
  const { t, dates } = useView();
  const m = t.messages;
  if (!zalo) return null;
  return (
    <section>
      <h2>{m.zaloTokens}</h2>
      {zalo.accessEndsAt === null || zalo.failure ? null : (
        <p>{m.zaloServes(dates.moment(zalo.accessEndsAt))}</p>
      )}
      <Form action={paths.operations.zaloToken()}>
        <Field
          name="refreshToken"
          label={m.zaloRefreshToken}
          hint={m.zaloRefreshHint}
          autocomplete="off"
          isSecret
        />
        <Button kind={zalo.failure ? 'primary' : 'secondary'}>{m.zaloReplace}</Button>
      </Form>
    </section>
  );
}
