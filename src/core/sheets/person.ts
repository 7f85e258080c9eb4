import type { WeeklyWindow } from '../time/weekly-window';
import type { Gender } from '../vietnamese/gender';
import type { CellValue } from './table';

/** A hamlet of the unit whose sheet is read. */
export interface SheetHamlet {
  name: string;
  latitude: number | null;
  longitude: number | null;
}

/** What reading a sheet needs to know from outside. */
export interface SheetContext {
  /** The local day on which the sheet is read, 'YYYY-MM-DD'. */
  today: string;
  hamlets: readonly SheetHamlet[];
}

/** What every person of a sheet has. Only rows without a fault are given out, so required parts are there. */
export interface PersonRow {
  /** Row number in the sheet, 1 is the first. */
  row: number;
  fullName: string;
  gender: Gender | null;
  birthYear: number | null;
  /** 'YYYY-MM-DD' when the sheet gives the day. */
  birthDate: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  /** Index into `SheetContext.hamlets`. */
  hamletIndex: number;
  hamletName: string;
  /** Codes of core/vietnamese/topics. */
  topics: string[];
  /** ISO 639 codes. */
  languages: string[];
  windows: WeeklyWindow[];
  /** The person's own pin; null means: stands at the hamlet. */
  latitude: number | null;
  longitude: number | null;
  cells: CellValue[];
}
