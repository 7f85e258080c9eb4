import JSZip from 'jszip';
import { newWorkbook } from '../workbook/new-workbook';
import { readTables } from './read-table';

const rows = [
  ['Họ và tên', 'Ngày'],
  ['Ngô Thị <Tâm> & con', new Date('2026-11-15')],
];

/** A workbook of the rows above, its parts rewritten. */
async function workbookWith(
  rewrite: (xml: string, part: string) => string,
  { date1904 = false } = {},
): Promise<Buffer> {
  const workbook = newWorkbook();
  workbook.properties.date1904 = date1904;
  workbook.addWorksheet('Danh sách').addRows(rows);
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  for (const part of Object.keys(zip.files).filter((name) => /^xl\/.*(xml|rels)$/.test(name))) {
    zip.file(part, rewrite(await zip.file(part)!.async('string'), part));
  }
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** Every tag under a prefix, as WPS writes it. */
const prefixed =
  (prefix: string) =>
  (xml: string): string =>
    xml.replace(/<(\/?)([A-Za-z])/g, `<$1${prefix}:$2`).replace(/\sxmlns="/, ` xmlns:${prefix}="`);

const read = async (bytes: Buffer) => (await readTables({ name: 'list.xlsx', bytes }))[0]?.rows;

describe('a workbook written by another program', () => {
  const asWritten = [
    { number: 1, cells: rows[0] },
    { number: 2, cells: rows[1] },
  ];

  test.each(['x', 'ns0', 'x-1.a'])('with its tags under "%s:" is read', async (prefix) => {
    expect(await read(await workbookWith(prefixed(prefix)))).toEqual(asWritten);
  });

  test('with its relationships under a name of its own is read', async () => {
    const renamed = (xml: string, part: string): string =>
      part === 'xl/workbook.xml'
        ? xml.replace('xmlns:r=', 'xmlns:d4p1=').replace(/ r:id=/g, ' d4p1:id=')
        : xml;
    expect(await read(await workbookWith(renamed))).toEqual(asWritten);
  });

  test('with the years from 1904, said as "true", keeps its days', async () => {
    const asTrue = (xml: string): string => xml.replace('date1904="1"', 'date1904="true"');
    expect(await read(await workbookWith(asTrue, { date1904: true }))).toEqual(asWritten);
  });

  test('and with more rows than a unit has people is refused under a prefix too', async () => {
    const many = Array.from(
      { length: 20_002 },
      (_, i) => `<row r="${i + 3}"><c><v>1</v></c></row>`,
    );
    const long = (xml: string, part: string): string =>
      prefixed('x')(
        part.includes('sheet1') ? xml.replace('</sheetData>', `${many.join('')}</sheetData>`) : xml,
      );
    await expect(read(await workbookWith(long))).rejects.toMatchObject({
      code: 'file-too-many-rows',
    });
  });
});
