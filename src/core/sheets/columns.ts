import { type ColumnMeaning, entriesOf } from '../people/field';
import { type FieldName, fieldsOf, menteeFields, mentorFields } from '../people/fields';
import { accentKey, foldAccents, plainKey } from '../vietnamese/text';

type Fields = typeof mentorFields & typeof menteeFields;
type PartOf<F> = F extends { sheet: { parts: infer Parts } } ? keyof Parts & string : never;

/**
 * A column beside the fields: a number, when a form was sent, what we wrote of a row that was not taken, or that
 * somebody stopped.
 */
type Aside =
  | 'ordinal'
  | 'sentAt'
  | 'ourRow'
  | 'ourColumn'
  | 'ourReason'
  | 'ourTab'
  | 'status'
  | 'hasDied'
  | 'hasMoved'
  | 'hasLeft'
  | 'note';

/** What a column of a people sheet can mean: a field, a part of one, or nothing. */
export type Column = FieldName | PartOf<Fields[keyof Fields]> | Aside;

const asides: Record<Aside, ColumnMeaning> = {
  ordinal: { rank: 81, patterns: [/^(?:stt|tt|so tt|so thu tu|no|id|ma so|ma|s t t)$/] },
  // The first columns of the answers to a form; a stamp is no free time, who was signed in no name.
  sentAt: {
    rank: -1,
    patterns: [
      /^(?:dau thoi gian|timestamp|thoi gian (?:gui|nop|tra loi|bat dau|hoan thanh)|start time|completion time|ten nguoi dung|username)$/,
    ],
  },
  ourRow: { rank: 84, patterns: [/^(?:dong|row)$/] },
  ourColumn: { rank: 85, patterns: [/^(?:cot|column)$/] },
  ourReason: { rank: 86, patterns: [/^(?:ly do|reason)$/] },
  // Who takes part no more: in words, or a column of its own for each reason.
  status: {
    rank: 13,
    patterns: [
      /^(?:tinh trang|trang thai)(?: (?:tham gia|hien nay|hien tai|cu tru|hoc))?$|^status$/,
    ],
  },
  hasDied: { rank: 88, patterns: [/^(?:da )?(?:mat|chet|qua doi|tu vong)$|^(?:died|deceased)$/] },
  hasMoved: {
    rank: 89,
    patterns: [/^(?:da )?chuyen (?:di|cho o|noi o|khau|noi khac)(?: noi khac)?$|^moved(?: away)?$/],
  },
  hasLeft: {
    rank: 90,
    patterns: [/^(?:da |xin )?(?:nghi|thoi|dung)(?: hoc| tham gia)?$|^stopped$/],
  },
  // Of what stands here only that somebody stopped is read.
  note: { rank: 91, patterns: [/^ghi chu(?: khac| them| neu co)?$|^(?:notes?|remarks?)$/] },
  ourTab: { rank: 87, patterns: [/^(?:trang|trang tinh|tab)$/] },
};

/** Headers that are everyday words when their accents are others: mắt, dùng, đúng, thời; without any they say nothing. */
const unlessAccented: Partial<Record<Column, RegExp>> = {
  hasDied: /^(?:đã )?(?:mất|chết|qua đời|tử vong)$/,
  hasMoved: /^(?:đã )?chuyển (?:đi|chỗ ở|nơi ở|khẩu|nơi khác)(?: nơi khác)?$/,
  hasLeft: /^(?:đã |xin )?(?:nghỉ|thôi|dừng)(?: học| tham gia)?$/,
};
const BARE_WORD = /^(?:mat|chet|nghi|thoi|dung)$/;

/** Whether a header that means the column without accents means it with those that it has. */
function isMeant(column: Column, header: string): boolean {
  const accented = unlessAccented[column];
  if (!accented) return true;
  const text = accentKey(header.replace(/\([^()]*\)/g, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return foldAccents(text) === text ? !BARE_WORD.test(text) : accented.test(text);
}

/** The columns of a row that make nobody a person. */
export const asideColumns = Object.keys(asides) as readonly Aside[];
const isAside = (column: Column): boolean => Object.hasOwn(asides, column);
/** Those in front of each row of a file of ours with rows that were not taken. */
export const ourColumns = ['ourRow', 'ourColumn', 'ourReason', 'ourTab'] as const;

/** The meanings of columns; a field that both lists have has the same in both. */
const meanings = new Map<Column, ColumnMeaning>(Object.entries(asides) as [Aside, ColumnMeaning][]);
for (const fields of Object.values(fieldsOf)) {
  for (const [name, { sheet }] of entriesOf(fields)) {
    if (!sheet) continue;
    meanings.set(name, sheet);
    for (const [part, meaning] of Object.entries(sheet.parts ?? {})) {
      meanings.set(part as Column, meaning);
    }
  }
}

/**
 * Headers about somebody else than who stands in the row: whoever leads the hamlet, writes the list or brought the
 * person along means nothing to us. Of a relative the number is kept, and the name only where nothing else names anybody.
 */
const ofStaff =
  /\b(?:to (?:pho|truong)|(?:truong|pho|bi thu) (?:thon|xom|khu|ban|ap|to|chi bo)|bi thu|(?:nguoi|can bo) (?:nhap|lap|ghi|gioi thieu|phu trach|theo doi|tiep nhan)|dai su(?: so)? phu trach)\b/;
const ofRelative =
  /\b(?:chu ho|nguoi (?:than|nha|giam ho|bao lanh|dai dien|cham soc)|giam ho|phu huynh|(?:bo|cha|ba) me|vo chong)\b/;
const UNLIKELY = 1000;

/** How much less sure a meaning is for what else the header says; null where it cannot be meant. */
function doubtFor(column: Column, plain: string): number | null {
  if (column === 'consentOn' || column === 'wishedGender' || isAside(column)) return 0;
  if (ofStaff.test(plain)) return null;
  if (!ofRelative.test(plain) || column === 'otherPhone' || column === 'householdId') return 0;
  return column === 'fullName' ? UNLIKELY : null;
}

/** A header's meaning and how sure it is: 0 is a pattern made for it, higher is less sure. */
export interface Meaning {
  column: Column;
  doubt: number;
}

/** Every meaning a header can have, the likeliest first. */
export function meaningsOf(header: string): Meaning[] {
  const whole = plainKey(header);
  if (whole === '' || whole.length > 90) return [];
  const short = plainKey(header.replace(/\([^()]*\)/g, ' '));
  return [...meanings]
    .flatMap(([column, { rank, patterns }]) => {
      const fits = patterns.findIndex((pattern) => pattern.test(short) || pattern.test(whole));
      const unlikely = doubtFor(column, short);
      if (fits === -1 || unlikely === null || !isMeant(column, header)) return [];
      return [{ column, doubt: fits * 100 + rank + unlikely }];
    })
    .sort((one, other) => one.doubt - other.doubt);
}
