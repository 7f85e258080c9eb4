import * as zlib from 'node:zlib';

const sheetSpace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const officeSpace = 'http://schemas.openxmlformats.org';
const headings = 'Họ và tên,Năm sinh,SĐT,Mã hộ,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';

/** Lists that do harm, and the largest that is allowed: each is built when it is sent. */
export const harmfulFiles = {
  'too-large-inside.xlsx': () =>
    workbook(`<sheetData>${' '.repeat(250_000_000)}</sheetData>`, { said: 900 }),
  'cells-by-tabs.xlsx': () =>
    workbook(`<sheetData><row\tr="1">${'<c\tr="A1"/>'.repeat(4_000_000)}</row></sheetData>`),
  'one-line.csv': () => Buffer.from(`${headings}\n${'x'.repeat(14_000_000)}`),
  'commas.csv': () => Buffer.alloc(14_000_000, ','),
  'all-wrong.csv': () => list((nth) => `sai ${nth},${'ư,'.repeat(7)}`),
  'all-right.csv': () =>
    list(
      (nth) =>
        `Trần Thị Lan ${nth},${1930 + (nth % 70)},09${10_000_000 + nth * 7},H${nth},Xóm 1,VNeID,Tối CN,15/11/2026`,
    ),
};

function list(row) {
  return Buffer.from(
    [headings, ...Array.from({ length: 19_990 }, (_, nth) => row(nth))].join('\n'),
  );
}

function workbook(content, { said } = {}) {
  const office = `${officeSpace}/officeDocument/2006/relationships`;
  const relations = (type, target) =>
    `<Relationships xmlns="${officeSpace}/package/2006/relationships"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  return zip(
    {
      '[Content_Types].xml': `<Types xmlns="${officeSpace}/package/2006/content-types"/>`,
      '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': `<workbook ${sheetSpace} xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': `<worksheet ${sheetSpace}>${content}</worksheet>`,
    },
    said,
  );
}

/** An archive; where its directory tells a wrong size, `said`. */
function zip(entries, said) {
  const [bodies, directory] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const bytes = Buffer.from(text);
    const packed = zlib.deflateRawSync(bytes);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(checksum(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(said ?? bytes.length, 18);
    about.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const named = Buffer.from(name);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), about, named, packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), about, place, named);
    bodies.push(body);
    at += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(bodies.length, 8);
  end.writeUInt16LE(bodies.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

/** Not every Node 20 has one; what is refused for its size is refused before it is compared. */
const checksum = (bytes) => zlib.crc32?.(bytes) ?? 0;
