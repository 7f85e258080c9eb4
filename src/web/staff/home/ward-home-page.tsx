import { Counts, Tag } from '../../kit/components/facts';
import type { WardCounts } from './ward-counts';
import { WaitingPlan } from '../week/week-plan-run-page';
import { useView } from '../../kit/view/view';
import { TodoSection } from './todo-section';
import { paths } from '../../kit/paths/paths';

/** Where the ward stands, and what to do next. */
export function WardHomePage({ code, counts }: { code: string; counts: WardCounts }) {
  const { t } = useView();
  const w = t.ward;
  return (
    <>
      <h1>{w.home}</h1>
      {counts.plan ? <WaitingPlan code={code} {...counts.plan} /> : null}
      <Counts
        counts={[
          { value: counts.mentors, name: w.countMentors, href: paths.ward.mentors(code) },
          { value: counts.mentees, name: w.countMentees, href: paths.ward.mentees(code) },
          { value: counts.pairs, name: w.countPairs, href: paths.ward.pairs(code) },
          {
            value: counts.unpaired,
            name: w.countUnpaired,
            href: `${paths.ward.pairs(code)}#unpaired`,
          },
          { value: counts.sessions, name: w.countSessions, href: paths.ward.week(code) },
        ]}
      />
      <TodoSection code={code} counts={counts} />
      {counts.sessions > 0 ? (
        <p>
          <a class="row-link" href={paths.ward.dayOff(code)}>
            {t.changes.dayOffTitle}
          </a>
        </p>
      ) : null}
      <h2>{w.nextSteps}</h2>
      <Steps code={code} counts={counts} />
    </>
  );
}

function Steps({ code, counts }: { code: string; counts: WardCounts }) {
  const { t } = useView();
  const w = t.ward;
  const hasPeople = counts.mentors > 0 && counts.mentees > 0;
  const pairing = counts.proposalId
    ? ([w.stepProposal, paths.ward.proposal(code, counts.proposalId), false] as const)
    : ([w.stepPair, paths.ward.pairs(code), counts.pairs > 0] as const);
  const steps = [
    [w.stepPlaces, paths.ward.imports(code), counts.hamlets > 0 && counts.venues > 0],
    [w.stepMentors, `${paths.ward.imports(code)}#sheets`, counts.mentors > 0],
    [w.stepMentees, `${paths.ward.imports(code)}#sheets`, counts.mentees > 0],
    pairing,
    counts.plan
      ? ([w.stepPublishPlan, paths.ward.weekPlan(code, counts.plan.id), false] as const)
      : ([w.stepPlan, paths.ward.week(code), counts.sessions > 0] as const),
    [w.stepSlips, paths.ward.slips(code, 'mentees'), false],
  ] as const;
  const current = steps.findIndex(([, , isDone]) => !isDone);
  return (
    <ol class="steps">
      {steps.map(([name, href, isDone], index) => {
        const isReachable = isDone || index <= current || (hasPeople && index <= 3);
        return (
          <li key={name}>
            {isReachable ? <a href={href}>{name}</a> : <span>{name}</span>}
            <StepTag isDone={isDone} isCurrent={index === current} />
          </li>
        );
      })}
    </ol>
  );
}

function StepTag({ isDone, isCurrent }: { isDone: boolean; isCurrent: boolean }) {
  const { t } = useView();
  if (isDone) return <Tag kind="good">✓ {t.ward.stepDone}</Tag>;
  return isCurrent ? <Tag kind="wait">{t.ward.stepNow}</Tag> : <Tag>{t.ward.stepLater}</Tag>;
}
