import JSZip from 'jszip';
import type { BookType, WorkBook } from '@e965/xlsx';
import { utils, write } from '@e965/xlsx';
import { readTables } from './read-table';

const rows = [
  ['Họ và tên', 'Năm sinh', 'Ngày', 'Đồng ý'],
  ['Ngô Thị Tâm', 1950, new Date(Date.UTC(2026, 10, 15)), true],
  ['Đỗ Thị Huệ', 1951, null, 'x'],
];

function workbook(): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), 'Thôn 1');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Tổng', 2]]), 'Ghi chú');
  return book;
}

const bytesOf = (book: WorkBook, bookType: BookType): Buffer =>
  Buffer.from(write(book, { type: 'buffer', bookType, cellDates: true }) as Uint8Array);

/** An .ods as LibreOffice writes it, where the library's own has no such marks. */
async function ods(change: (content: string) => string, manifest = ''): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytesOf(workbook(), 'ods'));
  zip.file('content.xml', change(await zip.file('content.xml')!.async('string')));
  if (manifest) zip.file('META-INF/manifest.xml', manifest);
  return zip.generateAsync({ type: 'nodebuffer' });
}

const read = (name: string, bytes: Buffer) => readTables({ name, bytes });
const asWritten = rows.map((cells, index) => ({
  number: index + 1,
  cells: cells.map((cell) => cell),
}));

describe('a workbook of another kind', () => {
  it.each<[string, BookType]>([
    ['ds.xls', 'biff8'],
    ['ds.ods', 'ods'],
  ])('%s is read with all its tabs, days and marks of Vietnamese', async (name, type) => {
    const tables = await read(name, bytesOf(workbook(), type));
    expect(tables.map((table) => table.name)).toEqual(['Thôn 1', 'Ghi chú']);
    expect(tables[0]?.rows).toEqual(asWritten);
  });

  it('.ods tells its hidden rows and tabs', async () => {
    let nth = 0;
    const hidden = (content: string): string =>
      content
        .replace(/<table:table-row/g, (tag) => {
          nth += 1;
          return nth === 3 ? `${tag} table:visibility="filter"` : tag;
        })
        .replace(
          /(<table:table table:name="Ghi chú") table:style-name="[^"]*"/,
          '$1 table:style-name="taX"',
        )
        .replace(
          '</office:automatic-styles>',
          '<style:style style:name="taX" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>',
        );
    const [list, notes] = await read('ds.ods', await ods(hidden));
    expect(list?.isHidden).toBeUndefined();
    expect(list?.rows.map(({ isHidden }) => isHidden)).toEqual([undefined, undefined, true]);
    expect(notes?.isHidden).toBe(true);
  });

  it('.ods with a password is asked for without it', async () => {
    const locked = ods(
      (content) => content,
      '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
    );
    await expect(read('ds.ods', await locked)).rejects.toMatchObject({ code: 'file-locked' });
  });

  it('.ods with more rows than any list is refused before it is opened', async () => {
    const long = ods((content) =>
      content.replace('<table:table-row', `${'<table:table-row/>'.repeat(60_001)}<table:table-row`),
    );
    await expect(read('ds.ods', await long)).rejects.toMatchObject({ code: 'file-too-large' });
  });
});
