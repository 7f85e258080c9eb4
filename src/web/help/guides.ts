import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { paths } from '../kit/paths/paths';

/** Whom there is a guide for; each is `docs/guides/<name>.md`, written in Vietnamese. */
export const guideNames = [
  'officer',
  'counter',
  'provincial',
  'mentor',
  'mentee',
  'operator',
] as const;
export type GuideName = (typeof guideNames)[number];

/** The built program lies one folder deeper than its source. An installation without its docs has no guides, and runs. */
const beside = join(__dirname, '../../../docs');
const docsFolder = existsSync(beside) ? beside : join(__dirname, '../../../../docs');
/** The pictures of the guides, made by `npm run gallery`. */
export const galleryFolder = join(docsFolder, 'gallery');
export const picturesAddress = '/help/pictures/';

/** The guides that are here. */
export const guides = guideNames.filter((name) => existsSync(fileOf(name)));

const known = new Map<GuideName, string>();

export function isGuideName(name: string): name is GuideName {
  return (guides as readonly string[]).includes(name);
}

/** One guide as HTML of our own files; read once for each process. */
export function guideHtml(name: GuideName): string {
  const html = known.get(name) ?? markdown.parse(guideText(name), { async: false });
  known.set(name, html);
  return html;
}

/** One guide as it was written, in Markdown. */
export function guideText(name: GuideName): string {
  return readFileSync(fileOf(name), 'utf8');
}

function fileOf(name: GuideName): string {
  return join(docsFolder, 'guides', `${name}.md`);
}

const markdown = new Marked({
  renderer: {
    image({ href, text }) {
      const src = href.replace(/^\.\.\/gallery\//, picturesAddress);
      return `<img src="${src}" alt="${text}" loading="lazy">`;
    },
  },
  walkTokens(token) {
    if (token.type !== 'link') return;
    const name = /^(\w+)\.md$/.exec(token.href as string)?.[1];
    if (name && isGuideName(name)) token.href = paths.guide(name);
  },
});
