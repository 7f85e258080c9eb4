import type { StopReason } from '../people/stops';
import { readDate } from '../vietnamese/dates';
import { accentKey, foldAccents, normaliseText } from '../vietnamese/text';
import { RowNotes, shortened } from './row-notes';

/** That a list says somebody takes part no more: why, and since when, 'YYYY-MM-DD'. */
export interface SaidStop {
  reason: StopReason;
  on: string;
  /** Whether the list says the day; otherwise it is the one of reading. */
  isDated: boolean;
}

/**
 * What says a reason, and nothing but it; in this order: whoever "đã hoàn thành, chuyển đi" moved. Words beside it
 * can turn it into anything ("đã mất thẻ", "không đi xa được"), so they stop nobody.
 */
const REASONS: readonly [StopReason, string][] = [
  ['died', 'mất|chết|qua đời|tử vong|từ trần|died|deceased'],
  [
    'consent',
    '(?:rút|hủy|thu hồi)(?: lại)?(?: sự)? đồng ý|(?:withdrew|withdrawn)(?: consent)?|consent withdrawn',
  ],
  [
    'moved',
    'chuyển (?:đi|(?:chỗ|nơi) ở|khẩu|hộ khẩu|nơi khác|chỗ khác|đi (?:nơi|chỗ) khác)|đi làm ăn xa|không còn (?:ở|cư trú)(?: (?:đây|tại đây|địa phương|tại địa phương))?|moved(?: away)?',
  ],
  ['finished', 'hoàn thành(?: (?:khóa học|chương trình|lớp học))?|học xong|finished'],
  [
    'no-wish',
    'nghỉ(?: hẳn| học| tham gia)?|xin (?:nghỉ|thôi)(?: học| tham gia)?|thôi(?: học| tham gia)?|dừng(?: học| tham gia)?|không tham gia|không (?:còn|có) nhu cầu|không học nữa|không muốn (?:học|tham gia)|stopped',
  ],
];
const DAY = '(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|(?:\\d{1,2}[/.-])?(?:19|20)\\d{2})';
const BEFORE_DAY = '(?: ?[-,:(]? ?(?:từ |vào |hồi )?(?:ngày |tháng |năm )?';
const sayings = REASONS.map(([reason, words]) => {
  const source = `(?:đã )?(?:${words})(?: nữa)?(?: rồi)?${BEFORE_DAY}${DAY}\\)?)?`;
  return {
    reason,
    accented: new RegExp(`^(?:${source})$`),
    plain: new RegExp(`^(?:${foldAccents(source)})$`),
  };
});
/** Without its accents each of them is an everyday word as well: mắt, đứng, thời. */
const AMBIGUOUS = /^(?:mat|dung|thoi|nghi)(?: ?[-,:(]? ?\d.*)?$/;
const NOT_YET = /^(?:chưa|không|chua|khong) /;
/** What says that somebody goes on, or nothing. */
const GOES_ON =
  /^(?:không|khong|chưa|chua|0|no|false|-|(?:đang|dang|còn|vẫn|van) .*|con (?:hoc|song|o|tham gia).*|bình thường|binh thuong|ổn định|on dinh|hoạt động|hoat dong|mới|moi|có mặt|co mat|tốt|tot|active)?$/;
const TICK = /^(?:x|v|✓|✔|☑|có|co|1|true|yes|y|đã|da)$/;
const WHOLE_DAY = new RegExp(`^(?:ngày |ngay )?${DAY}$`);
const columnReasons = { hasDied: 'died', hasMoved: 'moved', hasLeft: 'no-wish' } as const;
type ReasonColumn = keyof typeof columnReasons;

/** Whether the row says that the person stopped; null where they go on, with a note where nobody understands it. */
export function readStop(notes: RowNotes, today: string): SaidStop | null {
  for (const column of Object.keys(columnReasons) as ReasonColumn[]) {
    const stop = stopInColumn(notes, column, today);
    if (stop) return stop;
  }
  const text = accentKey(notes.text('status'));
  const reason = reasonIn(text);
  if (reason) return { reason, ...dayOf(notes.value('status'), today) };
  if (!goesOn(text)) askAbout(notes, 'status');
  return stopInNote(notes, today);
}

/** Anything may be noted of somebody: nobody is asked about it, and what is "hoàn thành" there may be a form. */
function stopInNote(notes: RowNotes, today: string): SaidStop | null {
  const reason = reasonIn(accentKey(notes.text('note')));
  if (reason === null || reason === 'finished') return null;
  return { reason, ...dayOf(notes.value('note'), today) };
}

/** A column of its own for a reason says it by a tick, a day or the words; whatever else stands there is asked about. */
function stopInColumn(notes: RowNotes, column: ReasonColumn, today: string): SaidStop | null {
  const value = notes.value(column);
  const text = accentKey(notes.text(column));
  const day = dayOf(value, today);
  if (value instanceof Date || TICK.test(text) || WHOLE_DAY.test(text)) {
    return { reason: columnReasons[column], ...day };
  }
  const reason = reasonIn(text);
  if (reason) return { reason, ...day };
  if (!goesOn(text)) askAbout(notes, column);
  return null;
}

/** The reason where the text says reasons and nothing else. */
function reasonIn(text: string): StopReason | null {
  if (AMBIGUOUS.test(text)) return null;
  const said = text.split(/ ?[,;] ?/).map((part) => sayingOf(part)?.reason);
  if (said.includes(undefined)) return sayingOf(text)?.reason ?? null;
  return REASONS.find(([reason]) => said.includes(reason))?.[0] ?? null;
}

/** Words that have accents mean what they say with them: mất is not mắt. */
function sayingOf(text: string): (typeof sayings)[number] | undefined {
  const hasAccents = foldAccents(text) !== text;
  return sayings.find(({ accented, plain }) => (hasAccents ? accented : plain).test(text));
}

/** "Chưa chuyển đi", "không nghỉ": nobody stopped. */
function goesOn(text: string): boolean {
  return GOES_ON.test(text) || (NOT_YET.test(text) && reasonIn(text.replace(NOT_YET, '')) !== null);
}

function askAbout(notes: RowNotes, column: 'status' | ReasonColumn): void {
  notes.warn('status', [column], 'status-unknown', shortened(normaliseText(notes.text(column))));
}

/** The day in the cell, today where there is none or it is still to come. */
function dayOf(
  value: string | number | boolean | Date | null,
  today: string,
): Pick<SaidStop, 'on' | 'isDated'> {
  const undated = { on: today, isDated: false };
  const dated =
    typeof value === 'string' ? /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.exec(value)?.[0] : value;
  if (dated === undefined || dated === null || typeof dated === 'boolean') return undated;
  const day = readDate(dated, { latestTwoDigitYear: Number(today.slice(0, 4)) })?.date ?? null;
  return day !== null && day <= today ? { on: day, isDated: true } : undated;
}
