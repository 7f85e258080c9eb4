import type { SheetImport } from '../../src/modules/exchange/people/sheet-import.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** An import of a sheet in which nothing was new and nothing wrong. */
export function makeSheetImport(given: Given<SheetImport, 'wardId'>): SheetImport {
  const id = newId();
  return {
    id,
    kind: 'mentees',
    fileName: 'hoc-vien.xlsx',
    fileHash: id,
    added: 0,
    changed: 0,
    unchanged: 0,
    headers: ['Họ tên'],
    rejected: [],
    warnings: [],
    unreadTabs: [],
    leftRows: [],
    importedBy: null,
    createdAt: 0,
    ...given,
  };
}
