import JSZip from 'jszip';
import type { BookType, WorkBook } from '@e965/xlsx';
import { CFB, utils, write } from '@e965/xlsx';
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

  it('.ods tells them too where other elements of tables stand between, as LibreOffice writes them', async () => {
    const columns =
      '<table:table-column table:style-name="co1" table:number-columns-repeated="16384"/>';
    const written = (content: string): string =>
      content
        .replace(/<table:table-row/, '<table:table-row table:visibility="collapse"')
        .replace(/<table:table table:name="[^>]*>/g, (tag) => `${tag}<table:title/>${columns}`)
        .replace('<table:table ', '<table:calculation-settings/><table:table ')
        .replace('</office:spreadsheet>', '<table:named-expressions/></office:spreadsheet>')
        .replace(
          /(<table:table table:name="Ghi chú") table:style-name="[^"]*"/,
          '$1 table:style-name="taX"',
        )
        .replace(
          '</office:automatic-styles>',
          '<style:style style:name="taX" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>',
        );
    const [list, notes] = await read('ds.ods', await ods(written));
    expect(list?.isHidden).toBeUndefined();
    expect(list?.rows.map(({ isHidden }) => isHidden)).toEqual([true, undefined, undefined]);
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

  it.each<[string, string, string]>([
    ['a filled row a hundred thousand times', 'rows', 'file-too-many-rows'],
    ['a row of a million times sixteen thousand cells', 'both', 'file-too-many-rows'],
  ])('.ods that repeats %s is refused before it is opened', async (_, kind, code) => {
    const repeats = 'table:number-rows-repeated="100000"';
    const columns = kind === 'both' ? ' table:number-columns-repeated="16384"' : '';
    const long = ods((content) =>
      content.replace(
        '<table:table-row',
        `<table:table-row ${repeats}><table:table-cell office:value-type="float" office:value="1"${columns}><text:p>1</text:p></table:table-cell></table:table-row><table:table-row`,
      ),
    );
    await expect(read('ds.ods', await long)).rejects.toMatchObject({ code });
  });

  it('.ods whose repeats hide behind another prefix or quote is bounded as well', async () => {
    for (const row of [
      `<x:table-row y:number-rows-repeated='1048576'><x:table-cell><text:p>1</text:p></x:table-cell></x:table-row>`,
      `<table:table-row a="<" table:number-rows-repeated="1048576"><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>`,
    ]) {
      const long = ods((content) => content.replace('<table:table-row', `${row}<table:table-row`));
      await expect(read('ds.ods', await long)).rejects.toMatchObject({
        code: expect.stringMatching(/^file-/) as string,
      });
    }
  });

  it('.ods of which a column is formatted down to the last row is read as what stands in it', async () => {
    const down = ods((content) =>
      content.replace(
        '</table:table>',
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      ),
    );
    expect((await read('ds.ods', await down))[0]?.rows).toEqual(asWritten);
  });

  it('.ods with styles that never end is read in one pass', async () => {
    const styles = '<style:style style:family="table" style:name="x">'.repeat(200_000);
    const many = ods((content) =>
      content.replace('</office:automatic-styles>', `${styles}</office:automatic-styles>`),
    );
    const outcome = await read('ds.ods', await many).then(
      (tables) => tables.length,
      () => 0,
    );
    expect(outcome).toBeLessThanOrEqual(2);
  });

  it.each([93, 85, 80, 60, 40])('.xls cut to %i % of it is damaged', async (percent) => {
    const whole = CFB.read(bytesOf(workbook(), 'biff8'), { type: 'buffer' });
    const stream = CFB.find(whole, '/Workbook')!;
    const content = Buffer.from(stream.content as Uint8Array);
    stream.content = content.subarray(0, Math.floor((content.length * percent) / 100));
    stream.size = stream.content.length;
    const cut = Buffer.from(CFB.write(whole, { type: 'buffer' }) as Uint8Array);
    await expect(read('ds.xls', cut)).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it.each(['text', 'presentation'])('an OpenDocument %s is no sheet', async (kind) => {
    const other = ods(
      (content) => content,
      `<manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.${kind}"/></manifest:manifest>`,
    );
    await expect(read('ds.odt', await other)).rejects.toMatchObject({ code: 'file-not-a-sheet' });
  });

  it('.ods that is packed in whole behind a password is asked for without it', async () => {
    const zip = new JSZip();
    zip.file('META-INF/manifest.xml', '<manifest:manifest/>');
    zip.file('encrypted-package', 'x');
    const bytes = await zip.generateAsync({ type: 'nodebuffer' });
    await expect(read('ds.ods', bytes)).rejects.toMatchObject({ code: 'file-locked' });
  });

  it('a web page that is named .xls hears how to save it', async () => {
    const page = Buffer.from('<html><table><tr><td>Họ tên</td></tr></table></html>');
    await expect(read('ds.xls', page)).rejects.toMatchObject({
      code: 'file-not-a-sheet',
      params: { isWebPage: true },
    });
  });
});
