import { Workbook, Worksheet } from 'exceljs';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { displayPhone } from '../../../core/vietnamese/phones';
import { defaultLanguage, termNames, textsIn } from '../../../texts';
import { windowWords } from '../../../core/vietnamese/window-words';
import { addTextRow, bytesOf, PrintedColumn, printedSheet } from './printed-sheet';

/** An ambassador and everybody paired with them. */
export interface PairsOfMentor {
  fullName: string;
  /** E.164. */
  phone: string | null;
  hamletName: string;
  organisation: string | null;
  mentees: readonly PairedMentee[];
}

export interface PairedMentee {
  fullName: string;
  birthYear: number | null;
  phone: string | null;
  hamletName: string;
  householdCode: string | null;
  metres: number;
  /** Topic codes. */
  topicsCovered: readonly string[];
  topicsMissing: readonly string[];
  sharedWindows: readonly WeeklyWindow[];
  /** Codes of support needs. */
  supportNeeds: readonly string[];
}

const words = textsIn(defaultLanguage).exported;

const COLUMNS: readonly PrintedColumn[] = [
  { header: words.pairs.mentor, width: 22 },
  { header: words.pairs.mentorPhone, width: 14 },
  { header: words.pairs.mentorHamlet, width: 14 },
  { header: words.pairs.organisation, width: 18 },
  { header: words.pairs.number, width: 5 },
  { header: words.pairs.mentee, width: 22 },
  { header: words.pairs.birthYear, width: 7 },
  { header: words.pairs.phone, width: 14 },
  { header: words.pairs.hamlet, width: 14 },
  { header: words.pairs.household, width: 10 },
  { header: words.pairs.metres, width: 9 },
  { header: words.pairs.covered, width: 36 },
  { header: words.pairs.missing, width: 24 },
  { header: words.pairs.windows, width: 26 },
  { header: words.pairs.support, width: 14 },
];

/** The pairs as an .xlsx for people: one line per mentee, grouped by ambassador in the order given. */
export async function writePairs(
  title: string,
  mentors: readonly PairsOfMentor[],
): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = printedSheet(workbook, words.pairsSheet, title, COLUMNS);
  for (const mentor of mentors) addGroup(sheet, mentor);
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: COLUMNS.length } };
  return bytesOf(workbook);
}

function addGroup(sheet: Worksheet, mentor: PairsOfMentor): void {
  mentor.mentees.forEach((mentee, index) => {
    const row = addTextRow(sheet, [
      mentor.fullName,
      phoneText(mentor.phone),
      mentor.hamletName,
      mentor.organisation,
      index + 1,
      mentee.fullName,
      mentee.birthYear,
      phoneText(mentee.phone),
      mentee.hamletName,
      mentee.householdCode,
      mentee.metres,
      termNames('topic', [...mentee.topicsCovered], defaultLanguage),
      termNames('topic', [...mentee.topicsMissing], defaultLanguage),
      windowWords(mentee.sharedWindows),
      termNames('support', [...mentee.supportNeeds], defaultLanguage),
    ]);
    if (index === 0) {
      row.getCell(1).font = { bold: true };
      row.eachCell({ includeEmpty: true }, (cell) => {
        cell.border = { top: { style: 'thin' } };
      });
    }
  });
}

function phoneText(phone: string | null): string {
  return phone === null ? words.noPhone : displayPhone(phone);
}
