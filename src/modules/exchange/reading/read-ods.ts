import JSZip from 'jszip';
import type { SheetTable } from '../../../core/sheets/table';
import { damaged, locked, tooLarge } from './inspect-workbook';
import { type Hiding, tablesIn } from './read-other-workbook';
import type { ZipEntry } from './zip-entries';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
const MOST_BYTES = 160 * 1024 * 1024;
const MOST_ROW_ELEMENTS = 60_000;
const MOST_CELLS = 800_000;
/** What the library looks at before it opens the content; nothing else of the file is given to it. */
const PLAIN_MANIFEST =
  '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';

const HIDDEN_STYLE =
  /<style:style\b(?=[^>]*style:family="table")[^>]*?style:name="([^"]*)"[^>]*(?<!\/)>(?:(?!<\/style:style>)[\s\S])*?table:display="false"/g;
const TABLE_OR_ROW = /<table:table\s([^>]*)>|<table:table-row(?:\s([^>]*?))?\/?>/g;

/** Whether these files are those of a spreadsheet of LibreOffice. */
export function isOds(entries: readonly ZipEntry[]): boolean {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  return has(CONTENT) && has(MANIFEST);
}

/** The sheets of an .ods, hidden ones and hidden rows marked as such. */
export async function readOds(name: string, entries: readonly ZipEntry[]): Promise<SheetTable[]> {
  const manifest = await unpacked(name, entries, MANIFEST);
  if (manifest.includes('manifest:encryption-data')) throw locked(name);
  const content = (await unpacked(name, entries, CONTENT)).toString();
  if (count(content, '<table:table-row') > MOST_ROW_ELEMENTS) throw tooLarge(name, 'empty-cells');
  if (count(content, '<table:table-cell') > MOST_CELLS) throw tooLarge(name, 'empty-cells');
  const zip = new JSZip();
  zip.file(MANIFEST, PLAIN_MANIFEST);
  zip.file('styles.xml', '<office:document-styles/>');
  zip.file(CONTENT, content);
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
  return tablesIn(name, bytes, hidingIn(content));
}

/** The library tells neither hidden sheets nor hidden rows of this kind. */
function hidingIn(content: string): Hiding {
  const hiddenStyles = new Set([...content.matchAll(HIDDEN_STYLE)].map(([, style]) => style));
  const isHidden: boolean[] = [];
  const hiddenRows: Set<number>[] = [];
  let row = 0;
  for (const [, table, attributes] of content.matchAll(TABLE_OR_ROW)) {
    if (table !== undefined) {
      isHidden.push(hiddenStyles.has(valueOf(table, 'table:style-name')));
      hiddenRows.push(new Set());
      row = 0;
      continue;
    }
    const repeated = Number(valueOf(attributes ?? '', 'table:number-rows-repeated') || 1);
    const visibility = valueOf(attributes ?? '', 'table:visibility');
    if (visibility === 'collapse' || visibility === 'filter') {
      const last = row + Math.min(repeated, MOST_ROW_ELEMENTS);
      for (let at = row + 1; at <= last; at += 1) hiddenRows.at(-1)?.add(at);
    }
    row += repeated;
  }
  return { isHidden: isHidden.includes(false) ? isHidden : [], hiddenRows };
}

function valueOf(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found += 1;
  return found;
}

async function unpacked(name: string, entries: readonly ZipEntry[], part: string): Promise<Buffer> {
  const entry = entries.find((one) => one.name === part);
  const content = await entry?.unpack(MOST_BYTES).catch(() => Promise.reject(damaged(name)));
  if (!content) throw content === null ? tooLarge(name, 'unpacked') : damaged(name);
  return content;
}
