import type { ComponentChildren } from 'preact';
import {
  costPartSentence,
  defaultLanguage,
  distance,
  type Language,
  runnerUpSentence,
  splitSentence,
  termNames,
  textsIn,
} from '../../texts';
import { displayPhone } from '../../core/vietnamese/phones';
import { type ExplainedShortage, leftoverReason } from '../../modules/matching';
import type { RunResult } from './collect-result';
import type { RunSummary } from './summary';

const { report: r } = textsIn(defaultLanguage);

const css = `
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b}
h1{font-size:1.8rem}h2{margin-top:2.5rem}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #c5c5c5;padding:.35rem .5rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right}caption{text-align:left;font-weight:600;padding:.6rem 0}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1rem}
dt{color:#505050}dd{margin:0;font-size:1.7rem;font-weight:600}
.en{display:block;color:#505050;font-size:.85em}
@media print{body{margin:0;max-width:none;font-size:11pt}table{page-break-inside:auto}tr{page-break-inside:avoid}}
`;

/** The report of a run for people: what came out, who is left over and why, and every pair. */
export function ReportView({ result, summary }: { result: RunResult; summary: RunSummary }) {
  const { mentors, mentees } = summary;
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{r.title(result.ward.name)}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <h1>{r.heading(result.ward.name)}</h1>
        <dl>
          <Figure name={r.pairs} value={summary.pairs} />
          <Figure name={r.active} value={`${mentors.active}/${mentors.accepted}`} />
          <Figure
            name={r.unpaired}
            value={result.leftovers.filter((one) => one.side === 'mentee').length}
          />
          <Figure name={r.sessions} value={summary.sessions} />
          <Figure name={r.unscheduled} value={summary.unscheduled} />
          <Figure name={r.reminders} value={summary.reminders} />
          <Figure name={r.rejected} value={mentors.rejected + mentees.rejected} />
          <Figure name={r.split} value={summary.splitHouseholds} />
        </dl>
        <ShortageView result={result} />
        <People result={result} side="mentee" title={r.unpaired} />
        <People result={result} side="mentor" title={r.inactive} />
        <Splits result={result} />
        <Rejected result={result} />
        <Pairs result={result} />
      </body>
    </html>
  );
}

function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function ShortageView({ result: { shortage } }: { result: RunResult }) {
  const english = shortageLines(shortage.en);
  return (
    <section>
      <h2>{r.shortage}</h2>
      <ul>
        {shortageLines(shortage.vi).map((line, index) => (
          <li key={line}>
            <Said vi={line} en={english[index]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function shortageLines({ sentences, blocking, needs, idle }: ExplainedShortage): string[] {
  return [
    ...sentences,
    ...[...blocking, ...needs].map(({ sentence }) => sentence),
    ...idle.sentences,
  ];
}

/** A reason in Vietnamese, and in English below it. */
function Said({ vi, en }: { vi: string; en: string }) {
  return (
    <>
      {vi}
      <span class="en" lang="en">
        {en}
      </span>
    </>
  );
}

function People({
  result,
  side,
  title,
}: {
  result: RunResult;
  side: 'mentor' | 'mentee';
  title: string;
}) {
  const people = side === 'mentor' ? result.mentors : result.mentees;
  const left = result.leftovers.filter((leftover) => leftover.side === side);
  return (
    <Section title={`${title} (${left.length})`} isEmpty={left.length === 0} empty={r.nobody}>
      <thead>
        <tr>
          <th class="n">{r.row}</th>
          <th>{r.name}</th>
          <th>{r.reason}</th>
        </tr>
      </thead>
      <tbody>
        {left.map((leftover) => (
          <tr key={leftover.personId}>
            <td class="n">{placeIn(result, leftover.personId)}</td>
            <td>{people.get(leftover.personId)?.fullName}</td>
            <td>
              <Said vi={leftoverReason(leftover)} en={leftoverReason(leftover, 'en')} />
            </td>
          </tr>
        ))}
      </tbody>
    </Section>
  );
}

function Splits({ result }: { result: RunResult }) {
  const { splits, mentees } = result;
  if (splits.length === 0) return null;
  return (
    <Section title={`${r.split} (${splits.length})`} isEmpty={false} empty="">
      <thead>
        <tr>
          <th>{r.household}</th>
          <th>{r.reason}</th>
        </tr>
      </thead>
      <tbody>
        {splits.map((split) => (
          <tr key={split.householdId}>
            <td>
              {split.menteeIds
                .map((id) => `${mentees.get(id)?.fullName} (${placeIn(result, id)})`)
                .join(', ')}
            </td>
            <td>
              <Said vi={splitSentence(split, 'vi')} en={splitSentence(split, 'en')} />
            </td>
          </tr>
        ))}
      </tbody>
    </Section>
  );
}

function Rejected({ result }: { result: RunResult }) {
  const rows = [result.mentorSheet, result.menteeSheet].flatMap(({ sheetImport }) =>
    sheetImport.rejected.map((row) => ({ ...row, fileName: sheetImport.fileName })),
  );
  return (
    <Section
      title={`${r.rejected} (${rows.length})`}
      isEmpty={rows.length === 0}
      empty={r.noneRejected}
    >
      <thead>
        <tr>
          <th>{r.file}</th>
          <th class="n">{r.row}</th>
          <th>{r.reason}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ fileName, tab, row, issues }) => (
          <tr key={`${fileName} ${tab ?? ''} ${row}`}>
            <td>{fileName}</td>
            <td class="n">{tab ? `${tab}: ${row}` : row}</td>
            <td>{issues.map(({ column, reason }) => `${column}: ${reason}`).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </Section>
  );
}

function Pairs({ result }: { result: RunResult }) {
  return (
    <Section
      title={`${r.allPairs} (${result.pairs.length})`}
      isEmpty={result.pairs.length === 0}
      empty={r.noPairs}
    >
      <thead>
        <tr>
          <th>{r.mentor}</th>
          <th>{r.mentee}</th>
          <th class="n">{r.metres}</th>
          <th>{r.covered}</th>
          <th>{r.missing}</th>
          <th class="n">{r.windows}</th>
          <th>{r.why}</th>
        </tr>
      </thead>
      <tbody>
        {result.pairs.map(({ mentorId, menteeId, metres, facts }) => (
          <tr key={menteeId}>
            <td>
              <Person {...result.mentors.get(mentorId)} />
            </td>
            <td>
              <Person {...result.mentees.get(menteeId)} />
            </td>
            <td class="n">{metres}</td>
            <td>{termNames('topic', facts.topicsCovered, defaultLanguage)}</td>
            <td>{termNames('topic', facts.topicsMissing, defaultLanguage)}</td>
            <td class="n">{facts.sharedWindows}</td>
            <td>
              <Said vi={whyOf(result, menteeId, 'vi')} en={whyOf(result, menteeId, 'en')} />
            </td>
          </tr>
        ))}
      </tbody>
    </Section>
  );
}

/** The cost of the pair, and what the next best ambassador would mean for everyone. */
function whyOf({ reasons, mentors }: RunResult, menteeId: string, language: Language): string {
  const reason = reasons.get(menteeId);
  if (!reason) return '';
  const { cost, parts, runnerUp, ableMentors } = reason;
  const words = textsIn(language).report;
  const costs = parts.flatMap((part) => costPartSentence(part, language) ?? []);
  const said = [`${distance(cost, language)}: ${costs.join('; ')}.`];
  const name = runnerUp && mentors.get(runnerUp.mentorId)?.fullName;
  if (runnerUp && name) {
    said.push(`${words.orElse}: ${runnerUpSentence(runnerUp, name, language)}`);
  } else if (ableMentors === 1) {
    said.push(words.onlyOne);
  }
  return said.join(' ');
}

function Person({ fullName, phone }: { fullName?: string; phone?: string | null }) {
  return (
    <>
      {fullName}
      {phone && (
        <>
          <br />
          {displayPhone(phone)}
        </>
      )}
    </>
  );
}

function Section(props: {
  title: string;
  isEmpty: boolean;
  empty: string;
  children: ComponentChildren;
}) {
  return (
    <section>
      <h2>{props.title}</h2>
      {props.isEmpty ? <p>{props.empty}</p> : <table>{props.children}</table>}
    </section>
  );
}

/** The row in its sheet, with its tab where the file has several lists. */
function placeIn({ rowOf, tabOf }: RunResult, personId: string): string {
  const tab = tabOf.get(personId);
  const row = String(rowOf.get(personId) ?? '');
  return tab === undefined ? row : `${tab}: ${row}`;
}
