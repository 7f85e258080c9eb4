import JSZip from 'jszip';
import { readMentees } from '../../../../test/support/reading/read-lists';

const header = ['Họ và tên', 'Năm sinh', 'SĐT', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
const lan = ['Lê Thị Lan', '1955', '0912345678', 'Thôn 1', 'VNeID', 'Tối CN', '15/11/2026'];
const context = {
  today: '2026-11-22',
  hamlets: [{ name: 'Thôn 1', latitude: null, longitude: null }],
};
const taken = { fullName: 'Lê Thị Lan', birthYear: 1955, phone: '+84912345678' };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ofOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ofPackage = 'http://schemas.openxmlformats.org/package/2006/relationships';

type Cell = (text: string, at: number) => string;
const inline =
  (row: number | null): Cell =>
  (text, at) => {
    const place = row === null ? '' : ` r="${String.fromCharCode(65 + at)}${row}"`;
    return `<c${place} t="inlineStr"><is><t>${text}</t></is></c>`;
  };
/** A sheet of the header and Lan; some of her cells are written otherwise. */
const sheetOf = (odd: Record<number, string> = {}, rows: (number | null)[] = [1, 2]): string => {
  const row = (number: number | null, cells: string[], cell: Cell) =>
    `<row${number === null ? '' : ` r="${number}"`}>${cells.map(cell).join('')}</row>`;
  const ofLan: Cell = (text, at) => odd[at] ?? inline(rows[1])(text, at);
  const data = row(rows[0], header, inline(rows[0])) + row(rows[1], lan, ofLan);
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`;
};

/** An .xlsx as other programs than Excel write it. */
async function xlsx(
  sheet: string | Buffer,
  { path = 'xl/worksheets/sheet1.xml', target = 'worksheets/sheet1.xml' } = {},
): Promise<Buffer> {
  const zip = new JSZip();
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${ofOffice}"><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${ofPackage}"><Relationship Id="rId1" Type="${ofOffice}/worksheet" Target="${target}"/></Relationships>`,
  );
  zip.file(path, sheet);
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** An .ods of the header and Lan; some of her cells are written otherwise. */
async function ods(odd: Record<number, string>, headers = (row: string) => row): Promise<Buffer> {
  const zip = new JSZip();
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  const named = ['office', 'table', 'text', 'manifest', 'dc'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  zip.file(
    'META-INF/manifest.xml',
    `<manifest:manifest ${named.join(' ')}><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/></manifest:manifest>`,
  );
  const cell = (text: string) => odsCell(`<text:p>${text}</text:p>`);
  const row = (cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const rows = headers(row(header.map(cell))) + row(lan.map((text, at) => odd[at] ?? cell(text)));
  zip.file(
    'content.xml',
    `<office:document-content ${named.join(' ')}><office:body><office:spreadsheet><table:table table:name="DS">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  );
  return zip.generateAsync({ type: 'nodebuffer' });
}

const odsCell = (inside: string, type = 'office:value-type="string"'): string =>
  `<table:table-cell ${type}>${inside}</table:table-cell>`;
const csv = (delimiter: string, end: string, first = ''): string =>
  first + [header, lan].map((cells) => cells.join(delimiter) + end).join('');

describe('a list that another program than Excel saved', () => {
  const files: [
    what: string,
    name: string,
    bytes: () => Promise<Buffer> | Buffer,
    person?: object,
  ][] = [
    [
      'whose sheet has no number, as the OpenXML SDK names it',
      'a.xlsx',
      () =>
        xlsx(sheetOf(), { path: 'xl/worksheets/sheet.xml', target: '/xl/worksheets/sheet.xml' }),
    ],
    [
      'whose sheet has a name of its own, in other letters than the file says',
      'a.xlsx',
      () =>
        xlsx(sheetOf(), {
          path: 'xl/worksheets/Danh-Sach.xml',
          target: 'worksheets/danh-sach.xml',
        }),
    ],
    ['whose cells do not say where they stand', 'a.xlsx', () => xlsx(sheetOf({}, [null, null]))],
    [
      'with days as year, month and day',
      'a.xlsx',
      () =>
        xlsx(
          sheetOf({
            1: '<c r="B2" t="d"><v>1955-10-15T00:00:00</v></c>',
            6: '<c r="G2" t="d"><v>2026-11-15</v></c>',
          }),
        ),
      { birthDate: '1955-10-15', consentOn: '2026-11-15' },
    ],
    [
      'with line ends as Excel hides them in XML',
      'a.xlsx',
      () =>
        xlsx(
          sheetOf({
            0: inline(2)('Lê Thị_x000D_\nLan', 0),
            2: inline(2)('0912345678_x000D_\n0987654321', 2),
          }),
        ),
      { otherPhone: '+84987654321' },
    ],
    ['with a part in UTF-16', 'a.xlsx', () => xlsx(Buffer.from(`\ufeff${sheetOf()}`, 'utf16le'))],
    [
      'with a number for the phone, as large ones are written',
      'a.xlsx',
      () => xlsx(sheetOf({ 2: '<c r="C2"><v>9.12345678E8</v></c>' })),
    ],
    [
      'in decomposed letters, as macOS writes them',
      'a.xlsx',
      () => xlsx(sheetOf().normalize('NFD')),
    ],
    [
      '(.ods) with a comment on the name, and two lines for the phones',
      'a.ods',
      () =>
        ods({
          0: odsCell(
            '<office:annotation><text:p>gọi sau</text:p></office:annotation><text:p>Lê Thị Lan</text:p>',
          ),
          2: odsCell('<text:p>0912345678</text:p><text:p>0987654321</text:p>'),
        }),
      { otherPhone: '+84987654321' },
    ],
    [
      '(.ods) with spans and spaces of its own, below headers that repeat',
      'a.ods',
      () =>
        ods(
          {
            0: odsCell(
              '<text:p><text:span>Lê</text:span><text:s/>Thị<text:s text:c="2"/>Lan</text:p>',
            ),
          },
          (row) => `<table:table-header-rows>${row}</table:table-header-rows>`,
        ),
    ],
    [
      '(.ods) with numbers and days of its own',
      'a.ods',
      () =>
        ods({
          1: odsCell(
            '<text:p>15/10/55</text:p>',
            'office:value-type="date" office:date-value="1955-10-15"',
          ),
          2: odsCell(
            '<text:p>912345678</text:p>',
            'office:value-type="float" office:value="912345678"',
          ),
        }),
      { birthDate: '1955-10-15' },
    ],
    ['(.csv) that names its sign first', 'a.csv', () => Buffer.from(csv(';', '\n', 'sep=;\n'))],
    ['(.csv) in UTF-16 without a mark', 'a.csv', () => Buffer.from(csv('\t', '\n'), 'utf16le')],
    ['(.csv) filled up with nothing', 'a.csv', () => Buffer.from(`${csv(',', '\r')}\0\0\0`)],
    [
      '(.csv) with commas in its title',
      'a.csv',
      () => Buffer.from(csv(';', '\n', 'XÃ GIA VIỄN, NINH BÌNH, NĂM 2026, ĐỢT 1, A, B, C\n')),
    ],
  ];

  it.each(files)('%s, is read', async (_, name, bytes, person = {}) => {
    const reading = await readMentees({ name, bytes: await bytes() }, context);
    expect(reading.rejected).toEqual([]);
    expect(reading.accepted).toMatchObject([{ ...taken, ...person }]);
  });

  it.each([
    ['XML of 2003', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'],
    ['a web archive', 'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n'],
    ['a web page', '\r\n<html><table><tr><td>a</td></tr></table></html>'],
  ])('as %s under the name of a sheet, hears how to save it', async (_, text) => {
    const read = readMentees({ name: 'a.xls', bytes: Buffer.from(text) }, context);
    await expect(read).rejects.toMatchObject({
      code: 'file-not-a-sheet',
      params: { isWebPage: true },
    });
  });
});
