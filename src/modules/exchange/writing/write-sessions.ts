import { Workbook } from 'exceljs';
import { displayPhone } from '../../../core/vietnamese/phones';
import { topicName } from '../../../core/vietnamese/topics';
import { clockWords, weekdayWords } from '../../../core/vietnamese/window-words';
import { addTextRow, bytesOf, PrintedColumn, printedSheet } from './printed-sheet';

/** A session in local wall time. */
export interface PlannedSession {
  /** 'YYYY-MM-DD'. */
  date: string;
  /** ISO: 1 is Monday. */
  weekday: number;
  startMinute: number;
  endMinute: number;
  /** The venue's name; null is at a mentee's home. */
  venueName: string | null;
  hamletName: string;
  mentorName: string;
  /** E.164. */
  mentorPhone: string | null;
  topic: string;
  mentees: readonly { fullName: string; phone: string | null }[];
}

const COLUMNS: readonly PrintedColumn[] = [
  { header: 'Ngày', width: 12 },
  { header: 'Thứ', width: 9 },
  { header: 'Giờ', width: 13 },
  { header: 'Điểm học', width: 24 },
  { header: 'Thôn/tổ', width: 14 },
  { header: 'Đại sứ số', width: 22 },
  { header: 'Điện thoại', width: 14 },
  { header: 'Nội dung', width: 28 },
  { header: 'Số người', width: 7 },
  { header: 'Học viên', width: 44 },
  { header: 'Có mặt', width: 9 },
];

/** The sessions as an .xlsx for people, in the order given. */
export async function writeSessions(
  title: string,
  sessions: readonly PlannedSession[],
): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = printedSheet(workbook, 'Lịch học', title, COLUMNS);
  for (const session of sessions) {
    addTextRow(sheet, [
      session.date.split('-').reverse().join('/'),
      weekdayWords(session.weekday),
      `${clockWords(session.startMinute)}–${clockWords(session.endMinute)}`,
      session.venueName ?? 'Tại nhà học viên',
      session.hamletName,
      session.mentorName,
      session.mentorPhone === null ? '' : displayPhone(session.mentorPhone),
      topicName(session.topic),
      session.mentees.length,
      session.mentees
        .map(({ fullName, phone }) => (phone ? `${fullName} (${displayPhone(phone)})` : fullName))
        .join('\n'),
      '',
    ]);
  }
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: COLUMNS.length } };
  return bytesOf(workbook);
}
