import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { galleryFolder, guideHtml, guideNames, guideText } from './guides';

const root = join(__dirname, '..', '..', '..');
const words = readdirSync(join(root, 'src/texts/vi'))
  .map((name) => readFileSync(join(root, 'src/texts/vi', name), 'utf8'))
  .join('\n');

describe.each(guideNames)('the guide for the %s', (name) => {
  const text = guideText(name);

  it('calls every button and place what the pages call it', () => {
    const named = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, bold]) => bold);
    const buttons = named.filter((one) => !one.endsWith('.'));
    expect(buttons.length).toBeGreaterThan(2);
    expect(buttons.filter((button) => !words.includes(`'${button}`))).toEqual([]);
  });

  it('shows pictures that are there, small, and say what they show', () => {
    const pictures = [...text.matchAll(/!\[(.*?)\]\(\.\.\/gallery\/(.+?)\)/g)];
    expect(pictures.length).toBeGreaterThan(0);
    for (const [, alt, file] of pictures) {
      const path = join(galleryFolder, file);
      expect([file, existsSync(path)]).toEqual([file, true]);
      expect(statSync(path).size).toBeLessThan(100_000);
      expect(alt.length).toBeGreaterThan(10);
    }
  });

  it('is a page of the service, with the pictures and the other guides at its addresses', () => {
    const html = guideHtml(name);
    expect(html).toMatch(/^<h1>/);
    expect(html).not.toMatch(/\.\.\/gallery|\.md"/);
  });
});

it('uses every picture of the gallery in a guide or in the README', () => {
  const pages = [...guideNames.map(guideText), readFileSync(join(root, 'README.md'), 'utf8')];
  const unused = readdirSync(galleryFolder).filter(
    (file) => !pages.some((page) => page.includes(`gallery/${file}`)),
  );
  expect(unused).toEqual([]);
});
