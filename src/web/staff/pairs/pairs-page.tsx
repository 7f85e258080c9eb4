import type { Page } from '../../../platform/http/paging';
import type { MatchRun } from '../../../modules/matching';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { ExcelLink } from '../../kit/components/excel-link';
import { Paging } from '../../kit/components/table';
import type { BorderRow } from '../../shared/pairs/border-rows';
import type { LeftoverRow } from './leftover-rows';
import type { PairGroup } from './pair-group-rows';
import { useView } from '../../kit/view/view';
import { BorderTable } from '../../shared/pairs/border-table';
import { LeftoversTable } from './leftovers-table';
import { PairGroups } from './pair-groups';
import { paths } from '../../kit/paths/paths';

interface PairsPageProps {
  code: string;
  groups: Page<PairGroup>;
  unpaired: LeftoverRow[];
  /** The run that is at work, failed or waits to be published. */
  run: MatchRun | null;
  /** Pairs with people of neighbouring units. */
  border: BorderRow[];
  hasPeople: boolean;
}

/** Today's pairs, and the way to better ones. */
export function PairsPage({ code, groups, unpaired, run, border, hasPeople }: PairsPageProps) {
  const { t } = useView();
  const m = t.matching;
  return (
    <>
      <h1>{m.pairs}</h1>
      <p class="lead">{m.pairsLead}</p>
      <Start code={code} run={run} hasPeople={hasPeople} hasPairs={groups.total > 0} />
      <h2 id="unpaired">{m.leftMentees}</h2>
      <LeftoversTable
        caption={`${m.countUnpaired}: ${unpaired.length}`}
        whenEmpty={m.noneLeftMentees}
        rows={unpaired}
        personPath={(id) => paths.ward.mentee(code, id)}
        findPath={(id) => paths.ward.menteeMentor(code, id)}
      />
      {unpaired.length > 0 ? (
        <ExcelLink href={paths.ward.unpairedFile(code)} of={m.leftMentees} />
      ) : null}
      <BorderTable rows={border} />
      <h2>{m.byMentor}</h2>
      {groups.total === 0 ? <p class="empty">{m.none}</p> : null}
      <PairGroups
        code={code}
        groups={groups.items}
        movePath={(id) => paths.ward.menteeMentor(code, id)}
        whyPath={(id) => paths.ward.pairWhy(code, id)}
      />
      <Paging {...groups} />
      {groups.total > 0 ? <ExcelLink href={paths.ward.pairsFile(code)} of={m.pairs} /> : null}
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
