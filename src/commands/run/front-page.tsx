import { type Language, textsIn } from '../../texts';
import { leftoverReason } from '../../modules/matching';
import type { RunResult } from './collect-result';
import type { RunSummary } from './summary';
import { ReportMap } from './report-map';

interface FrontPageProps {
  result: RunResult;
  summary: RunSummary;
  language: Language;
}

/** More lines than these do not fit one sheet with the map; the others are folded below. */
const MOST_PEOPLE = 8;
const MOST_HELPS = 6;

export function FrontPage({ result, summary, language }: FrontPageProps) {
  const r = textsIn(language).report;
  const { mentors, mentees } = summary;
  const leftOver = result.leftovers.filter(({ side }) => side === 'mentee');
  const helps = helpsOf(result);
  return (
    <main>
      <h1>{r.heading(result.ward.name)}</h1>
      <dl>
        <Figure name={r.pairs} value={summary.pairs} />
        <Figure name={r.active} value={r.of(mentors.active, mentors.accepted)} />
        <Figure name={r.unpaired} value={leftOver.length} />
        <Figure name={r.split} value={summary.splitHouseholds} />
        <Figure name={r.sessions} value={summary.sessions} />
        <Figure name={r.unscheduled} value={summary.unscheduled} />
        <Figure name={r.reminders} value={summary.reminders} />
        <Figure name={r.rejected} value={mentors.rejected + mentees.rejected} />
      </dl>
      <div class="sides">
        <div>
          <h2>{r.leftOver(leftOver.length)}</h2>
          {leftOver.length > 0 && result.isNobodyMoreServed ? <p>{r.nobodyMore}</p> : null}
          <ul>
            {leftOver.slice(0, MOST_PEOPLE).map((leftover) => (
              <li key={leftover.personId}>
                <strong>{result.mentees.get(leftover.personId)?.fullName}</strong>{' '}
                {leftoverReason(leftover, language)}
              </li>
            ))}
          </ul>
          <More count={leftOver.length - MOST_PEOPLE} language={language} />
          <h2>{r.helps}</h2>
          {helps.length === 0 ? <p>{r.nothingMissing}</p> : null}
          <ul>
            {helps.slice(0, MOST_HELPS).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <More count={helps.length - MOST_HELPS} language={language} />
        </div>
        <ReportMap result={result} language={language} />
      </div>
    </main>
  );
}

/** What would take somebody who is left over, the surest first. */
function helpsOf({ shortage: { needs, blocking, sentences } }: RunResult): string[] {
  return [
    ...needs.map(({ sentence }) => sentence),
    ...blocking.map(({ sentence }) => sentence),
    ...sentences,
  ];
}

function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function More({ count, language }: { count: number; language: Language }) {
  return count > 0 ? <p>{textsIn(language).report.more(count)}</p> : null;
}
