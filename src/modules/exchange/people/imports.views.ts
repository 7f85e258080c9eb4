import { PageOf } from '../../../platform/http/paging';
import { SheetImport } from './sheet-import.entity';

export class SheetImportPage extends PageOf(SheetImport) {}
