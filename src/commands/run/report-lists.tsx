import type { ComponentChildren } from 'preact';
import { displayPhone } from '../../core/vietnamese/phones';
import { leftoverReason } from '../../modules/matching';
import { cellSentence, type Language, splitSentence, termNames, textsIn } from '../../texts';
import type { RunResult } from './collect-result';
import { whyOf } from './why-of';

interface ListProps {
  result: RunResult;
  language: Language;
}

export function LeftOver(props: ListProps) {
  return <People {...props} side="mentee" title={textsIn(props.language).report.unpaired} />;
}

export function IdleMentors(props: ListProps) {
  return <People {...props} side="mentor" title={textsIn(props.language).report.inactive} />;
}

/** What the ward is short of, whole. */
export function Wanting({ result: { shortage }, language }: ListProps) {
  const r = textsIn(language).report;
  const lines = [
    ...shortage.sentences,
    ...[...shortage.blocking, ...shortage.needs].map(({ sentence }) => sentence),
    ...shortage.idle.sentences,
  ];
  return (
    <Fold title={r.shortage} count={lines.length}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Fold>
  );
}

function People(props: ListProps & { side: 'mentor' | 'mentee'; title: string }) {
  const { result, language, side, title } = props;
  const r = textsIn(language).report;
  const people = side === 'mentor' ? result.mentors : result.mentees;
  const left = result.leftovers.filter((leftover) => leftover.side === side);
  return (
    <Fold title={title} count={left.length}>
      <table>
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
              <td>{leftoverReason(leftover, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

/** Households whose people are apart, and why. */
export function Splits({ result, language }: ListProps) {
  const r = textsIn(language).report;
  const { splits, mentees } = result;
  const named = (id: string) => `${mentees.get(id)?.fullName ?? ''} (${placeIn(result, id)})`;
  return (
    <Fold title={r.split} count={splits.length}>
      <table>
        <thead>
          <tr>
            <th>{r.household}</th>
            <th>{r.reason}</th>
          </tr>
        </thead>
        <tbody>
          {splits.map((split) => (
            <tr key={split.householdId}>
              <td>{split.menteeIds.map(named).join(', ')}</td>
              <td>{splitSentence(split, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

export function Rejected({ result, language }: ListProps) {
  const r = textsIn(language).report;
  const rows = [result.mentorSheet, result.menteeSheet].flatMap(({ sheetImport }) =>
    sheetImport.rejected.map((row) => ({ ...row, fileName: sheetImport.fileName })),
  );
  return (
    <Fold title={r.rejected} count={rows.length}>
      <table>
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
              <td>
                {issues
                  .map((issue) => `${issue.column}: ${cellSentence(issue, language)}`)
                  .join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

export function Pairs({ result, language }: ListProps) {
  const r = textsIn(language).report;
  return (
    <Fold title={r.allPairs} count={result.pairs.length}>
      <table>
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
              <td>{termNames('topic', facts.topicsCovered, language)}</td>
              <td>{termNames('topic', facts.topicsMissing, language)}</td>
              <td class="n">{facts.sharedWindows}</td>
              <td>{whyOf(result, menteeId, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
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

/** A list that opens; there is none of nothing. */
function Fold(props: { title: string; count: number; children: ComponentChildren }) {
  if (props.count === 0) return null;
  return (
    <details>
      <summary>{`${props.title} (${props.count})`}</summary>
      <div class="wide">{props.children}</div>
    </details>
  );
}

/** The row in its sheet, with its tab where the file has several lists. */
function placeIn({ rowOf, tabOf }: RunResult, personId: string): string {
  const tab = tabOf.get(personId);
  const row = String(rowOf.get(personId) ?? '');
  return tab === undefined ? row : `${tab}: ${row}`;
}
