import type { ComponentChildren } from 'preact';
import type { CellValue } from '../../../core/sheets/table';
import { useView } from '../view/view';

export interface Column<Row> {
  heading: string;
  cell: (row: Row) => ComponentChildren;
  isNumber?: boolean;
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
}

/** A dense table for staff. The first column names the row. */
export function Table<Row extends { id: string }>({
  caption,
  columns,
  rows,
  whenEmpty,
  isCaptionHidden,
}: TableProps<Row>) {
  if (rows.length === 0) return <p class="empty">{whenEmpty}</p>;
  return (
    <div class="table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption class={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, isNumber }) => (
              <th key={heading} scope="col" class={isNumber ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ heading, cell, isNumber }, index) =>
                index === 0 ? (
                  <th key={heading} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={heading} class={isNumber ? 'number' : undefined}>
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
  const [path, query] = url.split('?');
  const to = (target: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.delete('notice');
    parameters.set(name, String(target));
    return `${path}?${parameters}`;
  };
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
