import type { ComponentChildren } from 'preact';
import {
  costPartSentence,
  distance,
  type Language,
  runnerUpSentence,
} from '../../core/matching/explain/explain-words';
import { displayPhone } from '../../core/vietnamese/phones';
import { topicName } from '../../core/vietnamese/topics';
import { type ExplainedShortage, leftoverReason } from '../../modules/matching';
import type { RunResult } from './collect-result';
import type { RunSummary } from './summary';

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
        <title>{`${result.ward.name}: kết quả ghép cặp`}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <h1>{result.ward.name}: kết quả ghép cặp và xếp lịch</h1>
        <dl>
          <Figure name="Cặp" value={summary.pairs} />
          <Figure name="Đại sứ có học viên" value={`${mentors.active}/${mentors.accepted}`} />
          <Figure name="Học viên chưa có đại sứ" value={mentees.unpaired} />
          <Figure name="Buổi học" value={summary.sessions} />
          <Figure name="Lượt chưa xếp được buổi" value={summary.unscheduled} />
          <Figure name="Tin nhắc" value={summary.reminders} />
          <Figure name="Dòng chưa nhận" value={mentors.rejected + mentees.rejected} />
          <Figure name="Hộ phải chia" value={summary.splitHouseholds} />
        </dl>
        <ShortageView result={result} />
        <People result={result} side="mentee" title="Học viên chưa có đại sứ" />
        <People result={result} side="mentor" title="Đại sứ chưa có học viên" />
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
      <h2>Nơi thiếu đại sứ, nơi thiếu học viên</h2>
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
function Said({ vi, en }: Record<Language, string>) {
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
    <Section title={`${title} (${left.length})`} isEmpty={left.length === 0} empty="Không có ai.">
      <thead>
        <tr>
          <th class="n">Dòng</th>
          <th>Họ tên</th>
          <th>Lý do</th>
        </tr>
      </thead>
      <tbody>
        {left.map((leftover) => (
          <tr key={leftover.personId}>
            <td class="n">{result.rowOf.get(leftover.personId)}</td>
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

function Rejected({ result }: { result: RunResult }) {
  const rows = [result.mentorSheet, result.menteeSheet].flatMap(({ sheetImport }) =>
    sheetImport.rejected.map((row) => ({ ...row, fileName: sheetImport.fileName })),
  );
  return (
    <Section
      title={`Dòng chưa nhận (${rows.length})`}
      isEmpty={rows.length === 0}
      empty="Mọi dòng đều được nhận."
    >
      <thead>
        <tr>
          <th>Tệp</th>
          <th class="n">Dòng</th>
          <th>Lý do</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ fileName, row, issues }) => (
          <tr key={`${fileName} ${row}`}>
            <td>{fileName}</td>
            <td class="n">{row}</td>
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
      title={`Các cặp (${result.pairs.length})`}
      isEmpty={result.pairs.length === 0}
      empty="Chưa có cặp nào."
    >
      <thead>
        <tr>
          <th>Đại sứ</th>
          <th>Học viên</th>
          <th class="n">Cách (m)</th>
          <th>Sẽ học</th>
          <th>Chưa có người dạy</th>
          <th class="n">Nửa giờ rảnh chung</th>
          <th>Vì sao</th>
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
            <td>{facts.topicsCovered.map(topicName).join(', ')}</td>
            <td>{facts.topicsMissing.map(topicName).join(', ')}</td>
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
  const isVi = language === 'vi';
  const costs = parts.flatMap((part) => costPartSentence(part, language) ?? []);
  const said = [`${distance(cost, language)}: ${costs.join('; ')}.`];
  const name = runnerUp && mentors.get(runnerUp.mentorId)?.fullName;
  if (runnerUp && name) {
    said.push(`${isVi ? 'Nếu không' : 'Else'}: ${runnerUpSentence(runnerUp, name, language)}`);
  } else if (ableMentors === 1) {
    said.push(isVi ? 'Chỉ đại sứ này phù hợp.' : 'Only this ambassador suits.');
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
