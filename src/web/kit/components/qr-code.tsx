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
  const path = runsOf(modules)
    .map(({ row, column, length }) => `M${column + 4} ${row + 4}h${length}v1h-${length}z`)
    .join('');
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
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The dark modules, those that stand side by side as one. */
function runsOf({ size, data }: BitMatrix): { row: number; column: number; length: number }[] {
  const runs: { row: number; column: number; length: number }[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column;
      while (column < size && data[row * size + column]) column++;
      if (column > from) runs.push({ row, column: from, length: column - from });
    }
  }
  return runs;
}
