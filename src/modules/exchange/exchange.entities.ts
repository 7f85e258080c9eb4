import { SheetImport } from './people/sheet-import.entity';

/** The tables of this module. */
export const exchangeEntities = [SheetImport];
