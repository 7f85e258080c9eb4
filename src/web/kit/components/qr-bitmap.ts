import { create } from 'qrcode';

/** Modules of paper around a code. */
const MARGIN = 4;
const HEADER_BYTES = 62;

/** A code as a bitmap of a bit for each module, which needs no packing. */
export interface QrBitmap {
  header: Buffer;
  /** Row by row, the lowest first; each is filled up to whole words. */
  dots: Buffer;
}

/** The code of a text, such as a link. */
export function qrBitmap(text: Buffer): QrBitmap {
  // Of a link, random letters for the most part, no mask and no shorter writing is better than another: to compare them
  // takes six times as long as the code itself.
  const { modules } = create([{ data: text, mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 3,
  });
  const { size, data } = modules;
  const side = size + 2 * MARGIN;
  const rowBytes = 4 * Math.ceil(side / 32);
  const dots = Buffer.alloc(side * rowBytes);
  for (let row = 0; row < size; row++) {
    const start = (side - 1 - MARGIN - row) * rowBytes;
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      const at = column + MARGIN;
      dots[start + (at >> 3)] |= 0x80 >> (at & 7);
    }
  }
  return { header: headerOf(side, dots.byteLength), dots };
}

/** Where a picture of the page finds it. */
export function pictureOf({ header, dots }: QrBitmap): string {
  return pictureAt(Buffer.concat([header, dots]));
}

/** The same of a whole picture. */
export function pictureAt(bytes: Buffer): string {
  return `data:image/bmp;base64,${bytes.toString('base64')}`;
}

/** A square of two colours, after BITMAPINFOHEADER: 0 is white, 1 is black. */
function headerOf(side: number, dotsBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('BM', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES + dotsBytes, 2);
  header.writeUInt32LE(HEADER_BYTES, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(side, 18);
  header.writeInt32LE(side, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(1, 28);
  header.writeUInt32LE(2, 46);
  header.writeUInt32LE(0xffffff, 54);
  return header;
}
