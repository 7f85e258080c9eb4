import type { WeekPlanRun } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { ProgressBar } from '../../kit/components/progress-bar';
import { useView } from '../../kit/view/view';

/** While the computer plans: how far it is. */
export function PlanningPage({ base, run }: { base: string; run: WeekPlanRun }) {
  const s = useView().t.sessions;
  return (
    <>
      <BackLink href={`${base}/week`}>{s.week}</BackLink>
      <h1>{s.planning}</h1>
      <ProgressBar label={s.planProgress(run.progress)} percent={run.progress} />
      <p>{s.planningHelp}</p>
    </>
  );
}

/** Why nothing was planned, and the way to try again. */
export function FailedPlanPage({ base, run }: { base: string; run: WeekPlanRun }) {
  const s = useView().t.sessions;
  return (
    <>
      <BackLink href={`${base}/week`}>{s.week}</BackLink>
      <h1>{s.planFailed}</h1>
      <p class="lead">{run.failure}</p>
      <PlanForm base={base} planFrom={run.fromDate} weeks={run.weeks} />
    </>
  );
}

interface PlanSectionProps {
  base: string;
  /** The ward's latest planning. */
  run: WeekPlanRun | null;
  planFrom: string;
}

/** What the latest planning came to, and the way to a new one unless one is under way. */
export function PlanSection({ base, run, planFrom }: PlanSectionProps) {
  const { t, dates } = useView();
  const s = t.sessions;
  const path = run ? `${base}/week-plans/${run.id}` : '';
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
  return (
    <>
      {run?.state === 'done' ? (
        <p class="muted">
          {s.lastPlan(dates.moment(run.finishedAt ?? run.createdAt), run.sessionsAdded)}
        </p>
      ) : null}
      {run?.state === 'failed' ? (
        <p class="inset">
          <a href={path}>{s.planFailed}</a>: {run.failure}
        </p>
      ) : null}
      <PlanForm base={base} planFrom={planFrom} weeks={2} />
    </>
  );
}

function PlanForm({ base, planFrom, weeks }: { base: string; planFrom: string; weeks: number }) {
  const s = useView().t.sessions;
  return (
    <Form action={`${base}/week-plans`}>
      <p>{s.planLead}</p>
      <Field name="from" type="date" label={s.planFrom} value={planFrom} width={12} />
      <Field name="weeks" label={s.planWeeks} value={weeks} inputmode="numeric" width={6} />
      <Button>{s.plan}</Button>
    </Form>
  );
}
