import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, '..', 'assets', 'site.css'), 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');
const paletteIn = (part: string) =>
  new Map(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
const palettes = { light: paletteIn(light), dark: paletteIn(dark) };

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'] as const)('the palette in the %s', (scheme) => {
  const palette = palettes[scheme];

  function contrast(one: string, other: string): number {
    const [lighter, darker] = [
      luminance(palette.get(one) ?? ''),
      luminance(palette.get(other) ?? ''),
    ].sort((a, b) => b - a);
    return (lighter + 0.05) / (darker + 0.05);
  }

  it('names the same colours as the other', () => {
    expect([...palettes.dark.keys()].sort()).toEqual([...palettes.light.keys()].sort());
  });

  it.each([
    ['ink', 'paper'],
    ['ink', 'shade'],
    ['muted', 'paper'],
    ['muted', 'shade'],
    ['link', 'paper'],
    ['link', 'shade'],
    ['link-hover', 'paper'],
    ['on-brand', 'brand'],
    ['brand', 'paper'],
    ['on-go', 'go'],
    ['on-go', 'go-hover'],
    ['stop', 'paper'],
    ['stop', 'stop-shade'],
    ['paper', 'stop'],
    ['good', 'good-shade'],
    ['ink', 'good-shade'],
    ['wait', 'wait-shade'],
    ['focus-edge', 'focus'],
    ['paper', 'stop-hover'],
    ['brand', 'shade'],
    ['stop', 'shade'],
    ['muted', 'good-shade'],
    ['link', 'good-shade'],
    ['link', 'wait-shade'],
    ['muted', 'wait-shade'],
    ['ink', 'wait-shade'],
  ])('lets poor eyes read %s on %s', (text, background) => {
    expect(contrast(text, background)).toBeGreaterThanOrEqual(
      text === 'link' || text === 'on-go' ? 5.5 : 4.5,
    );
  });

  it('shows where the keyboard is on light and on dark ground', () => {
    expect(
      Math.max(contrast('focus', 'paper'), contrast('focus-edge', 'paper')),
    ).toBeGreaterThanOrEqual(3);
    expect(
      Math.max(contrast('focus', 'brand'), contrast('focus-edge', 'brand')),
    ).toBeGreaterThanOrEqual(3);
  });
});
