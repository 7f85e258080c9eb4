import type { CountedFigure } from '../../../core/programme/figures';
import type { FigureRow } from '../../../modules/programme';
import type { Page } from '../../../platform/http/paging';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { type ExcelColumn, Paging, Table } from '../../kit/components/table';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';

/** Where what is counted has a page of its own. */
function pageOf(code: string, figure: CountedFigure, { id, ref }: FigureRow): string | null {
  switch (figure) {
    case 'came':
    case 'lesson-turns':
    case 'class-turns':
    case 'walk-in-turns':
    case 'guided':
    case 'skills':
    case 'mentees-listed':
      return ref === null ? null : paths.ward.mentee(code, ref);
    case 'mentors':
    case 'mentors-listed':
    case 'trainings':
      return ref === null ? null : paths.ward.mentor(code, ref);
    case 'lessons':
      return paths.ward.session(code, id);
    case 'classes':
      return paths.ward.class(code, id);
    case 'walk-in-days':
      return paths.ward.walkIn(code, id);
    case 'teams':
    case 'teams-listed':
      return paths.ward.team(code, id);
    case 'households-taught':
    case 'households-listed':
      return paths.ward.family(code, id);
    case 'door-visits':
    case 'doors':
      return ref === null ? null : paths.ward.door(code, ref);
  }
}

/** Of the list behind a figure, on the page and in Excel. */
export function figureColumns(
  code: string,
  figure: CountedFigure,
): (view: View) => ExcelColumn<FigureRow>[] {
  return ({ t, dates, language }) => {
    const r = t.reports;
    const kind = figure === 'trainings' ? 'training' : 'topic';
    const topicOf = ({ topic }: FigureRow): string =>
      topic === null ? '' : termName(kind, topic, language);
    return [
      {
        heading: r.name,
        width: 28,
        text: ({ name }) => name ?? '',
        cell: (row) => {
          const href = pageOf(code, figure, row);
          return href === null ? row.name : <a href={href}>{row.name ?? r.blank}</a>;
        },
      },
      column(r.detail, 24, topicOf),
      column(r.hamlet, 20, ({ hamletName }) => hamletName ?? ''),
      column(r.firstOn, 20, ({ on }) => dates.date(on)),
      { ...column(r.times, 10, ({ times }) => times), isNumber: true },
    ];
  };
}

function column(
  heading: string,
  width: number,
  text: (row: FigureRow) => string | number,
): ExcelColumn<FigureRow> {
  return { heading, width, text, cell: text };
}

interface FigurePageProps {
  code: string;
  figure: CountedFigure;
  filter: { by?: string; part?: string };
  days: { from?: string; until?: string };
  page: Page<FigureRow>;
}

/** What is behind one number. */
export function FigurePage({ code, figure, filter, days, page }: FigurePageProps) {
  const view = useView();
  const { t, dates, language } = view;
  const r = t.reports;
  const { from, until } = days;
  const { by, part } = filter;
  const kind = by === 'group' ? 'targetGroup' : by === 'mark' ? 'group' : 'topic';
  const name = part === undefined ? '' : `: ${termName(kind, part, language)}`;
  return (
    <>
      <BackLink href={paths.ward.reports(code)}>{r.title}</BackLink>
      <h1>{`${r.figures[figure]}${name}`}</h1>
      <p class="lead">{r.definitions[figure]}</p>
      {from && until ? (
        <p>
          {from < '2001'
            ? r.untilDay(dates.date(until))
            : r.periodOf(dates.date(from), dates.date(until))}
        </p>
      ) : null}
      <ExcelLink href={withFilter(paths.ward.figureFile(code, figure), { ...days, ...filter })} />
      <Table
        caption={r.countOf(page.total)}
        whenEmpty={r.emptyList}
        rows={page.items}
        columns={figureColumns(code, figure)(view)}
      />
      <Paging {...page} />
    </>
  );
}
