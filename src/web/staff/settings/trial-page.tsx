import type { PairingFigures } from '../../../core/matching/explain/pairing-figures';
import type { MatchTrial, TriedWeights } from '../../../modules/matching';
import { BackLink } from '../../kit/components/back-link';
import { ProgressBar } from '../../kit/components/progress-bar';
import { Table } from '../../kit/components/table';
import { WhyFailed } from '../../kit/components/why-failed';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { type Texts, termNames } from '../../../texts';
import { useView } from '../../kit/view/view';

interface TrialPageProps {
  code: string;
  trial: MatchTrial;
  /** The ward has these values already. */
  isSaved: boolean;
}

/** What the ward's pairing would be with other weights; nothing is saved or published. */
export function TrialPage({ code, trial, isSaved }: TrialPageProps) {
  const { weights: w, matching: m } = useView().t;
  const { state, progress, results, failure } = trial;
  const tried = results && 'tried' in results ? results.tried : null;
  return (
    <>
      <BackLink href={paths.ward.weights(code)}>{w.title}</BackLink>
      <h1>{w.tryTitle}</h1>
      <Changed trial={trial} />
      {state === 'queued' || state === 'running' ? (
        <>
          <h2>{w.trying}</h2>
          <ProgressBar label={m.progress(progress)} percent={progress} />
          <p>{w.tryingHelp}</p>
        </>
      ) : null}
      {state === 'failed' ? (
        <>
          <h2>{w.failed}</h2>
          <p class="inset">
            <WhyFailed failure={failure} />
          </p>
        </>
      ) : null}
      {tried ? <Results tried={tried} /> : null}
      <div class="actions">
        {tried && !isSaved ? (
          <PostButton action={paths.ward.trialSaving(code, trial.id)}>{w.save}</PostButton>
        ) : null}
        <ButtonLink href={paths.ward.weights(code)} kind="secondary">
          {w.other}
        </ButtonLink>
      </div>
      <p class="hint">{isSaved ? w.isSaved : w.saveHelp}</p>
    </>
  );
}

type Value = number | string[] | null | undefined;
type Values = Record<string, Value>;

function Changed({ trial }: { trial: MatchTrial }) {
  const { t, language } = useView();
  const { weights: w, places: p } = t;
  const [shown, wanted]: Values[] = [trial.shown, trial.weights];
  const said = (value: Value): string => {
    if (typeof value === 'number') return String(value);
    return value ? termNames('group', value, language) || p.nobodyElse : w.none;
  };
  return (
    <Table
      caption={w.changed}
      whenEmpty=""
      rows={Object.keys(wanted).map((name) => ({ id: name }))}
      columns={[
        { heading: w.name, cell: ({ id }) => nameOf(weightNames(p), id) },
        { heading: w.now, cell: ({ id }) => said(shown[id]), isNumber: true },
        { heading: w.wanted, cell: ({ id }) => said(wanted[id]), isNumber: true },
      ]}
    />
  );
}

interface FigureRow {
  id: string;
  of: (figures: PairingFigures) => number | string;
}

/** A line for each figure, with today's weights first. */
function Results({ tried }: { tried: TriedWeights[] }) {
  const { weights: w, places: p } = useView().t;
  const headingOf = ({ weights }: TriedWeights, at: number): string => {
    const names = Object.keys(weights).map((name) => nameOf(weightNames(p), name));
    if (names.length === 0) return w.asNow;
    return at < tried.length - 1 ? w.alone(names[0] ?? '') : w.all;
  };
  const rows: FigureRow[] = [
    { id: w.served, of: ({ served, people }) => w.servedOf(served, people) },
    { id: w.firstWithout, of: ({ firstWithout }) => firstWithout },
    { id: w.active, of: ({ active, mentors }) => w.servedOf(active, mentors) },
    { id: w.metres, of: ({ metresPerPair }) => metresPerPair },
    { id: w.splits, of: ({ splitHouseholds }) => splitHouseholds },
    { id: w.groups, of: ({ fewest, most, full }) => w.groupsOf(fewest, most, full) },
    { id: w.missing, of: ({ missingTopics }) => missingTopics },
    { id: w.moved, of: ({ moved }) => moved },
  ];
  return (
    <Table
      caption={w.results}
      whenEmpty=""
      rows={rows}
      columns={[
        { heading: w.variant, cell: ({ id }) => id },
        ...tried.map((one, at) => ({
          heading: headingOf(one, at),
          cell: ({ of }: FigureRow) => of(one.figures),
        })),
      ]}
    />
  );
}

const weightNames = ({ numbers, priorityGroups }: Texts['places']): Record<string, string> => ({
  ...numbers,
  priorityGroups,
});

const nameOf = (names: Record<string, string>, name: string): string => names[name] ?? name;
