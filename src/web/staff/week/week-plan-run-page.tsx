import type { WeekPlanRun } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { WhyFailed } from '../../kit/components/why-failed';
import { Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form } from '../../kit/forms/form';
import { ProgressBar } from '../../kit/components/progress-bar';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';
import { WithdrawablePlans } from './plan-withdrawal-pages';

/** While the computer plans: how far it is. */
export function PlanningPage({ code, run }: { code: string; run: WeekPlanRun }) {
  const s = useView().t.sessions;
  return (
    <>
      <BackLink href={paths.ward.week(code)}>{s.week}</BackLink>
      <h1>{s.planning}</h1>
      <ProgressBar label={s.planProgress(run.progress)} percent={run.progress} />
      <p>{s.planningHelp}</p>
    </>
  );
}

/** Why nothing was planned, and the way to try again. */
export function FailedPlanPage({ code, run }: { code: string; run: WeekPlanRun }) {
  const s = useView().t.sessions;
  return (
    <>
      <BackLink href={paths.ward.week(code)}>{s.week}</BackLink>
      <h1>{s.planFailed}</h1>
      <p class="lead">
        <WhyFailed failure={run.failure} />
      </p>
      <PlanForm code={code} planFrom={run.fromDate} weeks={run.weeks} />
    </>
  );
}

interface PlanSectionProps {
  code: string;
  /** The ward's latest planning. */
  run: WeekPlanRun | null;
  /** Published plans of which nothing has begun. */
  withdrawable: WeekPlanRun[];
  planFrom: string;
}

/** What the latest planning came to, and the way to a new one unless one is under way. */
export function PlanSection({ code, run, withdrawable, planFrom }: PlanSectionProps) {
  return (
    <>
      <LatestPlan code={code} run={run} planFrom={planFrom} />
      <WithdrawablePlans code={code} runs={withdrawable} />
    </>
  );
}

function LatestPlan({ code, run, planFrom }: Omit<PlanSectionProps, 'withdrawable'>) {
  const { t, dates } = useView();
  const s = t.sessions;
  const path = run ? paths.ward.weekPlan(code, run.id) : '';
  if (run?.state === 'queued' || run?.state === 'running') {
    return (
      <>
        <ProgressBar label={s.planProgress(run.progress)} percent={run.progress} />
        <p>
          <a href={path}>{s.planning}</a>
        </p>
      </>
    );
  }
  if (run?.state === 'proposed') return <WaitingPlan code={code} {...run} />;
  return (
    <>
      {run?.state === 'published' ? (
        <p class="muted">
          {s.lastPlan(dates.moment(run.finishedAt ?? run.createdAt), run.sessionsAdded)}
        </p>
      ) : null}
      {run?.state === 'failed' ? (
        <p class="inset">
          <a href={path}>{s.planFailed}</a>: <WhyFailed failure={run.failure} />
        </p>
      ) : null}
      <PlanForm code={code} planFrom={planFrom} weeks={2} />
    </>
  );
}

/** The way to a plan that waits to be published. */
export function WaitingPlan({
  code,
  id,
  publishAt,
}: Pick<WeekPlanRun, 'id' | 'publishAt'> & { code: string }) {
  const { t, dates } = useView();
  const w = t.weekPlan;
  return (
    <div class="inset">
      <p>
        <strong>{w.waiting}.</strong>{' '}
        {publishAt === null ? null : w.waitingUntil(dates.moment(publishAt))}
      </p>
      <ButtonLink href={paths.ward.weekPlan(code, id)}>{w.look}</ButtonLink>
    </div>
  );
}

function PlanForm({ code, planFrom, weeks }: { code: string; planFrom: string; weeks: number }) {
  const s = useView().t.sessions;
  return (
    <Form action={paths.ward.weekPlans(code)}>
      <p>{s.planLead}</p>
      <Field name="from" type="date" label={s.planFrom} value={planFrom} width={12} />
      <Field name="weeks" label={s.planWeeks} value={weeks} inputmode="numeric" width={6} />
      <Button>{s.plan}</Button>
    </Form>
  );
}
