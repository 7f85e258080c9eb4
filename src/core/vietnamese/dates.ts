import { isBirthYear, partakingAges } from './birth-year';
import { normaliseText, plainKey } from './text';
import { DAY_MS } from '../time/durations';

/** A day of the calendar, or only its year. */
export interface WrittenDate {
  year: number;
  /** 'YYYY-MM-DD', or null when only the year was written. */
  date: string | null;
}

/** How two-digit years are read: the latest year up to this one. */
export interface DateReading {
  latestTwoDigitYear: number;
}

/** Day 0 of Excel's calendar, chosen so that serials after its wrong 29 February 1900 are right. */
const EXCEL_DAY_ZERO = Date.UTC(1899, 11, 30);
const EARLIEST_YEAR = 1850;
const LATEST_PLAIN_YEAR = 2200;
const LATEST_SERIAL = 80_000;

/**
 * Reads a date as people write it: "15/10/1955", "15.10.55", "1955-10-15", "tháng 10/1955", "1955", "năm 1955",
 * a date cell or an Excel day number. Null when it is no day of the calendar (31/02) or no date at all.
 */
export function readDate(
  written: string | number | Date,
  reading: DateReading,
): WrittenDate | null {
  if (written instanceof Date) return fromInstant(written.getTime());
  if (typeof written === 'number') return fromNumber(written, reading);
  return fromText(written, reading);
}

function fromInstant(time: number): WrittenDate | null {
  if (Number.isNaN(time)) return null;
  // A date cell holds midnight UTC; some writers lose a second on the way.
  const day = new Date(Math.round(time / 1000) * 1000);
  return fromParts(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function fromNumber(value: number, reading: DateReading): WrittenDate | null {
  if (!(value > 0)) return null;
  if (Number.isInteger(value)) {
    if (value >= EARLIEST_YEAR && value <= LATEST_PLAIN_YEAR) return { year: value, date: null };
    if (value >= 1_011_850 && value <= 31_122_200) {
      return fromText(String(value).padStart(8, '0'), reading);
    }
  }
  if (value <= LATEST_PLAIN_YEAR || value > LATEST_SERIAL) return null;
  return fromInstant(EXCEL_DAY_ZERO + Math.floor(value) * DAY_MS);
}

function fromText(written: string, reading: DateReading): WrittenDate | null {
  const text = normaliseText(written)
    .replace(/^(?:sinh|ngày|năm|sn|ns|sinh năm|năm sinh|ngày sinh|khoảng)\s*:?\s*/i, '')
    .replace(/^(?:năm|ngày)\s*:?\s*/i, '')
    .replace(/[\sT]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s*[AP]M)?$/i, '')
    .replace(/^(\d{4,5})\.0$/, '$1');
  if (/^\d{4}$/.test(text)) return { year: Number(text), date: null };
  if (/^\d{5}$/.test(text)) return fromNumber(Number(text), reading);

  const compact = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (compact) return fromParts(Number(compact[3]), Number(compact[2]), Number(compact[1]));

  const words = text
    .replace(/\s*(?:tháng|thg|năm)\s*/gi, '/')
    .replace(/\s*[/.\-–,\\]\s*|\s+/g, '/')
    .replace(/^\/|\/$/g, '');
  const yearFirst = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(words);
  if (yearFirst) return fromParts(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(words);
  if (dayFirst) {
    return fromParts(fullYear(dayFirst[3], reading), Number(dayFirst[2]), Number(dayFirst[1]));
  }
  const monthFirst = /^(\d{1,2})\/(\d{4})$/.exec(words);
  if (monthFirst && Number(monthFirst[1]) >= 1 && Number(monthFirst[1]) <= 12) {
    return { year: Number(monthFirst[2]), date: null };
  }
  return null;
}

function fullYear(written: string, { latestTwoDigitYear }: DateReading): number {
  const year = Number(written);
  if (written.length === 4) return year;
  const century = Math.floor((latestTwoDigitYear - year) / 100) * 100;
  return century + year;
}

function fromParts(year: number, month: number, day: number): WrittenDate | null {
  const instant = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    year >= 1000 &&
    year <= 9999 &&
    instant.getUTCFullYear() === year &&
    instant.getUTCMonth() === month - 1 &&
    instant.getUTCDate() === day;
  return isReal ? { year, date: instant.toISOString().slice(0, 10) } : null;
}

/** A day or year of birth, of two digits the latest there can be; null when unreadable, or of nobody who takes part. */
export function readBirth(written: string | number | Date, today: string): WrittenDate | null {
  const latestTwoDigitYear = Number(today.slice(0, 4)) - partakingAges.youngest;
  const birth = readDate(written, { latestTwoDigitYear });
  return birth && isBirthYear(birth.year, today) ? birth : null;
}

const CONSENT_GIVEN =
  /^(?:co|x|v|da|roi|yes|y|ok|true|1|da co|da ky|da ky dong y|nhat tri|da xac nhan|(?:(?:co|vang) )?(?:toi )?(?:da |co )?dong y(?: (?:cho|xu ly|voi|de) [^0-9]*)?)$/;
const CONSENT_REFUSED = /\b(?:khong|chua|tu choi|no|false|rut)\b/;
/** No consent is older than the first rules on personal data, nor than the movement. */
const EARLIEST_CONSENT = '2015-01-01';

/**
 * The day on which a person agreed that their data are used, 'YYYY-MM-DD'. A plain "Có", "x" or "đã đồng ý"
 * counts as given on the day the sheet is read. Null for "Không", nothing, a future day or no real day.
 */
export function readConsent(
  written: string | number | boolean | Date,
  today: string,
): string | null {
  if (typeof written === 'boolean') return written ? today : null;
  if (typeof written === 'string') {
    const key = plainKey(written);
    if (CONSENT_REFUSED.test(key)) return null;
    if (CONSENT_GIVEN.test(key) || /^[✓✔☑✅√]$/u.test(written.trim())) return today;
  }
  if (written === 1) return today;
  const dated = typeof written === 'string' ? dateWithin(written) : written;
  const date = readDate(dated, { latestTwoDigitYear: Number(today.slice(0, 4)) })?.date ?? null;
  return date !== null && date <= today && date >= EARLIEST_CONSENT ? date : null;
}

/** Whether somebody says plainly that they do not agree: "Không", "không đồng ý", "từ chối", an unticked box. */
export function isConsentDenied(written: string | number | boolean | Date): boolean {
  if (typeof written !== 'string') return written === false;
  return /^(?:(?:toi )?khong(?: dong y(?: (?:cho|xu ly|voi|de) .*)?)?(?: nua)?|tu choi|da rut|rut(?: lai)?(?: dong y)?|no|false)$/.test(
    plainKey(written),
  );
}

function dateWithin(text: string): string {
  return /\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/.exec(text)?.[0] ?? text;
}
