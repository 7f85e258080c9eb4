import { displayPhone } from '../../../core/vietnamese/phones';
import { defaultLanguage, type Language, termName, type Texts, textsIn } from '../../../texts';
import { clockWords } from '../../../core/vietnamese/window-words';
import { newWorkbook } from '../workbook/new-workbook';
import { addBodyRow, bytesOf, PrintedColumn, printedSheet } from './printed-sheet';

/** A session in local wall time. */
export interface ExportedSession {
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
  mentees: readonly { fullName: string; phone: string | null; address: string | null }[];
}

const columnsIn = (words: Texts['exported']): readonly PrintedColumn[] => [
  { header: words.sessions.date, width: 12 },
  { header: words.sessions.weekday, width: 9 },
  { header: words.sessions.time, width: 13 },
  { header: words.sessions.venue, width: 24 },
  { header: words.sessions.hamlet, width: 14 },
  { header: words.sessions.mentor, width: 22 },
  { header: words.sessions.phone, width: 14 },
  { header: words.sessions.topic, width: 28 },
  { header: words.sessions.count, width: 7 },
  { header: words.sessions.mentees, width: 44 },
  { header: words.sessions.present, width: 9 },
];

/** The sessions as an .xlsx for people, in the order given. */
export async function writeSessions(
  title: string,
  sessions: readonly ExportedSession[],
  language: Language = defaultLanguage,
): Promise<Buffer> {
  const workbook = newWorkbook();
  const { exported: words, dates } = textsIn(language);
  const sheet = printedSheet(workbook, words.sessionsSheet, title, columnsIn(words));
  for (const session of sessions) {
    addBodyRow(sheet, [
      session.date.split('-').reverse().join('/'),
      dates.weekdayInList(session.weekday),
      `${clockWords(session.startMinute)}–${clockWords(session.endMinute)}`,
      session.venueName ?? atHome(words, session),
      session.hamletName,
      session.mentorName,
      session.mentorPhone === null ? '' : displayPhone(session.mentorPhone),
      termName('topic', session.topic, language),
      session.mentees.length,
      session.mentees
        .map(({ fullName, phone }) => (phone ? `${fullName} (${displayPhone(phone)})` : fullName))
        .join('\n'),
      '',
    ]);
  }
  return bytesOf(workbook);
}

/** Without the hamlet, which has a column of its own. */
function atHome(words: Texts['exported'], { mentees }: ExportedSession): string {
  const known = mentees.find(({ address }) => address !== null);
  return known?.address ? words.atHomeIn(known.address) : words.atHome;
}
