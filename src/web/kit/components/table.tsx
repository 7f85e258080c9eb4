import type { ComponentChildren } from 'preact';
import type { CellValue } from '../../../core/sheets/table';
import { useView } from '../view/view';

export interface Column<Row> {
  heading: string;
  cell: (row: Row) => ComponentChildren;
  isNumber?: boolean;
  /** On a card it says what it is, as numbers do. */
  isNamed?: boolean;
  /** What the address calls the order by this column, where the list can be sorted by it. */
  sort?: string;
}

/** A column of a list's Excel file. */
export interface FileColumn<Row> {
  heading: string;
  text: (row: Row) => CellValue;
  /** In characters. */
  width: number;
}

/** A column of a page that also stands in the file, which says in plain text where the page shows more. */
export type ExcelColumn<Row> = Column<Row> & FileColumn<Row>;

interface TableProps<Row extends { id: string }> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  /** Told instead of an empty table. */
  whenEmpty: string;
  /** A heading above says the same already. */
  isCaptionHidden?: boolean;
  /** What the list is sorted by now, with a minus downwards; absent: its headings are no links. */
  sorting?: { by: string | undefined };
  /** On a narrow screen each row is a card: the name, and below it what is known, side by side; numbers say what they count. */
  isCards?: boolean;
  /** Of each column, as in "50%"; undefined: as what stands in it asks. */
  widths?: readonly (string | undefined)[];
}

/** A dense table for staff. The first column names the row. */
export function Table<Row extends { id: string }>({
  caption,
  columns,
  rows,
  whenEmpty,
  isCaptionHidden,
  sorting,
  isCards,
  widths,
}: TableProps<Row>) {
  if (rows.length === 0) return <p class="empty">{whenEmpty}</p>;
  return (
    <div class="table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table class={isCards ? 'cards' : undefined}>
        <caption class={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        {widths ? <Widths widths={widths} /> : null}
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.heading} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ heading, cell, isNumber, isNamed }, index) =>
                index === 0 ? (
                  <th key={heading} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={heading}
                    class={isNumber ? 'number' : undefined}
                    data-heading={isCards && (isNumber || isNamed) ? heading : undefined}
                  >
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Widths({ widths }: { widths: readonly (string | undefined)[] }) {
  return (
    <colgroup>
      {widths.map((width, index) => (
        <col key={index} width={width} />
      ))}
    </colgroup>
  );
}

/** Of a list that can be sorted, a link: by this column, and pressed again the other way round. */
function Heading<Row>({
  column: { heading, isNumber, sort },
  sorting,
}: {
  column: Column<Row>;
  sorting: { by: string | undefined } | undefined;
}) {
  const { url } = useView();
  const className = isNumber ? 'number' : undefined;
  if (!sort || !sorting) {
    return (
      <th scope="col" class={className}>
        {heading}
      </th>
    );
  }
  const isUp = sorting.by === sort;
  const isDown = sorting.by === `-${sort}`;
  const order = isUp ? 'ascending' : isDown ? 'descending' : undefined;
  return (
    <th scope="col" class={className} aria-sort={order}>
      <a class="sort" href={withAsked(url, { sort: isUp ? `-${sort}` : sort, page: null })}>
        {heading}
      </a>
    </th>
  );
}

/** This page asked for something else; null takes it out. What was said of the last act goes. */
function withAsked(url: string, asked: Record<string, string | null>): string {
  const [path, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('notice');
  for (const [name, value] of Object.entries(asked)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  return `${path}?${parameters}`;
}

interface PagingProps {
  page: number;
  pageSize: number;
  total: number;
  /** Name of the page's number in the address, where a page has several lists. */
  name?: string;
  /** Of which list, where a page has several. */
  of?: string;
}

/** Ways to the next and the previous part of a list. */
export function Paging({ page, pageSize, total, name = 'page', of }: PagingProps) {
  const { t, url } = useView();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const to = (target: number): string => withAsked(url, { [name]: String(target) });
  return (
    <nav class="paging" aria-label={of ? `${t.table.paging}: ${of}` : t.table.paging}>
      {page > 1 ? (
        <a rel="prev" href={to(page - 1)}>
          ← {t.table.previous}
        </a>
      ) : null}
      <span>{t.table.pageOf(page, pages, total)}</span>
      {page < pages ? (
        <a rel="next" href={to(page + 1)}>
          {t.table.next} →
        </a>
      ) : null}
    </nav>
  );
}
