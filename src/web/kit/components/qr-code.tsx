import { type BitMatrix, create } from 'qrcode';

/** A QR code drawn as one path; `text` is a URL. */
export function QrCode({ text, label }: { text: string; label: string }) {
  // Of a link, random letters for the most part, no mask and no shorter writing is better than another: to compare them
  // takes six times as long as the code itself.
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 3,
  });
  const { size } = modules;
  const side = size + 8;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={drawn(modules)} stroke="#000" />
    </svg>
  );
}

/** The largest code has 177 modules a side: at most half of them begin a stroke, told in ten signs or less. */
const ink = Buffer.alloc(160 * 1024);

const [MINUS, ZERO, MOVE, SPACE, STROKE] = Buffer.from('-0m h');

/**
 * The dark modules as strokes, those side by side as one, each told by where the one before it ended. A ward prints
 * thousands: written as bytes, for a text put together of hundreds of pieces takes twenty times as long.
 */
function drawn({ size, data }: BitMatrix): string {
  let end = ink.write('M0 .5', 'latin1');
  const write = (sign: number, number: number): void => {
    ink[end++] = sign;
    if (number < 0) ink[end++] = MINUS;
    const left = Math.abs(number);
    if (left >= 100) ink[end++] = ZERO + Math.floor(left / 100);
    if (left >= 10) ink[end++] = ZERO + (Math.floor(left / 10) % 10);
    ink[end++] = ZERO + (left % 10);
  };
  let [atColumn, atRow] = [-4, -4];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column;
      while (column < size && data[row * size + column]) column++;
      if (column === from) continue;
      write(MOVE, from - atColumn);
      write(SPACE, row - atRow);
      write(STROKE, column - from);
      [atColumn, atRow] = [column, row];
    }
  }
  return ink.toString('latin1', 0, end);
}
