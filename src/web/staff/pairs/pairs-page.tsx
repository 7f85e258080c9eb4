import type { Page } from '../../../platform/http/paging';
import type { MatchRun } from '../../../modules/matching';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { ExcelLink } from '../../kit/components/excel-link';
import { Paging } from '../../kit/components/table';
import type { BorderRow } from '../../shared/pairs/border-rows';
import type { LastAct } from './last-desk-act';
import { UndoLastAct } from './undo-last-act';
import type { LeftoverRow } from './leftover-rows';
import type { NamedNeed } from './named-needs';
import { Unpublish } from './unpublish';
import type { PairLine } from './board-people';
import type { PairFilter } from './pair-filter';
import { PairFilterForm } from './pair-filter-form';
import { PairLinesList } from './pair-lines-list';
import { useView } from '../../kit/view/view';
import { BorderTable } from '../../shared/pairs/border-table';
import { LeftoversTable } from './leftovers-table';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';

interface PairsPageProps {
  code: string;
  lines: Page<PairLine>;
  filter: PairFilter;
  /** Whose line is open. */
  openId: string | undefined;
  hamlets: readonly { id: string; name: string }[];
  unpaired: Page<LeftoverRow>;
  /** The run that is at work, failed or waits to be published. */
  run: MatchRun | null;
  /** Pairs with people of neighbouring units. */
  border: BorderRow[];
  hasPeople: boolean;
  hasPairs: boolean;
  needsOf?: (menteeId: string) => NamedNeed[];
  /** The publication that one press takes back. */
  publishedId: string | null;
  /** What whoever looks did last, while one press takes it back. */
  last: LastAct | null;
}

/** Today's pairs, and the way to better ones. */
export function PairsPage(props: PairsPageProps) {
  const { code, lines, filter, openId, hamlets, unpaired, run, border, last } = props;
  const { t } = useView();
  const { matching: m, desk: d } = t;
  return (
    <>
      <h1>{m.pairs}</h1>
      <p class="lead">{m.pairsLead}</p>
      {last ? <UndoLastAct code={code} state={{}} last={last} /> : null}
      <Start code={code} run={run} hasPeople={props.hasPeople} hasPairs={props.hasPairs} />
      {props.publishedId ? <Unpublish code={code} runId={props.publishedId} /> : null}
      <h2 id="unpaired">{m.leftMentees}</h2>
      {unpaired.total > 0 ? (
        <ExcelLink href={paths.ward.unpairedFile(code)} of={m.leftMentees} />
      ) : null}
      <LeftoversTable
        caption={`${m.countUnpaired}: ${unpaired.total}`}
        whenEmpty={m.noneLeftMentees}
        rows={unpaired.items}
        personPath={(id) => paths.ward.mentee(code, id)}
        findPath={(id) => withQuery(paths.ward.desk(code), { mentee: id })}
      />
      <Paging {...unpaired} name="left" of={m.leftMentees} />
      <BorderTable rows={border} />
      <h2 id="by-mentor">{m.byMentor}</h2>
      {props.hasPairs ? (
        <p>
          <a class="row-link" href={paths.ward.households(code)}>
            {t.byHand.households.title}
          </a>
        </p>
      ) : null}
      <PairFilterForm filter={filter} hamlets={hamlets} />
      <p class="muted" role="status">
        {d.found(
          lines.total,
          lines.items.reduce((sum, { hits }) => sum + hits.length, 0),
        )}
      </p>
      {lines.total > 0 ? (
        <ExcelLink href={withQuery(paths.ward.pairsFile(code), { ...filter })} of={m.pairs} />
      ) : null}
      <PairLinesList
        code={code}
        lines={lines.items}
        filter={filter}
        openId={openId}
        page={lines.page}
        needsOf={props.needsOf}
      />
      <Paging {...lines} of={m.byMentor} />
    </>
  );
}

interface StartProps {
  code: string;
  run: MatchRun | null;
  hasPeople: boolean;
  hasPairs: boolean;
}

function Start({ code, run, hasPeople, hasPairs }: StartProps) {
  const m = useView().t.matching;
  if (!hasPeople) return <p class="inset">{m.needPeople}</p>;
  const isAtWork = run?.state === 'queued' || run?.state === 'running';
  return (
    <>
      <div class="actions">
        {run && (isAtWork || run.state === 'proposed') ? (
          <ButtonLink href={paths.ward.proposal(code, run.id)}>
            {isAtWork ? m.running : m.openProposal}
          </ButtonLink>
        ) : null}
        {isAtWork ? null : (
          <PostButton
            action={paths.ward.proposals(code)}
            kind={run?.state === 'proposed' ? 'secondary' : 'primary'}
          >
            {hasPairs || run?.state === 'proposed' ? m.runAgain : m.run}
          </PostButton>
        )}
      </div>
      <p class="hint">{m.runLead}</p>
    </>
  );
}
