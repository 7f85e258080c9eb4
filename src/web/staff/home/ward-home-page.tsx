import { Counts, Tag } from '../../kit/components/facts';
import type { WardCounts } from './ward-counts';
import { useView } from '../../kit/view/view';

/** Where the ward stands, and what to do next. */
export function WardHomePage({ base, counts }: { base: string; counts: WardCounts }) {
  const { t } = useView();
  const w = t.ward;
  return (
    <>
      <h1>{w.home}</h1>
      <Counts
        counts={[
          { value: counts.mentors, name: w.countMentors, href: `${base}/mentors` },
          { value: counts.mentees, name: w.countMentees, href: `${base}/mentees` },
          { value: counts.pairs, name: w.countPairs, href: `${base}/pairs` },
          { value: counts.unpaired, name: w.countUnpaired, href: `${base}/pairs#unpaired` },
          { value: counts.sessions, name: w.countSessions, href: `${base}/week` },
        ]}
      />
      <h2>{w.nextSteps}</h2>
      <Steps base={base} counts={counts} />
    </>
  );
}

function Steps({ base, counts }: { base: string; counts: WardCounts }) {
  const { t } = useView();
  const w = t.ward;
  const hasPeople = counts.mentors > 0 && counts.mentees > 0;
  const pairing = counts.proposalId
    ? ([w.stepProposal, `${base}/proposals/${counts.proposalId}`, false] as const)
    : ([w.stepPair, `${base}/pairs`, counts.pairs > 0] as const);
  const steps = [
    [w.stepPlaces, `${base}/imports`, counts.hamlets > 0 && counts.venues > 0],
    [w.stepMentors, `${base}/imports#sheets`, counts.mentors > 0],
    [w.stepMentees, `${base}/imports#sheets`, counts.mentees > 0],
    pairing,
    [w.stepPlan, `${base}/week`, counts.sessions > 0],
    [w.stepSlips, `${base}/slips/mentees`, false],
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
