import type { ProvinceProgress } from '../../modules/matching';
import type { Failure } from '../../platform/common/failure';
import { BackLink } from '../kit/components/back-link';
import { Counts } from '../kit/components/facts';
import { ProgressBar } from '../kit/components/progress-bar';
import { WhyFailed } from '../kit/components/why-failed';
import { PostButton } from '../kit/forms/form';
import { Table } from '../kit/components/table';
import type { BorderRow } from '../shared/pairs/border-rows';
import { BorderTable } from '../shared/pairs/border-table';
import { useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

export interface WardFault {
  id: string;
  wardId: string;
  name: string;
  /** Where the unit's pairing is looked at, and put right. */
  path: string;
  reason: Failure | null;
  canRetry: boolean;
}

interface ProvincePageProps {
  code: string;
  run: ProvinceProgress | null;
  faults: WardFault[];
  border: BorderRow[];
}

/** All units of a province in one run: how far it is, what failed, what to publish. */
export function ProvincePage({ code, run, faults, border }: ProvincePageProps) {
  const { t, dates } = useView();
  const p = t.province;
  const isAtWork = run !== null && ['wards', 'joining', 'publishing'].includes(run.state);
  return (
    <>
      <BackLink href={paths.wards()}>{t.entry.wards}</BackLink>
      <h1>{p.titleOf(code)}</h1>
      {run === null ? (
        <p>{p.none}</p>
      ) : (
        <Progress run={run} started={dates.moment(run.createdAt)} />
      )}
      {run?.state === 'proposed' ? (
        <section class="panel">
          <p class="hint">{p.publishHelp}</p>
          <PostButton action={paths.operations.provincePublication(code, run.id)}>
            {p.publish}
          </PostButton>
        </section>
      ) : null}
      {run?.state === 'failed' ? (
        <section class="panel">
          <p>
            <WhyFailed failure={run.failure} />
          </p>
          <PostButton action={paths.operations.provinceJoining(code, run.id)}>
            {p.retryJoining}
          </PostButton>
        </section>
      ) : null}
      {run === null ? null : (
        <>
          <h2>{p.failures}</h2>
          <Faults
            faults={faults}
            retryAt={(wardId) => paths.operations.provinceWard(code, run.id, wardId)}
          />
          <BorderTable rows={border} whenEmpty={p.noBorder} />
          {border.length < (run.borderPairs ?? 0) ? (
            <p class="muted">{p.shown(border.length, run.borderPairs ?? 0)}</p>
          ) : null}
        </>
      )}
      {isAtWork ? null : (
        <section class="panel">
          <p class="hint">{p.startHelp}</p>
          <PostButton
            action={paths.operations.provinceRuns(code)}
            kind={run ? 'secondary' : undefined}
          >
            {p.start}
          </PostButton>
        </section>
      )}
    </>
  );
}

function Progress({ run, started }: { run: ProvinceProgress; started: string }) {
  const p = useView().t.province;
  return (
    <>
      <p class="lead">{p.states[run.state]}</p>
      <p class="muted">{p.startedAt(started)}</p>
      <ProgressBar label={p.progress(run.progress)} percent={run.progress} />
      <Counts
        counts={[
          { value: run.wards.total, name: p.total },
          { value: run.wards.done, name: p.done },
          { value: run.wards.failed, name: p.failedCount },
          { value: run.borderPairs ?? 0, name: p.borderCount },
        ]}
      />
    </>
  );
}

function Faults({ faults, retryAt }: { faults: WardFault[]; retryAt: (wardId: string) => string }) {
  const p = useView().t.province;
  return (
    <Table
      caption={p.failures}
      isCaptionHidden
      whenEmpty={p.noFailures}
      rows={faults}
      columns={[
        { heading: p.unit, cell: ({ path, name }) => <a href={path}>{name}</a> },
        { heading: p.reason, cell: ({ reason }) => <WhyFailed failure={reason} /> },
        {
          heading: p.retry,
          cell: ({ wardId, canRetry }) =>
            canRetry ? (
              <PostButton action={retryAt(wardId)} kind="secondary">
                {p.retry}
              </PostButton>
            ) : null,
        },
      ]}
    />
  );
}
