import { create } from 'qrcode';
import { renderPage } from '../../../../test/support/pages/render-page';
import { QrCode } from './qr-code';
import { QrSeries } from './qr-series';

const link = 'https://tung-ngo.example.vn/l/AaIt04ZWcgOjeiBPzhZ5Owyt6Hzo8K8bM20rxwdAu1ig';

describe('a QR code', () => {
  it.each([link, 'x', 'x'.repeat(2300)])(
    'is dark where the code is dark, and nowhere else: %.40s',
    (text) => {
      expect(rowsOf(pictureIn(renderPage(<QrCode text={text} label="" />)))).toEqual(
        withPaper(text),
      );
    },
  );

  it('is the same whether it is drawn alone or as one of a series, however long they are', () => {
    const series = new QrSeries();
    const texts = [link, link.replace('AaIt04', 'Zz-_99'), 'Ngõ 7', 'Ngõ 8', link, '\u{10ffff}'];
    for (const text of texts) {
      expect(rowsOf(series.pictureOf(text))).toEqual(withPaper(text));
    }
  });
});

function pictureIn(html: string): string {
  return / src="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** The rows of a bitmap of two colours, from the top: `#` is dark. */
function rowsOf(picture: string): string[] {
  const [, base64 = ''] = /^data:image\/bmp;base64,(.+)$/.exec(picture) ?? [];
  const bitmap = Buffer.from(base64, 'base64');
  expect(bitmap.toString('latin1', 0, 2)).toBe('BM');
  expect(bitmap.readUInt32LE(2)).toBe(bitmap.byteLength);
  const [start, side] = [bitmap.readUInt32LE(10), bitmap.readInt32LE(18)];
  expect(bitmap.readInt32LE(22)).toBe(side);
  const [white, black] = [bitmap.readUInt32LE(54), bitmap.readUInt32LE(58)];
  expect([white, black]).toEqual([0xffffff, 0]);
  const rowBytes = 4 * Math.ceil(side / 32);
  return Array.from({ length: side }, (_, row) => {
    const from = start + (side - 1 - row) * rowBytes;
    const bytes = [...bitmap.subarray(from, from + rowBytes)];
    const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return bits.slice(0, side).replaceAll('1', '#').replaceAll('0', ' ');
  });
}

/** What the library draws, with four modules of paper around it. */
function withPaper(text: string): string[] {
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 3,
  });
  const { size, data } = modules;
  const empty = Array.from({ length: 4 }, () => ' '.repeat(size + 8));
  const rows = Array.from({ length: size }, (_, row) => {
    const dots = Array.from(data.slice(row * size, (row + 1) * size), (isDark) =>
      isDark ? '#' : ' ',
    );
    return `    ${dots.join('')}    `;
  });
  return [...empty, ...rows, ...empty];
}
