import { create } from 'qrcode';
import { renderPage } from '../../../../test/support/render-page';
import { QrCode } from './qr-code';

describe('a QR code', () => {
  it.each([
    'https://tung-ngo.example.vn/l/AaIt04ZWcgOjeiBPzhZ5Owyt6Hzo8K8bM20rxwdAu1ig',
    'x',
    'x'.repeat(2300),
  ])('is drawn dark where the code is dark, and nowhere else: %.40s', (text) => {
    const path = / d="([^"]+)"/.exec(renderPage(<QrCode text={text} label="" />))?.[1] ?? '';
    const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], {
      errorCorrectionLevel: 'M',
      maskPattern: 3,
    });
    const { size, data } = modules;
    expect(darkIn(path, size)).toEqual([...data].flatMap((isDark, at) => (isDark ? at : [])));
  });
});

/** The modules, counted row by row, that the strokes of a path cover; four of paper stand around them. */
function darkIn(path: string, size: number): number[] {
  expect(path).toMatch(/^M0 \.5m/);
  let [column, row] = [-4, -4];
  const dark: number[] = [];
  for (const [, right, down, long] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
    column += Number(right);
    row += Number(down);
    for (let left = Number(long); left > 0; left--) dark.push(row * size + column++);
  }
  return dark;
}
