import { cellText, type CellValue } from '../../../core/sheets/table';
import { type Column, Table } from '../components/table';
import type { Texts } from '../../../texts';
import { useView } from '../view/view';
import type { ListFile } from './list-file';
import { WebPage } from './page';

/** Characters of a column in which sentences stand: it would leave the others no room. */
const RUNNING_TEXT = 60;

/** A list whole, as its file has it, on A4 sheets: its headings on each, nothing to press. */
export function printedPage<Row>(list: ListFile<Row>): WebPage {
  return new WebPage(list.title, <PrintedList list={list} />, list.options);
}

/** The ward's name, or which province it is. */
export function whoseList<Row>({ options }: ListFile<Row>, t: Texts): string {
  return options.ward ? options.ward.name : t.roles.provinceOf(options.province);
}

function PrintedList<Row>({ list }: { list: ListFile<Row> }) {
  const view = useView();
  const { t, dates, now } = view;
  const columns = list.columns(view);
  const title = list.title(t);
  return (
    <div class="printed-list">
      <h1>{title}</h1>
      <p>{t.table.printed(whoseList(list, t), list.rows.length, dates.moment(now))}</p>
      <Table
        caption={title}
        isCaptionHidden
        whenEmpty={t.table.nobody}
        widths={columns.map(({ width }) => (width >= RUNNING_TEXT ? '50%' : undefined))}
        rows={list.rows.map((row, at) => ({
          id: String(at),
          cells: columns.map(({ text }) => text(row)),
        }))}
        columns={columns.map(({ heading }, at): Column<{ id: string; cells: CellValue[] }> => ({
          heading,
          cell: ({ cells }) => cellText(cells[at]).replace(/(?<=\d) (?=\d)/g, '\u00a0'),
        }))}
      />
    </div>
  );
}
