import { addDays } from '../../../core/time/local-dates';
import type { ProposedWeeks, WeekPlanRun } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface PlanProposalPageProps {
  code: string;
  run: WeekPlanRun;
  proposal: ProposedWeeks;
  /** It would break a rule by now, and has to be made again. */
  isOutdated: boolean;
}

/** What a plan comes to, before anybody hears of it: published or thrown away in one press. */
export function PlanProposalPage({ code, run, proposal, isOutdated }: PlanProposalPageProps) {
  const { t, dates } = useView();
  const w = t.weekPlan;
  const lastDay = addDays(run.fromDate, run.weeks * 7 - 1);
  return (
    <>
      <BackLink href={paths.ward.week(code)}>{t.sessions.week}</BackLink>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead(dates.date(run.fromDate), dates.date(lastDay))}</p>
      <Counts
        counts={[
          { value: proposal.sessions, name: w.countSessions },
          { value: proposal.served, name: w.countServed },
          { value: proposal.unserved, name: w.countUnserved },
          { value: proposal.messages, name: w.countMessages },
        ]}
      />
      {proposal.places === 0 ? (
        <NothingToPublish {...{ code, run, proposal }} />
      ) : (
        <Decision {...{ code, run, proposal, isOutdated }} />
      )}
      <Unserved code={code} proposal={proposal} hasManyWeeks={run.weeks > 1} />
      <h2>{w.byDay}</h2>
      <Table
        caption={w.byDay}
        isCaptionHidden
        whenEmpty={w.noDays}
        rows={proposal.days.map((day) => ({ id: day.date, ...day }))}
        columns={[
          { heading: w.day, cell: ({ date }) => dates.date(date) },
          { heading: w.sessions, cell: ({ sessions }) => sessions, isNumber: true },
          { heading: w.places, cell: ({ places }) => places, isNumber: true },
        ]}
      />
    </>
  );
}

/** What would be sent, and the two answers. */
function Decision({ code, run, proposal, isOutdated }: PlanProposalPageProps) {
  const { t, dates } = useView();
  const w = t.weekPlan;
  return (
    <section class="panel">
      <p>{w.price(proposal)}</p>
      <p>{run.publishAt === null ? w.waits : w.publishesItself(dates.moment(run.publishAt))}</p>
      {isOutdated ? <p class="hint">{w.renewHint}</p> : null}
      <div class="actions">
        {isOutdated ? (
          <PostButton action={paths.ward.weekPlanRenewal(code, run.id)}>{w.renew}</PostButton>
        ) : (
          <PostButton
            action={paths.ward.weekPlanPublication(code, run.id)}
            values={{ version: run.version }}
          >
            {w.publish}
          </PostButton>
        )}
        <Discard code={code} run={run} />
      </div>
    </section>
  );
}

/** Everybody has their sessions already, or nobody can be given one. */
function NothingToPublish({
  code,
  run,
  proposal,
}: Pick<PlanProposalPageProps, 'code' | 'run' | 'proposal'>) {
  const w = useView().t.weekPlan;
  return (
    <section class="panel">
      <p>{proposal.unserved === 0 ? w.nothingMissing : w.nothingFits}</p>
      <Discard code={code} run={run} />
    </section>
  );
}

function Discard({ code, run }: Pick<PlanProposalPageProps, 'code' | 'run'>) {
  const w = useView().t.weekPlan;
  return (
    <PostButton action={paths.ward.weekPlanDiscard(code, run.id)} kind="secondary">
      {w.discard}
    </PostButton>
  );
}

/** Longer lists are folded. */
const mostInSight = 20;

interface UnservedProps {
  code: string;
  proposal: ProposedWeeks;
  hasManyWeeks: boolean;
}

/** Who goes without, by reason; each reason can be unfolded to its people. */
function Unserved({ code, proposal, hasManyWeeks }: UnservedProps) {
  const { t } = useView();
  const w = t.weekPlan;
  if (proposal.unserved === 0) return <p>{w.allServed}</p>;
  return (
    <section>
      <h2>{w.unserved(proposal.unserved)}</h2>
      {proposal.reasons.map(({ because, mentees }, index) => (
        <details key={because} open={index === 0 && mentees.length <= mostInSight}>
          <summary>{w.reason(t.sessions.noSlot[because], mentees.length)}</summary>
          <ul>
            {mentees.map(({ menteeId, fullName, weeks }) => (
              <li key={menteeId}>
                <a href={paths.ward.mentee(code, menteeId)}>{fullName}</a>
                {hasManyWeeks ? ` – ${w.weeksOf(weeks.map(dayAndMonth).join(', '))}` : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

const dayAndMonth = (date: string): string => date.split('-').reverse().slice(0, 2).join('/');
