import type { CurvePoint } from '../../../core/matching/pairing/active-curve';
import type { MatchTrial } from '../../../modules/matching';
import { ProgressBar } from '../../kit/components/progress-bar';
import { Table } from '../../kit/components/table';
import { WhyFailed } from '../../kit/components/why-failed';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { CurveChart } from './curve-chart';

interface CurveSectionProps {
  code: string;
  runId: string;
  /** Ambassadors who take part in the proposal. */
  active: number;
  /** Asked for last; null before anybody has. */
  trial: MatchTrial | null;
}

/** What one more ambassador costs, from which an officer chooses. */
export function CurveSection({ code, runId, active, trial }: CurveSectionProps) {
  const { weights: w } = useView().t;
  const ask = (
    <PostButton action={paths.ward.proposalCurve(code, runId)} kind="secondary">
      {w.curve.ask}
    </PostButton>
  );
  if (!trial) return ask;
  const { state, results, progress, failure } = trial;
  return (
    <section id="curve" tabIndex={-1}>
      <h2>{w.curve.title}</h2>
      {state === 'failed' ? (
        <>
          <p class="inset">
            <WhyFailed failure={failure} />
          </p>
          {ask}
        </>
      ) : null}
      {state === 'queued' || state === 'running' ? (
        <ProgressBar label={w.curve.asking(progress)} percent={progress} />
      ) : null}
      {results && 'curve' in results ? (
        <Curve code={code} runId={runId} active={active} points={results.curve} />
      ) : null}
    </section>
  );
}

interface CurveProps extends Pick<CurveSectionProps, 'code' | 'runId' | 'active'> {
  points: CurvePoint[];
}

function Curve({ code, runId, active, points }: CurveProps) {
  const { curve: c, served } = useView().t.weights;
  const here = points.find((point) => point.active === active);
  const moreOf = ({ metresPerPair }: CurvePoint): string =>
    c.moreMetres(metresPerPair - (here?.metresPerPair ?? metresPerPair));
  return (
    <>
      <p>{c.lead}</p>
      <CurveChart points={points} active={active} />
      <Table
        caption={c.caption}
        whenEmpty=""
        rows={points.map((point) => ({ id: String(point.active), ...point }))}
        columns={[
          { heading: c.xAxis, cell: (point) => point.active, isNumber: true },
          { heading: c.yAxis, cell: (point) => point.metresPerPair, isNumber: true },
          { heading: served, cell: (point) => point.served, isNumber: true },
          { heading: c.more, cell: moreOf, isNumber: true },
          {
            heading: c.choose,
            cell: (point) =>
              point.active === active ? (
                c.here
              ) : (
                <PostButton
                  action={paths.ward.proposalChoice(code, runId)}
                  kind="link"
                  values={{ activeMentorReward: point.activeReward }}
                >
                  {c.chooseOf(point.active)}
                </PostButton>
              ),
          },
        ]}
      />
    </>
  );
}
