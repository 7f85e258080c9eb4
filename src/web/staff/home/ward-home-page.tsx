import { Counts, Tag } from '../../kit/components/facts';
import { SearchIn } from '../../kit/components/search';
import type { WardCounts } from './ward-counts';
import { WaitingPlan } from '../week/week-plan-run-page';
import { useView } from '../../kit/view/view';
import type { TodayCounts } from './today';
import { MissingSettings, TodaySection } from './today-section';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';

/** Where the ward stands, and what to do next. */
export function WardHomePage({
  code,
  counts,
  today,
}: {
  code: string;
  counts: WardCounts;
  today: TodayCounts;
}) {
  const { t } = useView();
  const w = t.ward;
  const hasBegun = counts.hasPlanned;
  return (
    <>
      <h1>{w.home}</h1>
      {counts.mentees + counts.mentors > 0 ? <FindPerson code={code} /> : null}
      {hasBegun ? <MissingSettings code={code} today={today} /> : null}
      {counts.plan ? <WaitingPlan code={code} {...counts.plan} /> : null}
      {hasBegun || counts.pairs > 0 ? (
        <TodaySection code={code} today={today} counts={counts} />
      ) : null}
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
          {
            value: counts.sessions,
            name: w.countSessions,
            href: withQuery(paths.ward.week(code), { from: counts.from }),
          },
        ]}
      />
      {hasBegun ? (
        <Often code={code} counts={counts} />
      ) : (
        <>
          <h2>{t.todayList.setUp}</h2>
          <Steps code={code} counts={counts} />
          <MissingSettings code={code} today={today} />
        </>
      )}
    </>
  );
}

/** Whoever is asked for at the counter or on the phone: their row in the list has their number. */
function FindPerson({ code }: { code: string }) {
  const { people: p } = useView().t;
  return (
    <SearchIn
      label={p.searchPeople}
      lists={[
        { href: paths.ward.mentees(code), name: p.findMentee },
        { href: paths.ward.mentors(code), name: p.findMentor },
      ]}
    />
  );
}

/** Once everything is set up: what officers do day by day. */
function Often({ code, counts }: { code: string; counts: WardCounts }) {
  const { t } = useView();
  const links = [
    ...(counts.proposalId
      ? [[t.ward.stepProposal, paths.ward.proposal(code, counts.proposalId)]]
      : []),
    ...(counts.sessions > 0
      ? [
          [t.changes.dayOffTitle, paths.ward.dayOff(code)],
          [t.changes.someoneAway, paths.ward.absence(code)],
        ]
      : [[t.ward.stepPlan, paths.ward.week(code)]]),
    ...(counts.pairs > 0 ? [[t.matching.handover, paths.ward.handover(code)]] : []),
    [t.people.addPerson, paths.ward.newMentee(code)],
    [t.ward.stepSlips, paths.ward.slips(code, 'mentees')],
  ];
  return (
    <section>
      <h2>{t.todayList.often}</h2>
      <ul class="plain">
        {links.map(([name, href]) => (
          <li key={href}>
            <a class="row-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
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
