import type { ListedConfirmation } from '../../../core/programme/listed-confirmations';
import type { LocalDate } from '../../../core/time/local-dates';
import { readBirth, readDate } from '../../../core/vietnamese/dates';
import { normaliseName } from '../../../core/vietnamese/names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { plainKey } from '../../../core/vietnamese/text';
import type { FileSource } from '../reading/file-source';
import { type PlaceLine, readPlaceSheet } from './read-place-sheet';

const COLUMNS = {
  state: /trang thai|tinh trang|ket qua|status/,
  on: /xac nhan|kich hoat|hoan thanh|dat pho cap|confirmed/,
  name: /^(?:ho va ten|ho ten|ten|ho, ten|full name|name)/,
  birth: /nam sinh|ngay sinh|ngay.*thang.*nam.*sinh|^sinh|birth/,
  phone: /dien thoai|sdt|so dt|di dong|phone/,
  hamlet: /thon|xom|to dan pho|tdp|khu|\bap\b|\bban\b|dia chi|noi o|cu tru|thuong tru|hamlet/,
};

/**
 * The lines of a list of the police, people whose skills are confirmed on VNeID. Of its cells only names, years, places,
 * numbers to call and days are given back: a personal number of twelve digits stays in the file, wherever it stands.
 */
export async function readConfirmations(
  source: FileSource,
  today: LocalDate,
): Promise<ListedConfirmation[]> {
  const lines = await readPlaceSheet(source, COLUMNS, ['name', 'birth']);
  return lines.map((line) => {
    const [on, state] = [line.value('on'), line.value('state')];
    return {
      row: line.row,
      name: withoutNumbers(normaliseName(line.text('name'))),
      birthYear: birthYearOf(line, today),
      hamlet: withoutNumbers(line.text('hamlet')),
      phone: phoneOf(line.text('phone')),
      on: dayOf(on, today) ?? dayOf(state, today),
      isNotYet: isDenied(on) || isDenied(state),
    };
  });
}

type Line = PlaceLine<keyof typeof COLUMNS>;

function birthYearOf(line: Line, today: LocalDate): number | null {
  const value = line.value('birth');
  if (value === null || typeof value === 'boolean') return null;
  return readBirth(value, today)?.year ?? null;
}

/** A word that begins with no or not yet; an empty box. */
function isDenied(value: ReturnType<Line['value']>): boolean {
  return (
    value === false || (typeof value === 'string' && /^(?:khong|chua|no)\b/.test(plainKey(value)))
  );
}

function dayOf(value: ReturnType<Line['value']>, today: LocalDate): LocalDate | null {
  if (value === null || typeof value === 'boolean') return null;
  const date = readDate(value, { latestTwoDigitYear: Number(today.slice(0, 4)) })?.date ?? null;
  return date !== null && date <= today ? date : null;
}

/** A number to call has nine or ten digits of its own; twelve are a person's. */
function phoneOf(text: string): string | null {
  return text.replace(/\D/g, '').length === 12 ? null : (readPhoneNumber(text)?.number ?? null);
}

function withoutNumbers(text: string): string {
  return text.replace(/\d(?:[\s.-]?\d){5,}/g, '').trim();
}
