import { deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import JSZip from 'jszip';
import { readMentees, readMentors } from '../../support/reading/read-lists';
import { MOST_ROWS } from '../../../src/modules/exchange/reading/inspect-workbook';

const context = {
  today: '2026-11-22',
  hamlets: [{ name: 'Thôn 1', latitude: null, longitude: null }],
};
const MENTEE_HEADER = ['Họ và tên', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
const MENTEE = ['Lê An', 'Thôn 1', 'VNeID', 'Tối CN', 'x'];
const MENTOR_HEADER = ['Họ tên', 'SĐT', 'Thôn', 'Nội dung', 'Buổi rảnh', 'Số học viên tối đa'];

async function workbook(rows: unknown[][], sheetName = 'Danh sách'): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet(sheetName).addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function refusal(name: string, bytes: Buffer): Promise<{ code: string; message: string }> {
  return readMentees({ name, bytes }, context).then(
    () => {
      throw new Error('was taken');
    },
    (error: { code: string; message: string }) => error,
  );
}

/** A zip of deflated files; `claimedBytes` is the size it says they have when unpacked. */
function zipOf(files: Record<string, Buffer>, claimedBytes?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimedBytes ?? content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimedBytes ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** A workbook of one sheet, whose rows are this XML. */
function sheetOf(rows: string, after = ''): Buffer {
  return zipOf({
    'xl/workbook.xml': Buffer.from('<workbook/>'),
    'xl/worksheets/sheet1.xml': Buffer.from(
      `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ),
  });
}

/** A list of one mentee whose parts are changed by hand. */
async function changedList(changes: Record<string, (content: string) => string | Buffer>) {
  const { files } = await JSZip.loadAsync(await workbook([MENTEE_HEADER, MENTEE]));
  const parts: Record<string, Buffer> = {};
  for (const [name, file] of Object.entries(files)) {
    if (!file.dir) parts[name] = await file.async('nodebuffer');
  }
  for (const [name, change] of Object.entries(changes)) {
    parts[name] = Buffer.from(change(parts[name]?.toString() ?? ''));
  }
  return zipOf(parts);
}

/** The list as it would be with other numbers in the zip's directory: `at` counts from its end's beginning. */
async function listWithEnd(at: number, change: (value: number) => number): Promise<Buffer> {
  const bytes = await workbook([MENTEE_HEADER, MENTEE]);
  const end = bytes.length - 22;
  bytes.writeUInt16LE(change(bytes.readUInt16LE(end + at)), end + at);
  return bytes;
}

/** The list with other values in the directory's record of its sheet. */
async function listWithSheet(change: (record: Buffer) => void): Promise<Buffer> {
  const bytes = await workbook([MENTEE_HEADER, MENTEE]);
  const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml');
  change(bytes.subarray(name - 46, name));
  return bytes;
}

describe('a file that is no list gets one clear sentence', () => {
  it.each<[what: string, name: string, bytes: () => Buffer | Promise<Buffer>, code: string]>([
    ['nothing', 'trong.xlsx', () => Buffer.alloc(0), 'file-empty'],
    ['an empty workbook', 'trong.xlsx', () => workbook([]), 'file-empty'],
    ['a workbook of spaces', 'trong.xlsx', () => workbook([['  '], [' ']]), 'sheet-no-header'],
    ['a PDF', 'hoc-vien.xlsx', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'file-not-a-sheet'],
    ['a picture', 'anh.xlsx', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'file-not-a-sheet'],
    ['random bytes', 'hoc-vien.xlsx', () => Buffer.from([1, 2, 3, 4, 250, 251]), 'file-damaged'],
    ['random bytes', 'hoc-vien.csv', () => Buffer.from([1, 2, 200, 4, 250, 251]), 'file-encoding'],
    ['a web page', 'hoc-vien.csv', () => Buffer.from('<!DOCTYPE html><p>'), 'file-not-a-sheet'],
    ['the beginning of an old workbook', 'cu.xls', () => ole('Workbook'), 'file-damaged'],
    ['an old document', 'cu.doc', () => ole('WordDocument'), 'file-not-a-sheet'],
    ['a locked workbook', 'khoa.xlsx', () => ole('EncryptedPackage'), 'file-locked'],
    [
      'some other zip',
      'anh.xlsx',
      () => zipOf({ 'anh.txt': Buffer.from('x') }),
      'file-not-a-sheet',
    ],
    ['half a workbook', 'do.xlsx', () => workbook([MENTEE_HEADER]).then(half), 'file-damaged'],
    [
      'broken XML',
      'hong.xlsx',
      () => zipOf({ 'xl/workbook.xml': Buffer.from('<a><') }),
      'file-damaged',
    ],
    [
      'XML that defines its own words',
      'hong.xlsx',
      () =>
        changedList({
          'xl/worksheets/sheet1.xml': (xml) =>
            xml
              .replace(
                '<worksheet',
                '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet',
              )
              .replace(/<v>[^<]*<\/v>/, '<v>&a;</v>'),
        }),
      'file-damaged',
    ],
    ['prose', 'thu.csv', () => Buffer.from('Kính gửi ông bà,\nxin chào'), 'sheet-no-header'],
    ['a line without end', 'thu.csv', () => Buffer.from('a,'.repeat(7_000_000)), 'sheet-no-header'],
    [
      'a sheet without names',
      'a.xlsx',
      () => workbook([MENTEE_HEADER.slice(1), ['Thôn 1', 'VNeID', 'Tối CN', 'x']]),
      'sheet-missing-columns',
    ],
    ['a header alone', 'a.xlsx', () => workbook([MENTEE_HEADER]), 'sheet-no-people'],
  ])('%s named %s', async (_, name, bytes, code) => {
    const { code: given, message } = await refusal(name, await bytes());
    expect(given).toBe(code);
    expect(message).toMatch(/^Tệp “|^Không mở được tệp “/);
    expect(message.endsWith('.')).toBe(true);
  });

  it('a file that is not there', async () => {
    await expect(readMentees('/khong/co/tep.xlsx', context)).rejects.toMatchObject({
      code: 'file-missing',
      message: 'Không tìm thấy tệp “tep.xlsx”.',
    });
  });

  it('says which column is missing', async () => {
    const bytes = await workbook([MENTEE_HEADER.slice(1), ['Thôn 1', 'VNeID', 'Tối CN', 'x']]);
    expect((await refusal('a.xlsx', bytes)).message).toContain('Họ và tên');
  });

  it('says so when the two lists are mixed up', async () => {
    const mentors = await workbook([
      MENTOR_HEADER,
      ['Lê An', '0912345678', 'Thôn 1', 'VNeID', 'Tối CN', 8],
    ]);
    expect((await refusal('a.xlsx', mentors)).code).toBe('sheet-wrong-list');
    const mentees = await workbook([
      ['Họ tên', 'Mã hộ', 'Thôn', 'Nhóm', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'],
      ['Lê An', '1', 'Thôn 1', '', 'VNeID', 'Tối CN', 'x'],
    ]);
    await expect(readMentors({ name: 'a.xlsx', bytes: mentees }, context)).rejects.toMatchObject({
      code: 'sheet-wrong-list',
    });
  });
});

describe('a file that is too much is stopped before it fills the memory', () => {
  const rowsOf = (cell: string, count = 100_000) => `<row>${cell}</row>`.repeat(count);

  it.each<[what: string, bytes: () => Buffer, code: string]>([
    ['rows', () => sheetOf(rowsOf('<c><v>1</v></c>')), 'file-too-many-rows'],
    [
      'rows with a tab in the tags',
      () => sheetOf(rowsOf('<c><v\t>1</v></c>')),
      'file-too-many-rows',
    ],
    [
      'rows of inline text',
      () => sheetOf(rowsOf('<c><is\n><t>a</t></is></c>')),
      'file-too-many-rows',
    ],
    [
      'rows that are only formatted',
      () => sheetOf('<row s="1"/>'.repeat(100_000)),
      'file-too-large',
    ],
    ['formatted rows with a tab', () => sheetOf('<row\ts="1"/>'.repeat(100_000)), 'file-too-large'],
    ['formatted cells', () => sheetOf(rowsOf('<c s="1"/>'.repeat(900), 1_000)), 'file-too-large'],
    ['cells with a tab', () => sheetOf(rowsOf('<c\ts="1"/>'.repeat(900), 1_000)), 'file-too-large'],
    [
      'cells with a form feed',
      () => sheetOf(rowsOf('<c\fs="1"/>'.repeat(900), 1_000)),
      'file-too-large',
    ],
    ['tags of any kind', () => sheetOf(rowsOf('<a/>'.repeat(40))), 'file-too-large'],
    ['bare cells', () => sheetOf(rowsOf('<c/>'.repeat(900), 1_000)), 'file-too-large'],
    ['merged cells', () => sheetOf('', '<mergeCell ref="A1:XFD1048576"/>'), 'file-damaged'],
    [
      'merged cells with a tab',
      () => sheetOf('', "<mergeCell\tref='A1:XFD99999'/>"),
      'file-damaged',
    ],
    [
      'merged cells in disguise',
      () => sheetOf('', '<mergeCell ref="A1&#58;ZZ9999"/>'),
      'file-damaged',
    ],
  ])('a hundred thousand %s', async (_, bytes, code) => {
    expect((await refusal('nhieu.xlsx', bytes())).code).toBe(code);
  });

  it('a hundred thousand rows of CSV', async () => {
    const text = `${MENTEE_HEADER.join(',')}\n${'Lê An,Thôn 1,VNeID,Tối CN,x\n'.repeat(100_000)}`;
    expect((await refusal('nhieu.csv', Buffer.from(text))).code).toBe('file-too-many-rows');
  });

  it.each([
    ['a text in every cell that stands once in the file', 'a'.repeat(30_000)],
    ['a text that is longer than any cell’s', 'a'.repeat(40_000)],
  ])('%s', async (_, text) => {
    const rows = Array.from({ length: 600 }, () => Array.from({ length: 5 }, () => text));
    const bytes = await workbook([MENTEE_HEADER, ...rows]);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect((await refusal('dai.xlsx', bytes)).code).toBe('file-too-large');
    const csv = `${MENTEE_HEADER.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}`;
    expect((await refusal('dai.csv', Buffer.from(csv.slice(0, 20_000_000)))).code).toBe(
      'file-too-large',
    );
  });

  it('a zip bomb that lies about its size', async () => {
    const bomb = zipOf({ 'xl/workbook.xml': Buffer.alloc(200 * 1024 * 1024) }, 100);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect((await refusal('bom.xlsx', bomb)).code).toBe('file-too-large');
  });

  it('a zip bomb in a sheet that claims a few bytes', async () => {
    const sheet = Buffer.alloc(200 * 1024 * 1024, '<worksheet>');
    const parts = {
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': sheet,
    };
    expect((await refusal('bom.xlsx', zipOf(parts, '<workbook/>'.length))).code).toBe(
      'file-too-large',
    );
  });

  it('while a list of the largest unit is read', () => {
    expect(MOST_ROWS).toBeGreaterThanOrEqual(20_000);
  });
});

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/** The beginning of an OLE file with one stream's name in it. */
function ole(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from(stream, 'utf16le'),
  ]);
}

describe('a list in a zip that does not say what is in it', () => {
  it.each<[what: string, bytes: () => Promise<Buffer>, code: string]>([
    ['counts a file too few', () => listWithEnd(10, (count) => count - 1), 'file-damaged'],
    ['counts a file too many', () => listWithEnd(10, (count) => count + 1), 'file-damaged'],
    ['counts no file at all', () => listWithEnd(10, () => 0), 'file-damaged'],
    [
      'claims a sheet is larger than it is',
      () => listWithSheet((record) => record.writeUInt32LE(record.readUInt32LE(24) + 1, 24)),
      'file-damaged',
    ],
    [
      'claims a sheet is smaller than it is',
      () => listWithSheet((record) => record.writeUInt32LE(10, 24)),
      'file-damaged',
    ],
    [
      'claims a sheet to be elsewhere',
      () => listWithSheet((record) => record.writeUInt32LE(7, 42)),
      'file-damaged',
    ],
    [
      'packs a sheet in a way of its own',
      () => listWithSheet((record) => record.writeUInt16LE(99, 10)),
      'file-damaged',
    ],
    [
      'has a password',
      () => listWithSheet((record) => record.writeUInt16LE(record.readUInt16LE(8) | 1, 8)),
      'file-locked',
    ],
    [
      'lies in another zip',
      async () => zipOf({ 'hoc-vien.xlsx': await workbook([MENTEE_HEADER, MENTEE]) }),
      'file-not-a-sheet',
    ],
  ])('is refused in one sentence when it %s', async (_, bytes, code) => {
    const { code: given, message } = await refusal('ds.xlsx', await bytes());
    expect(given).toBe(code);
    expect(message).toMatch(/^(Tệp|Không mở được tệp) “ds\.xlsx”[^.]*(\.xlsx[^.]*)?\.$/);
  });

  it('is refused when the zip names a sheet twice', async () => {
    const same = zipOf({
      'xl/workbook.xml': Buffer.from('a'),
      'xl/workboek.xml': Buffer.from('b'),
    });
    for (let at = same.indexOf('boek'); at !== -1; at = same.indexOf('boek'))
      same.write('book', at);
    expect((await refusal('ds.xlsx', same)).code).toBe('file-damaged');
  });

  it('is read when only what nobody reads is too much: pictures, names of whole columns, a far cell', async () => {
    const name = '<definedName name="a">Sheet1!$A$1:$XFD$1048576</definedName>';
    const picture = await changedList({
      'xl/media/image1.png': () => Buffer.alloc(200 * 1024 * 1024),
    });
    const names = await changedList({
      'xl/workbook.xml': (xml) =>
        xml.replace('</sheets>', `</sheets><definedNames>${name}</definedNames>`),
    });
    const farCells = await changedList({
      'xl/worksheets/sheet1.xml': (xml) =>
        xml.replaceAll('</row>', '<c r="XFD2" t="inlineStr"><is><t> </t></is></c></row>'),
    });
    expect(picture.length).toBeLessThan(1024 * 1024);
    for (const bytes of [picture, names, farCells]) {
      const { accepted } = await readMentees({ name: 'ds.xlsx', bytes }, context);
      expect(accepted).toMatchObject([{ fullName: 'Lê An' }]);
    }
  });
});
