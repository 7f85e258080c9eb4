import type { WeekPlanRun, Withdrawal } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Counts, Facts } from '../../kit/components/facts';
import { Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface WithdrawalProps {
  code: string;
  run: WeekPlanRun;
}

/** Every published plan that can still be taken back, whatever was planned after it. */
export function WithdrawablePlans({ code, runs }: { code: string; runs: WeekPlanRun[] }) {
  const { t, dates } = useView();
  const w = t.weekPlan;
  if (runs.length === 0) return null;
  return (
    <>
      <h3>{w.withdrawable}</h3>
      <ul>
        {runs.map(({ id, fromDate, sessionsAdded, finishedAt, createdAt }) => (
          <li key={id}>
            {w.planOf(dates.date(fromDate), sessionsAdded, dates.moment(finishedAt ?? createdAt))}{' '}
            <a class="row-link" href={paths.ward.weekPlanWithdrawal(code, id)}>
              {w.withdraw}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why the published plan is taken back; the reason stands there already. What it hits is shown next. */
export function AskWithdrawalPage({ code, run }: WithdrawalProps) {
  const { t, dates } = useView();
  const w = t.weekPlan;
  const { fromDate, sessionsAdded, finishedAt, createdAt } = run;
  return (
    <>
      <BackLink href={withQuery(paths.ward.week(code), { from: fromDate })}>
        {t.sessions.week}
      </BackLink>
      <h1>{w.withdrawTitle}</h1>
      <p>{w.planOf(dates.date(fromDate), sessionsAdded, dates.moment(finishedAt ?? createdAt))}</p>
      <Form action={paths.ward.weekPlanWithdrawal(code, run.id)}>
        <Field name="reason" label={w.withdrawReason} value={w.usualReason} />
        <Button kind="secondary">{w.withdrawLook}</Button>
      </Form>
    </>
  );
}

interface WithdrawalPageProps extends WithdrawalProps {
  reason: string;
  view: Withdrawal;
}

/** All that taking the plan back calls off, before it is done: hundreds may hear of it. */
export function WithdrawalPage({ code, run, reason, view }: WithdrawalPageProps) {
  const { t } = useView();
  const w = t.weekPlan;
  const back = withQuery(paths.ward.week(code), { from: run.fromDate });
  return (
    <>
      <BackLink href={back}>{t.sessions.week}</BackLink>
      <h1>{w.withdrawTitle}</h1>
      <Counts
        counts={[
          { value: view.sessions, name: w.withdrawSessions },
          { value: view.places, name: w.withdrawPlaces },
          { value: view.messages, name: w.withdrawMessages },
          ...(view.calls > 0 ? [{ value: view.calls, name: w.withdrawCalls }] : []),
        ]}
      />
      <p>{w.withdrawLead}</p>
      <Facts facts={[[w.withdrawReason, reason]]} />
      <Form action={paths.ward.weekPlanWithdrawal(code, run.id)}>
        <HiddenValues values={{ reason, confirmed: 'yes' }} />
        <div class="actions">
          <Button kind="warning">{w.withdraw}</Button>
          <ButtonLink href={back} kind="secondary">
            {w.withdrawNot}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
