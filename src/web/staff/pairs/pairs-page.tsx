import type { Page } from '../../../platform/http/paging';
import type { MatchRun } from '../../../modules/matching';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { Paging } from '../../kit/components/table';
import type { BorderRow } from '../../shared/pairs/border-rows';
import type { LeftoverRow } from './leftover-rows';
import type { PairGroup } from './pair-group-rows';
import { useView } from '../../kit/view/view';
import { BorderTable } from '../../shared/pairs/border-table';
import { LeftoversTable } from './leftovers-table';
import { PairGroups } from './pair-groups';

interface PairsPageProps {
  base: string;
  groups: Page<PairGroup>;
  unpaired: LeftoverRow[];
  /** The run that is at work, failed or waits to be published. */
  run: MatchRun | null;
  /** Pairs with people of neighbouring units. */
  border: BorderRow[];
  hasPeople: boolean;
}

/** Today's pairs, and the way to better ones. */
export function PairsPage({ base, groups, unpaired, run, border, hasPeople }: PairsPageProps) {
  const { t } = useView();
  const m = t.matching;
  return (
    <>
      <h1>{m.pairs}</h1>
      <p class="lead">{m.pairsLead}</p>
      <Start base={base} run={run} hasPeople={hasPeople} hasPairs={groups.total > 0} />
      <h2 id="unpaired">{m.leftMentees}</h2>
      <LeftoversTable
        caption={`${m.countUnpaired}: ${unpaired.length}`}
        whenEmpty={m.noneLeftMentees}
        rows={unpaired}
        personPath={(id) => `${base}/mentees/${id}`}
        findPath={(id) => `${base}/mentees/${id}/mentor`}
      />
      <BorderTable rows={border} />
      <h2>{m.byMentor}</h2>
      {groups.total === 0 ? <p class="empty">{m.none}</p> : null}
      <PairGroups
        base={base}
        groups={groups.items}
        movePath={(id) => `${base}/mentees/${id}/mentor`}
        whyPath={(id) => `${base}/pairs/${id}/why`}
      />
      <Paging {...groups} />
    </>
  );
}

interface StartProps {
  base: string;
  run: MatchRun | null;
  hasPeople: boolean;
  hasPairs: boolean;
}

function Start({ base, run, hasPeople, hasPairs }: StartProps) {
  const m = useView().t.matching;
  if (!hasPeople) return <p class="inset">{m.needPeople}</p>;
  const isAtWork = run?.state === 'queued' || run?.state === 'running';
  return (
    <>
      <div class="actions">
        {run && (isAtWork || run.state === 'proposed') ? (
          <ButtonLink href={`${base}/proposals/${run.id}`}>
            {isAtWork ? m.running : m.openProposal}
          </ButtonLink>
        ) : null}
        {isAtWork ? null : (
          <PostButton
            action={`${base}/proposals`}
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
