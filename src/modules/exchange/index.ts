/** What other modules may use of this one. */
export { exchangeEntities } from './exchange.entities';
export { ExchangeModule } from './exchange.module';
export { ImportDraft } from './drafts/import-draft.entity';
export { ImportDrafts } from './drafts/import-drafts.service';
export { DraftKeeping } from './drafts/draft-keeping';
export {
  type DraftFarHome,
  type DraftGuess,
  type DraftPreview,
  type DraftRow,
  type DraftStop,
} from './drafts/draft-preview.views';
export { isOfHome, rightPin } from './people/far-pins';
export { SheetDepartures } from './people/sheet-departures';
export { type ImportResult, ImportsService } from './people/imports.service';
export { SheetReader } from './people/sheet-reader';
export { countLeft, countRejected, countWarnings } from './people/kept-rows';
export { SheetImport, type SheetNotice } from './people/sheet-import.entity';
export { hamletFields, venueFields } from './places/place-fields';
export { readHamlets } from './places/read-hamlets';
export { readUnits, type UnitRow } from './places/read-units';
export { readVenues } from './places/read-venues';
export { readUpload, type Upload } from './reading/read-upload';
export { newWorkbook } from './workbook/new-workbook';
export { xlsxType } from './writing/printed-sheet';
export { writeList } from './writing/write-list';
export { type PairsOfMentor, writePairs } from './writing/write-pairs';
export { writeRejected } from './writing/write-rejected';
export {
  writeHamletTemplate,
  writeMenteeTemplate,
  writeMentorTemplate,
  writeVenueTemplate,
} from './writing/write-templates';
export { writeSessions } from './writing/write-sessions';
export { exchangeErasure } from './exchange.erasure';
export { exchangeRetention } from './exchange.retention';
