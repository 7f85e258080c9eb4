import JSZip from 'jszip';
import type { SheetTable } from '../../../core/sheets/table';
import { damaged, locked, notASheet, tooLarge } from './inspect-workbook';
import { boundedContent } from './ods-content';
import { tablesIn } from './read-other-workbook';
import type { ZipEntry } from './zip-entries';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
/** Since version 24.8 LibreOffice packs a file with a password in whole. */
const ENCRYPTED = 'encrypted-package';
const MOST_BYTES = 160 * 1024 * 1024;
/** What the library looks at before it opens the content; nothing else of the file is given to it. */
const PLAIN_MANIFEST =
  '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';

/** A text, slides or a drawing: the manifest names the whole file's type. */
const OTHER_DOCUMENT =
  /opendocument\.(?:text|presentation|graphics|chart|image|formula|base|database)(?:-\w+)*"/;

/** Whether these files are those of a spreadsheet of LibreOffice. */
export function isOds(entries: readonly ZipEntry[]): boolean {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  return has(MANIFEST) && (has(CONTENT) || has(ENCRYPTED));
}

/** The sheets of an .ods, hidden ones and hidden rows marked as such. */
export async function readOds(name: string, entries: readonly ZipEntry[]): Promise<SheetTable[]> {
  if (entries.some((entry) => entry.name === ENCRYPTED)) throw locked(name);
  const manifest = (await unpacked(name, entries, MANIFEST)).toString();
  if (manifest.includes('manifest:encryption-data')) throw locked(name);
  if (OTHER_DOCUMENT.test(manifest)) throw notASheet(name);
  const written = (await unpacked(name, entries, CONTENT)).toString();
  // The library tells neither hidden sheets nor hidden rows of this kind.
  const { content, isHidden, hiddenRows } = boundedContent(name, written);
  const zip = new JSZip();
  zip.file(MANIFEST, PLAIN_MANIFEST);
  zip.file('styles.xml', '<office:document-styles/>');
  zip.file(CONTENT, content);
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
  return tablesIn(name, bytes, {
    isHidden: isHidden.includes(false) ? isHidden : [],
    hiddenRows,
  });
}

async function unpacked(name: string, entries: readonly ZipEntry[], part: string): Promise<Buffer> {
  const entry = entries.find((one) => one.name === part);
  const content = await entry?.unpack(MOST_BYTES).catch(() => Promise.reject(damaged(name)));
  if (!content) throw content === null ? tooLarge(name, 'unpacked') : damaged(name);
  return content;
}
