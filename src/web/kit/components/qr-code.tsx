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

/** The dark modules as strokes, those side by side as one, each told by where the one before it ended: a ward prints thousands. */
function drawn({ size, data }: BitMatrix): string {
  let path = '';
  let [atColumn, atRow] = [0, 0];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column;
      while (column < size && data[row * size + column]) column++;
      if (column === from) continue;
      path += path === '' ? `M${from + 4} ${row + 4.5}` : `m${from - atColumn} ${row - atRow}`;
      path += `h${column - from}`;
      [atColumn, atRow] = [column, row];
    }
  }
  return path;
}
