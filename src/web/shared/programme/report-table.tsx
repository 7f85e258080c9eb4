import type { CellValue } from '../../../core/sheets/table';
import { writeList } from '../../../modules/exchange';
import type { LineOf, ReportLine } from '../../../modules/programme';
import { type Language, textsIn } from '../../../texts';
import { useView } from '../../kit/view/view';

interface ReportTableProps {
  caption: string;
  lines: readonly ReportLine[];
  /** Where the list behind a number stands; null where there is none to go to. */
  listOf: (of: LineOf, days: 'all' | 'period') => string | null;
}

/** The numbers of a report by their headings; each leads to the list behind it. */
export function ReportTable({ caption, lines, listOf }: ReportTableProps) {
  const r = useView().t.reports;
  const headings = [r.inPeriod, r.total, r.wanted, r.percent];
  return (
    <div class="table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table class="report-numbers">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{r.whatIs}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col" class="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            line.isHeading ? (
              <tr key={line.name}>
                <th colSpan={5} scope="rowgroup">
                  {line.name}
                </th>
              </tr>
            ) : (
              <Line key={line.name} line={line} listOf={listOf} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, listOf }: { line: ReportLine; listOf: ReportTableProps['listOf'] }) {
  const r = useView().t.reports;
  const { name, of, inPeriod, total, wanted, percent } = line;
  const linked = (value: number | null | undefined, days: 'all' | 'period') => {
    if (value === null || value === undefined) return r.blank;
    const href = of ? listOf(of, days) : null;
    return href === null ? value : <a href={href}>{value}</a>;
  };
  return (
    <tr>
      <td>{name}</td>
      <td class="number">{linked(inPeriod, 'period')}</td>
      <td class="number">{linked(total, 'all')}</td>
      <td class="number">{wanted ?? r.blank}</td>
      <td class="number">{isNumber(percent) ? `${percent}%` : r.blank}</td>
    </tr>
  );
}

const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined;

/** The same lines in Excel; a number that nobody knows is an empty cell. */
export function reportSheet(
  title: string,
  lines: readonly ReportLine[],
  language: Language,
): Promise<Buffer> {
  const r = textsIn(language).reports;
  const columns: [string, number][] = [
    [r.whatIs, 52],
    [r.inPeriod, 12],
    [r.total, 12],
    [r.wanted, 24],
    [r.percent, 10],
  ];
  return writeList(
    title,
    columns.map(([header, width]) => ({ header, width })),
    lines.map(({ name, inPeriod, total, wanted, percent }): CellValue[] => [
      name,
      inPeriod ?? null,
      total ?? null,
      wanted ?? null,
      percent ?? null,
    ]),
  );
}
