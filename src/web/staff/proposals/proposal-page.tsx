import type { HouseholdChange } from '../../../core/matching/explain/household-changes';
import type { SplitHousehold } from '../../../core/matching/pairing/split-households';
import type { Page } from '../../../platform/http/paging';
import {
  type MatchRun,
  type MatchSummary,
  type MatchTrial,
  type ProposalActKind,
  type ProposalDifference,
  type ShortageFacts,
  shortageInWords,
} from '../../../modules/matching';
import { splitSentence } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Counts } from '../../kit/components/facts';
import { ProgressBar } from '../../kit/components/progress-bar';
import { WhyFailed } from '../../kit/components/why-failed';
import { Button, Form, PostButton } from '../../kit/forms/form';
import { Paging, Table } from '../../kit/components/table';
import type { BorderRow } from '../../shared/pairs/border-rows';
import type { LeftoverRow } from '../pairs/leftover-rows';
import { HelpOffer } from '../pairs/help-offer';
import type { NamedNeed } from '../pairs/named-needs';
import type { PairGroup } from '../pairs/pair-group-rows';
import { useView } from '../../kit/view/view';
import { BorderTable } from '../../shared/pairs/border-table';
import { LeftoversTable } from '../pairs/leftovers-table';
import { PairGroups } from '../pairs/pair-groups';
import { Unpublish } from '../pairs/unpublish';
import { CurveSection } from './curve-section';
import { ShortageSection } from './shortage-section';
import { paths } from '../../kit/paths/paths';

interface RunningPageProps {
  code: string;
  run: MatchRun;
  /** Whoever computed it died, and nobody has taken it up yet. */
  isInterrupted: boolean;
}

/** While the computer works: how far it is, and whether it was broken off. */
export function RunningPage({ code, run, isInterrupted }: RunningPageProps) {
  const m = useView().t.matching;
  return (
    <>
      <BackLink href={paths.ward.pairs(code)}>{m.pairs}</BackLink>
      <h1>{m.running}</h1>
      <ProgressBar label={m.progress(run.progress)} percent={run.progress} />
      {run.attempts > 1 ? <p class="inset">{m.takenUpAgain(run.attempts)}</p> : null}
      {isInterrupted ? <p class="inset">{m.interrupted}</p> : null}
      <p>{m.runningHelp}</p>
      {isInterrupted ? (
        <PostButton action={paths.ward.proposalDiscard(code, run.id)} kind="secondary">
          {m.stopRun}
        </PostButton>
      ) : null}
    </>
  );
}

/** A pair that an officer fixed. */
export interface LockedRow {
  id: string;
  mentee: string;
  mentor: string;
}

interface FailedRunPageProps {
  code: string;
  run: MatchRun;
  /** Fixed pairs that leave their ambassador below the minimum. */
  locks: LockedRow[];
  minMentees: number;
}

export function FailedRunPage({ code, run, locks, minMentees }: FailedRunPageProps) {
  const m = useView().t.matching;
  return (
    <>
      <BackLink href={paths.ward.pairs(code)}>{m.pairs}</BackLink>
      <h1>{m.failed}</h1>
      <p class="lead">
        <WhyFailed failure={run.failure} />
      </p>
      {locks.length > 0 ? (
        <section class="panel">
          <Table
            caption={m.shortLocks(minMentees)}
            whenEmpty=""
            rows={locks}
            columns={[
              { heading: m.lockedMentee, cell: ({ mentee }) => mentee },
              { heading: m.lockedMentor, cell: ({ mentor }) => mentor },
            ]}
          />
          <p class="hint">{m.releaseLocksHelp}</p>
          <PostButton action={paths.ward.proposalLockRelease(code, run.id)}>
            {m.releaseLocks(locks.length)}
          </PostButton>
        </section>
      ) : null}
      <div class="actions">
        <PostButton
          action={paths.ward.proposals(code)}
          kind={locks.length > 0 ? 'secondary' : 'primary'}
        >
          {m.runAgain}
        </PostButton>
        <PostButton action={paths.ward.proposalDiscard(code, run.id)} kind="secondary">
          {m.stopRun}
        </PostButton>
      </div>
    </>
  );
}

/** A household that was split, its people by name. */
export interface SplitRow {
  id: string;
  people: { id: string; name: string }[];
  split: SplitHousehold;
}

interface ProposalPageProps {
  code: string;
  run: MatchRun;
  groups: Page<PairGroup>;
  mentees: LeftoverRow[];
  mentors: LeftoverRow[];
  /** Null once it is published or thrown away. */
  difference: ProposalDifference | null;
  belowMinimum: number;
  minMentees: number;
  /** Who leaves the ambassador of today. */
  moved: { id: string; name: string; from: string | null; to: string | null }[];
  /** Households whose people are apart. */
  splits: SplitRow[];
  /** What was done by hand last, while one press takes it back. */
  act: { id: string; kind: ProposalActKind; names: string[] } | null;
  /** Who could teach what an ambassador does not; absent once it is published or thrown away. */
  needsOf?: (menteeId: string) => NamedNeed[];
  /** It is published, and one press takes that back. */
  mayUnpublish: boolean;
  /** It is proved that no pairing serves more people. */
  isNobodyMoreServed: boolean;
  /** Ambassadors to whom an officer locked more than they take. */
  locksOverMaximum: { name: string; locked: number; maximum: number }[];
  /** What one more ambassador costs, when somebody has asked. */
  curve: MatchTrial | null;
  /** All households of two or more. */
  households: HouseholdChange[];
  /** Pairs with neighbouring units that the province's run added. */
  border: BorderRow[];
  /** Null once it is published or thrown away. */
  shortage: ShortageFacts | null;
}

/** A computed pairing: looked at, corrected, published. */
export function ProposalPage(props: ProposalPageProps) {
  const { code, run, groups, mentees, mentors } = props;
  const { t, dates } = useView();
  const m = t.matching;
  const isOpen = run.state === 'proposed';
  return (
    <>
      <BackLink href={paths.ward.pairs(code)}>{m.pairs}</BackLink>
      <h1>{m.proposal}</h1>
      <p class="muted">{m.proposalOf(dates.moment(run.finishedAt ?? run.createdAt))}</p>
      {props.act ? <Undo code={code} run={run} act={props.act} /> : null}
      {run.summary ? <Summary summary={run.summary} mentees={mentees} mentors={mentors} /> : null}
      <Served {...props} />
      {props.locksOverMaximum.map(({ name, locked, maximum }) => (
        <p key={name} class="inset">
          {m.locksOverMaximum(name, locked, maximum)}
        </p>
      ))}
      {run.weights ? <p class="inset">{t.weights.curve.chosen}</p> : null}
      {isOpen ? (
        <Decide {...props} />
      ) : (
        <p class="inset">{run.state === 'published' ? m.published : m.discardedState}</p>
      )}
      {props.mayUnpublish ? <Unpublish code={code} runId={run.id} /> : null}
      {isOpen && run.summary ? (
        <CurveSection
          code={code}
          runId={run.id}
          active={run.summary.activeMentors}
          trial={props.curve}
        />
      ) : null}
      <h2>{m.leftMentees}</h2>
      <LeftoversTable
        caption={`${m.countUnpaired}: ${mentees.length}`}
        whenEmpty={m.noneLeftMentees}
        rows={mentees}
        personPath={(id) => paths.ward.mentee(code, id)}
        findPath={isOpen ? (id) => paths.ward.proposedMentee(code, run.id, id) : undefined}
      />
      <h2>{m.leftMentors}</h2>
      <LeftoversTable
        caption={`${m.countInactive}: ${mentors.length}`}
        whenEmpty={m.noneLeftMentors}
        rows={mentors}
        personPath={(id) => paths.ward.mentor(code, id)}
      />
      <SplitHouseholds code={code} splits={props.splits} />
      {isOpen ? <ToHouseholds code={code} run={run} households={props.households} /> : null}
      {props.shortage ? <ShortageSection shortage={props.shortage} /> : null}
      <BorderTable rows={props.border} />
      <h2>{m.byMentor}</h2>
      <ExcelLink href={paths.ward.proposalFile(code, run.id)} of={m.proposal} />
      <PairGroups
        code={code}
        groups={groups.items}
        movePath={(id) => paths.ward.proposedMentee(code, run.id, id)}
        whyPath={(id) => paths.ward.proposedWhy(code, run.id, id)}
        needsOf={props.needsOf}
        locksPath={paths.ward.proposalLocks(code, run.id)}
        isClosed={!isOpen}
      />
      <Paging {...groups} />
    </>
  );
}

function Summary({
  summary,
  mentees,
  mentors,
}: {
  summary: MatchSummary;
  mentees: LeftoverRow[];
  mentors: LeftoverRow[];
}) {
  const m = useView().t.matching;
  return (
    <>
      <Counts
        counts={[
          { value: summary.pairs, name: m.countPairs },
          { value: summary.activeMentors, name: m.countActive },
          { value: mentees.length, name: m.countUnpaired },
          { value: mentors.length, name: m.countInactive },
        ]}
      />
    </>
  );
}

type ServedProps = Pick<ProposalPageProps, 'mentees' | 'shortage' | 'isNobodyMoreServed'>;

/** As many as this are said first; the lists below have all of them. */
const HELPS = 3;

/** Whether everybody is served, or nobody more can be, and what would help those who are left over. */
function Served({ mentees, shortage, isNobodyMoreServed }: ServedProps) {
  const { t, language } = useView();
  const m = t.matching;
  if (!shortage) return null;
  const { people, needs } = shortage;
  if (people === 0) return <p>{m.everybodyServed}</p>;
  const helped = mentees.filter(({ help }) => help).slice(0, HELPS);
  const looked = shortageInWords(shortage, language).needs.slice(0, HELPS - helped.length);
  return (
    <section>
      <p>{isNobodyMoreServed ? m.nobodyMore(people) : m.stillLeft(people)}</p>
      {helped.length + needs.length > 0 ? (
        <>
          <p>{m.wouldHelp}</p>
          <ul>
            {helped.map(({ id, name, help }) => (
              <li key={id}>{help ? <HelpOffer help={help} name={name} /> : null}</li>
            ))}
            {looked.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Decide({ code, run, difference, belowMinimum, minMentees, moved }: ProposalPageProps) {
  const m = useView().t.matching;
  return (
    <section class="panel">
      {difference ? (
        <>
          <h2>{m.difference}</h2>
          <p>{m.differenceFacts(difference)}</p>
          <MovedFromToday moved={moved} />
        </>
      ) : null}
      <p class="hint">{m.publishHelp}</p>
      <Form action={paths.ward.proposalPublication(code, run.id)}>
        {belowMinimum > 0 ? (
          <div class="choice">
            <input type="checkbox" id="acceptBelowMinimum" name="acceptBelowMinimum" value="yes" />
            <label for="acceptBelowMinimum">{m.acceptBelow(belowMinimum, minMentees)}</label>
          </div>
        ) : null}
        <Button>{m.publish}</Button>
      </Form>
      <PostButton action={paths.ward.proposalDiscard(code, run.id)} kind="link">
        {m.discard}
      </PostButton>
    </section>
  );
}

type UndoProps = Pick<ProposalPageProps, 'code' | 'run'> & {
  act: NonNullable<ProposalPageProps['act']>;
};

/** So many people are named. */
const NAMED = 4;

function Undo({ code, run, act }: UndoProps) {
  const b = useView().t.byHand;
  const { id: actId, kind, names } = act;
  const named = names.slice(0, NAMED).join(', ');
  const who = names.length > NAMED ? b.andOthers(named, names.length - NAMED) : named;
  const said = b.acts[kind](who);
  return (
    <div class="actions" role="status">
      <span>{said}</span>
      <PostButton
        action={paths.ward.proposalTakingBack(code, run.id)}
        kind="secondary"
        values={{ actId }}
        label={`${b.undo}: ${said}`}
      >
        {b.undo}
      </PostButton>
    </div>
  );
}

type ToHouseholdsProps = Pick<ProposalPageProps, 'code' | 'run' | 'households'>;

function ToHouseholds({ code, run, households }: ToHouseholdsProps) {
  const { households: h } = useView().t.byHand;
  if (households.length === 0) return null;
  const apart = households.filter(({ isApart }) => isApart).length;
  return (
    <p>
      <a class="row-link" href={paths.ward.proposalHouseholds(code, run.id)}>
        {h.link(apart, households.length - apart)}
      </a>
    </p>
  );
}

function SplitHouseholds({ code, splits }: { code: string; splits: SplitRow[] }) {
  const { t, language } = useView();
  const m = t.matching;
  if (splits.length === 0) return null;
  return (
    <Table
      caption={m.splitHouseholds(splits.length)}
      whenEmpty=""
      rows={splits}
      columns={[
        {
          heading: m.household,
          cell: ({ people }) =>
            people.map(({ id, name }, at) => (
              <>
                {at > 0 ? ', ' : ''}
                <a href={paths.ward.mentee(code, id)}>{name}</a>
              </>
            )),
        },
        { heading: m.reason, cell: ({ split }) => splitSentence(split, language) },
      ]}
    />
  );
}

function MovedFromToday({ moved }: Pick<ProposalPageProps, 'moved'>) {
  const { why, people } = useView().t;
  if (moved.length === 0) return null;
  const title = why.movedFromToday(moved.length);
  return (
    <details>
      <summary>{title}</summary>
      <Table
        caption={title}
        isCaptionHidden
        whenEmpty=""
        rows={moved}
        columns={[
          { heading: people.name, cell: ({ name }) => name },
          { heading: why.from, cell: ({ from }) => from ?? why.nobody },
          { heading: why.to, cell: ({ to }) => to ?? why.nobody },
        ]}
      />
    </details>
  );
}
