import { Workbook, Worksheet } from 'exceljs';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { displayPhone } from '../../../core/vietnamese/phones';
import { supportName } from '../../../core/vietnamese/support';
import { topicName } from '../../../core/vietnamese/topics';
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

const COLUMNS: readonly PrintedColumn[] = [
  { header: 'Đại sứ số', width: 22 },
  { header: 'Điện thoại đại sứ', width: 14 },
  { header: 'Thôn/tổ của đại sứ', width: 14 },
  { header: 'Đơn vị', width: 18 },
  { header: 'STT', width: 5 },
  { header: 'Học viên', width: 22 },
  { header: 'Năm sinh', width: 7 },
  { header: 'Điện thoại', width: 14 },
  { header: 'Thôn/tổ', width: 14 },
  { header: 'Mã hộ', width: 10 },
  { header: 'Cách nhau (m)', width: 9 },
  { header: 'Nội dung sẽ học', width: 36 },
  { header: 'Nội dung chưa có người dạy', width: 24 },
  { header: 'Buổi cả hai cùng rảnh', width: 26 },
  { header: 'Cần hỗ trợ', width: 14 },
];

/** The pairs as an .xlsx for people: one line per mentee, grouped by ambassador in the order given. */
export async function writePairs(
  title: string,
  mentors: readonly PairsOfMentor[],
): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = printedSheet(workbook, 'Ghép cặp', title, COLUMNS);
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
      mentee.topicsCovered.map(topicName).join(', '),
      mentee.topicsMissing.map(topicName).join(', '),
      windowWords(mentee.sharedWindows),
      mentee.supportNeeds.map(supportName).join(', '),
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
  return phone === null ? 'không có' : displayPhone(phone);
}
